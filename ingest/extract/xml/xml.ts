/**
 * XML to a small tree. Strict, and closed: nothing outside the file is ever read, and only entities that stand for
 * a few characters are known. The one place that speaks to saxes.
 */
import { SaxesParser } from "saxes";
import { ExtractionFailed } from "../extraction.js";
import { decodeText } from "../text/decode.js";

export interface XmlElement {
  /** Without prefix. */
  name: string;
  /** By the name as written, and by the name without prefix where no other attribute has it. */
  attributes: Map<string, string>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** Real documents nest some tens of elements deep; the readers of the tree recurse. */
const deepest = 400;
/** More elements than this are data, not a document. */
const mostElements = 5_000_000;
const longestEntity = 64;

/**
 * The root of an XML document.
 * @throws ExtractionFailed `corrupt` when it is not well formed, names what cannot be known, or is a trap
 */
export function parseXml(bytes: Uint8Array, name: string): XmlElement {
  const source = decodeText(bytes, declaredEncoding(bytes)).text.replace(/^\uFEFF/, "");
  const parser = new SaxesParser({ xmlns: false as const });
  const holder: XmlElement = { name: "", attributes: new Map(), children: [] };
  const open: XmlElement[] = [holder];
  let count = 0;
  parser.on("error", (error) => {
    throw broken(name, error.message);
  });
  parser.on("doctype", (text) => {
    for (const [entity, value] of entitiesOf(text, name)) parser.ENTITIES[entity] = value;
  });
  parser.on("opentag", (tag) => {
    const element = elementOf(tag.name, tag.attributes);
    open.at(-1)?.children.push(element);
    open.push(element);
    count += 1;
    if (open.length > deepest || count > mostElements)
      throw new ExtractionFailed(
        "too-large",
        `${name} is nested too deep or has too many elements to be read.`,
      );
  });
  parser.on("closetag", () => open.pop());
  const add = (text: string) => open.at(-1)?.children.push(windows1252(text));
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(source).close();
  const root = holder.children.find((node) => typeof node !== "string");
  if (!root) throw broken(name, "it has no element");
  return root;
}

function elementOf(qualified: string, written: Record<string, string>): XmlElement {
  const attributes = new Map<string, string>();
  for (const [key, value] of Object.entries(written)) attributes.set(key, windows1252(value));
  for (const [key, value] of Object.entries(written))
    if (!attributes.has(localName(key))) attributes.set(localName(key), windows1252(value));
  return { name: localName(qualified), attributes, children: [] };
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(":") + 1);
}

/** The charset that the declaration names (XML 1.0, 4.3.3). */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  return /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(head)?.[1] ?? null;
}

/** Entities whose value is plain characters; any other declaration is a trap or leads out of the file. */
function entitiesOf(doctype: string, name: string): [string, string][] {
  const declared = [
    ...doctype.matchAll(/<!ENTITY\s+(%\s+)?([^\s"']+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/g),
  ];
  return declared
    .filter(([, , entity = ""]) => !/^(?:amp|lt|gt|quot|apos)$/.test(entity))
    .map(([, parameter, entity = "", external, double, single]) => {
      if (external || parameter)
        throw broken(name, `its entity "${entity}" stands outside the file, and nothing outside is read`);
      const value = withCharacters(double ?? single ?? "");
      if (/[&<%]/.test(value) || value.length > longestEntity)
        throw broken(name, `its entity "${entity}" stands for more than a few characters`);
      return [entity, value];
    });
}

function withCharacters(value: string): string {
  return value.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hex, decimal) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const windows1252Signs = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

/** Control characters U+0080 to U+009F mean nothing in text: they are windows-1252 that was taken for ISO-8859-1. */
function windows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) => windows1252Signs[sign.charCodeAt(0) - 0x80] ?? sign);
}

function broken(name: string, how: string): ExtractionFailed {
  return new ExtractionFailed("corrupt", `${name} cannot be read as XML: ${how}.`);
}

/** Elements directly inside. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (node): node is XmlElement => typeof node !== "string" && (name === undefined || node.name === name),
  );
}

/** The first element of that name directly inside, or one after the other down a path. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at && childrenOf(at, name)[0], element);
}

/** All elements of that name below, in document order. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** The words inside, markup left out. */
export function textOf(node: XmlNode | undefined): string {
  if (node === undefined) return "";
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}
