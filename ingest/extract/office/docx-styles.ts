/** What Word's styles say of the paragraphs and runs that bear them; styles build on each other. */
import { childOf, childrenOf, type XmlElement } from "../xml/xml.js";

export interface Style {
  id: string;
  name: string;
  /** 1 to 6 for headings, else null. */
  heading: number | null;
  /** 1 to 9 when paragraphs of the style stand in the outline, else null. */
  outline: number | null;
  bold: boolean;
  list: string | null;
  listLevel: number | null;
}

/** How long a chain of styles that build on each other may be. */
const longestChain = 20;

/** Styles by id. */
export function readStyles(root: XmlElement | undefined): Map<string, Style> {
  const written = new Map(
    (root ? childrenOf(root, "style") : []).map((style) => [style.attributes.get("styleId") ?? "", style]),
  );
  return new Map([...written.keys()].map((id) => [id, styleOf(id, written)]));
}

function styleOf(id: string, written: Map<string, XmlElement>): Style {
  const chain: XmlElement[] = [];
  for (let at = written.get(id); at && chain.length < longestChain; ) {
    chain.push(at);
    at = written.get(childOf(at, "basedOn")?.attributes.get("val") ?? "");
  }
  const first = <T>(pick: (style: XmlElement) => T | undefined) => {
    for (const style of chain) {
      const found = pick(style);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const own = written.get(id);
  const outline = first((style) => childOf(style, "pPr", "outlineLvl")?.attributes.get("val"));
  const listLevel = first((style) => childOf(style, "pPr", "numPr", "ilvl")?.attributes.get("val"));
  return {
    id,
    name: (own && childOf(own, "name")?.attributes.get("val")) ?? id,
    heading: first(headingOf) ?? null,
    outline: outline === undefined || Number(outline) > 8 ? null : Number(outline) + 1,
    bold: first((style) => switchOf(childOf(style, "rPr", "b"))) ?? false,
    list: first((style) => childOf(style, "pPr", "numPr", "numId")?.attributes.get("val")) ?? null,
    listLevel: listLevel === undefined ? null : Number(listLevel),
  };
}

function headingOf(style: XmlElement): number | undefined {
  const name = childOf(style, "name")?.attributes.get("val") ?? "";
  if (/^title$/i.test(name)) return 1;
  const level = /^heading (\d)$/i.exec(name)?.[1];
  return level ? Math.min(6, Number(level)) : undefined;
}

/** A property that is on when it is there, unless it says off; undefined when it is not there. */
export function switchOf(property: XmlElement | undefined): boolean | undefined {
  return property && !/^(?:0|false|off|none)$/.test(property.attributes.get("val") ?? "1");
}
