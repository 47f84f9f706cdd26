/**
 * What a Word document holds besides what it shows (ECMA-376 part 1, 17): tracked changes with their authors, comments,
 * and words set so that nobody sees them.
 */
import { type Finding, type FindingKind, outsideText } from "../../../storage/model/finding.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import { switchOf } from "./docx-styles.js";
import type { OfficeParts } from "./office-parts.js";

const changes: Record<string, string> = {
  ins: "added",
  del: "deleted",
  moveFrom: "moved away",
  moveTo: "moved here",
};
/** In half points; smaller type than two points is not meant to be read. */
const leastSize = 4;

interface Walk {
  /** Paragraphs begun so far, in the body or part that is walked. */
  paragraph: number;
  /** `header`, `note`; empty in the body. */
  part: string;
  findings: Finding[];
  /** The paragraph in which each comment begins. */
  commented: Map<string, number>;
  /** Something other than paper may lie behind the words: a shaded cell, a filled shape, a table style. */
  shaded: boolean;
  /** Inside words that were added, deleted or moved. */
  changing: boolean;
  /** Kind, manner and author of the last finding, while nothing else has come after it. */
  open: string | null;
}

/** Everything found in the body, the notes, the heads and feet, then the comments. */
export function docxFindings(parts: OfficeParts, body: XmlElement): Finding[] {
  const background = childOf(parts.xml(parts.main), "background") !== undefined;
  const walk: Walk = {
    paragraph: 0,
    part: "",
    findings: [],
    commented: new Map(),
    shaded: background,
    changing: false,
    open: null,
  };
  look(walk, body);
  const links = [...parts.relationships(parts.main).values()];
  for (const { type, target } of links) {
    if (!/^(?:header|footer|footnotes|endnotes)$/.test(type)) continue;
    const root = parts.xml(target);
    if (root)
      look(Object.assign(walk, { paragraph: 0, part: `${type.replace(/s$/, "")}, `, open: null }), root);
  }
  const comments = links
    .filter(({ type }) => type === "comments")
    .flatMap(({ target }) => parts.xml(target) ?? []);
  return [...walk.findings, ...comments.flatMap((root) => commentsIn(root, walk.commented))];
}

function look(walk: Walk, element: XmlElement): void {
  for (const child of childrenOf(element)) {
    const before = walk.shaded;
    walk.shaded ||= isShaded(child);
    if (child.name === "p") begin(walk, child);
    if (child.name === "commentRangeStart" || child.name === "commentReference") noteComment(walk, child);
    const manner = changes[child.name];
    const changing = walk.changing;
    walk.changing ||= manner !== undefined;
    if (manner !== undefined) addChange(walk, child, manner);
    else if (child.name === "r") lookAtRun(walk, child);
    else if (child.name === "trPr") addRow(walk, child, element);
    if (child.name !== "r" || descendantsOf(child, "txbxContent").length > 0) look(walk, child);
    walk.shaded = before;
    walk.changing = changing;
  }
}

/** Paragraphs are counted as people count them: with words, shown or not. */
function begin(walk: Walk, paragraph: XmlElement): void {
  if (wordsOf(paragraph).trim() !== "") walk.paragraph += 1;
  walk.open = null;
}

function noteComment({ commented, paragraph, part }: Walk, element: XmlElement): void {
  const id = element.attributes.get("id") ?? "";
  if (part === "" && !commented.has(id)) commented.set(id, paragraph);
}

/** Words of a change; a paragraph mark or a setting alone has none. */
function addChange(walk: Walk, change: XmlElement, manner: string): void {
  const words = wordsOf(change);
  if (words.trim() !== "")
    add(walk, "tracked change", manner, words, change.attributes.get("author") ?? null);
}

function addRow(walk: Walk, properties: XmlElement, row: XmlElement): void {
  const change = childOf(properties, "del") ?? childOf(properties, "ins");
  if (!change) return;
  const manner = `row ${changes[change.name]}`;
  add(walk, "tracked change", manner, wordsOf(row, " | "), change.attributes.get("author") ?? null);
}

function lookAtRun(walk: Walk, run: XmlElement): void {
  const properties = childOf(run, "rPr");
  const words = wordsOf(run);
  if (words.trim() === "") return;
  const how = unseen(properties, walk.shaded);
  const bar = how === null ? blackedOut(properties) : null;
  if (bar !== null) add(walk, "covered text", bar, words, null);
  else if (how === null) walk.open = walk.changing ? walk.open : null;
  else add(walk, "hidden text", how, words, null);
}

/** How a run is set so that nobody sees it; null when it is seen. */
function unseen(properties: XmlElement | undefined, shaded: boolean): string | null {
  if (switchOf(childOf(properties, "vanish"))) return "hidden";
  const size = Number(childOf(properties, "sz")?.attributes.get("val") ?? leastSize);
  if (size < leastSize) return `${size / 2} pt type`;
  const white = /^fffff?f?$/i.test(childOf(properties, "color")?.attributes.get("val") ?? "");
  return white && !shaded && !childOf(properties, "highlight") && !childOf(properties, "shd")
    ? "white on white"
    : null;
}

/** How dark words are laid on black, as markers do; null when they are not. Words without a colour are black. */
function blackedOut(properties: XmlElement | undefined): string | null {
  if (!isDark(childOf(properties, "color")?.attributes.get("val") ?? "auto")) return null;
  if (childOf(properties, "highlight")?.attributes.get("val") === "black") return "marked in black";
  const shading = childOf(properties, "shd");
  const ground = shading?.attributes.get("val") === "solid" ? "color" : "fill";
  const colour = shading?.attributes.get(ground) ?? "";
  return isDark(colour) && (colour !== "auto" || ground === "color") ? "on a black ground" : null;
}

/** `auto`, as words are without a colour, or close to black. */
function isDark(colour: string): boolean {
  return colour === "auto" || /^(?:[0-3][0-9a-f]){3}$/i.test(colour);
}

/** A cell, paragraph or table that brings a colour of its own, or a shape that may. */
function isShaded(element: XmlElement): boolean {
  const { name } = element;
  if (name === "txbxContent") return true;
  const properties = childOf(element, `${name}Pr`);
  if (name === "tbl" && childOf(properties, "tblStyle")) return true;
  return (name === "tbl" || name === "tc" || name === "p") && childOf(properties, "shd") !== undefined;
}

/** One finding for words of one kind that follow each other, however many runs they are set in. */
function add(walk: Walk, kind: FindingKind, how: string, words: string, by: string | null): void {
  const key = JSON.stringify([kind, how, by, walk.paragraph]);
  const last = walk.findings.at(-1);
  if (walk.open === key && last) last.words += words;
  else walk.findings.push(outsideText(kind, `${how}, ${walk.part}paragraph ${walk.paragraph}`, words, by));
  walk.open = key;
}

function wordsOf(element: XmlElement, divider = ""): string {
  const words: string[] = [];
  const collect = (one: XmlElement): void => {
    for (const child of childrenOf(one)) {
      if (child.name === "t" || child.name === "delText") words.push(textOf(child));
      else if (child.name === "tab" || child.name === "br") words.push(" ");
      else if (child.name !== "rPr" && child.name !== "Fallback") collect(child);
      if (child.name === "tc") words.push(divider);
    }
  };
  collect(element);
  return words.join("");
}

function commentsIn(root: XmlElement, commented: Map<string, number>): Finding[] {
  return childrenOf(root, "comment").map((comment, index) => {
    const paragraph = commented.get(comment.attributes.get("id") ?? "");
    const place = `comment ${index + 1}${paragraph === undefined ? "" : `, paragraph ${paragraph}`}`;
    const words = childrenOf(comment, "p")
      .map((one) => wordsOf(one))
      .join(" ");
    return outsideText("comment", place, words, comment.attributes.get("author") ?? null);
  });
}
