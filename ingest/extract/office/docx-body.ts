/** The body of a Word document (ECMA-376 part 1, 17): paragraphs, tables, text boxes and notes in reading order. */
import type { Draft, Piece } from "../assemble.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import type { Numbering } from "./docx-numbering.js";
import { type Style, switchOf } from "./docx-styles.js";
import { symbolSign } from "./symbol-fonts.js";

/** A whole sentence in the outline is a numbered paragraph, not a heading. */
const longestOutlineHeading = 200;
const cellDivider = " | ";
/** A cell with more paragraphs than this is a text of its own. */
const mostCellParagraphs = 5;

export interface DocxParts {
  styles: Map<string, Style>;
  numbering: Numbering;
  /** Notes by kind and id: `footnote 2`. */
  notes: Map<string, XmlElement>;
}

interface Walk extends DocxParts {
  drafts: Draft[];
  /** In the order of their marks. */
  noted: { label: string; note: XmlElement }[];
  counts: Record<"footnote" | "endnote", number>;
  hidden: number;
}

/** Blocks of the body, notes after it, and how many runs are set as hidden. */
export function docxDrafts(body: XmlElement, parts: DocxParts): { drafts: Draft[]; hidden: number } {
  const walk: Walk = { ...parts, drafts: [], noted: [], counts: { footnote: 0, endnote: 0 }, hidden: 0 };
  readBlocks(walk, body);
  for (const { label, note } of walk.noted) {
    const before = walk.drafts.length;
    readBlocks(walk, note);
    const first = walk.drafts[before];
    if (first) Object.assign(first, { kind: "list-item", marker: `[${label}]` });
  }
  return { drafts: walk.drafts, hidden: walk.hidden };
}

const leftOut = new Set([
  "del",
  "moveFrom",
  "sectPr",
  "tblPr",
  "tblGrid",
  "trPr",
  "tcPr",
  "sdtPr",
  "sdtEndPr",
  "txbxContent",
]);

function readBlocks(walk: Walk, parent: XmlElement): void {
  for (const child of childrenOf(parent)) {
    if (child.name === "p") readParagraph(walk, child);
    else if (child.name === "tbl") readTable(walk, child);
    else if (child.name === "AlternateContent") readBlocks(walk, chosen(child));
    else if (!leftOut.has(child.name)) readBlocks(walk, child);
  }
}

function readParagraph(walk: Walk, paragraph: XmlElement): void {
  const draft = draftOf(walk, paragraph);
  walk.drafts.push(draft);
  for (const box of textBoxesIn(paragraph)) readBlocks(walk, box);
}

function draftOf(walk: Walk, paragraph: XmlElement): Draft {
  const properties = childOf(paragraph, "pPr");
  const style = walk.styles.get(childOf(properties, "pStyle")?.attributes.get("val") ?? "");
  const pieces = piecesOf(walk, paragraph);
  const words = pieces.map((piece) => (piece.mark ? "" : piece.text)).join("");
  // A paragraph without words takes no number, unless it is kept for the picture of one.
  const marker = words.trim() === "" ? null : markerOf(walk, properties, style);
  const short = words.length <= longestOutlineHeading;
  const level = style?.heading ?? (short && style?.outline ? Math.min(6, style.outline) : null);
  if (level !== null) return { kind: "heading", level, marker, pieces };
  return { kind: marker === null ? "paragraph" : "list-item", marker, pieces };
}

function markerOf(walk: Walk, properties: XmlElement | undefined, style: Style | undefined): string | null {
  const own = childOf(properties, "numPr");
  const list = childOf(own, "numId")?.attributes.get("val") ?? style?.list ?? null;
  if (list === null || list === "0") return null;
  const level = childOf(own, "ilvl")?.attributes.get("val");
  const ofStyle = () => style?.listLevel ?? (style ? walk.numbering.levelOfStyle(list, style.id) : 0);
  return walk.numbering.next(list, level === undefined ? ofStyle() : Number(level));
}

/** Text boxes anchored in a paragraph, outermost only; each is written twice for older readers. */
function textBoxesIn(element: XmlElement): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === "txbxContent") return [child];
    return textBoxesIn(child.name === "AlternateContent" ? chosen(child) : child);
  });
}

/** The newer of two ways to write the same, when it has what we read (ECMA-376 part 3, 10.2). */
function chosen(alternatives: XmlElement): XmlElement {
  const [choice, fallback] = [childOf(alternatives, "Choice"), childOf(alternatives, "Fallback")];
  const tells = choice && (descendantsOf(choice, "t").length > 0 || !fallback);
  return (tells ? choice : fallback) ?? alternatives;
}

function piecesOf(walk: Walk, paragraph: XmlElement): Piece[] {
  return childrenOf(paragraph).flatMap((child): Piece[] => {
    if (child.name === "r") return runPieces(walk, child);
    if (child.name === "pPr" || child.name === "rt" || leftOut.has(child.name)) return [];
    if (child.name === "t" && paragraph.name !== "r") return [{ text: textOf(child) }];
    return piecesOf(walk, child.name === "AlternateContent" ? chosen(child) : child);
  });
}

function runPieces(walk: Walk, run: XmlElement): Piece[] {
  const properties = childOf(run, "rPr");
  const style = walk.styles.get(childOf(properties, "rStyle")?.attributes.get("val") ?? "");
  const bold = switchOf(childOf(properties, "b")) ?? style?.bold ?? false;
  const pieces = childrenOf(run).flatMap((child): Piece[] => {
    if (child.name === "footnoteReference" || child.name === "endnoteReference")
      return notePieces(walk, child.name === "footnoteReference" ? "footnote" : "endnote", child);
    const text = charactersOf(child);
    if (text !== null) return text === "" ? [] : [{ text, bold }];
    if (child.name === "ruby") return piecesOf(walk, childOf(child, "rubyBase") ?? child);
    return [];
  });
  if (switchOf(childOf(properties, "vanish")) && pieces.some((piece) => piece.text.trim() !== ""))
    walk.hidden += 1;
  return pieces;
}

/** What an element of a run prints; null when it prints no characters. */
function charactersOf(element: XmlElement): string | null {
  switch (element.name) {
    case "t":
      return textOf(element);
    case "tab":
    case "ptab":
      return "\t";
    case "br":
      return element.attributes.get("type") === "page" ? " " : "\n";
    case "cr":
      return "\n";
    case "noBreakHyphen":
      return "\u2011";
    case "fldChar":
      return formFieldOf(childOf(element, "ffData"));
    case "sym":
      return symbolSign(Number.parseInt(element.attributes.get("char") ?? "", 16));
    default:
      return null;
  }
}

/** What a form field shows that is not written beside it: the chosen entry of a list, a box to tick. */
function formFieldOf(field: XmlElement | undefined): string | null {
  const list = childOf(field, "ddList");
  const box = childOf(field, "checkBox");
  if (list) {
    const chosenEntry = (childOf(list, "result") ?? childOf(list, "default"))?.attributes.get("val") ?? 0;
    return childrenOf(list, "listEntry")[Number(chosenEntry)]?.attributes.get("val") ?? "";
  }
  if (box) return switchOf(childOf(box, "checked") ?? childOf(box, "default")) ? "☒" : "☐";
  return null;
}

function notePieces(walk: Walk, kind: "footnote" | "endnote", reference: XmlElement): Piece[] {
  const note = walk.notes.get(`${kind} ${reference.attributes.get("id")}`);
  if (!note) return [];
  walk.counts[kind] += 1;
  const label = String(walk.counts.footnote + walk.counts.endnote);
  walk.noted.push({ label, note });
  return [{ text: label, mark: true }];
}

function readTable(walk: Walk, table: XmlElement): void {
  for (const row of rowsOf(table)) {
    const cells = cellsOf(row);
    if (isDataRow(walk, cells)) walk.drafts.push(rowOf(walk, cells));
    else for (const cell of cells) readBlocks(walk, cell);
    if (isDataRow(walk, cells)) for (const box of textBoxesIn(row)) readBlocks(walk, box);
  }
}

/** Rows and cells may stand in content controls. */
function rowsOf(table: XmlElement): XmlElement[] {
  return childrenOf(table).flatMap((child) => {
    if (child.name === "tr") return childOf(child, "trPr", "del") ? [] : [child];
    return leftOut.has(child.name) ? [] : rowsOf(child);
  });
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row).flatMap((child) => {
    if (child.name === "tc") return [child];
    return leftOut.has(child.name) ? [] : cellsOf(child);
  });
}

/** Tables that only lay out a page hold words in one cell a row, or other tables, lists and runs of paragraphs. */
function isDataRow({ styles }: Walk, cells: XmlElement[]): boolean {
  const filled = cells
    .map((cell) => descendantsOf(cell, "p").filter(hasText))
    .filter((cell) => cell.length > 0);
  if (filled.length < 2 || cells.some((cell) => descendantsOf(cell, "tbl").length > 0)) return false;
  return filled.every(
    (paragraphs) =>
      paragraphs.length <= mostCellParagraphs && !paragraphs.some((one) => isListed(styles, one)),
  );
}

function hasText(paragraph: XmlElement): boolean {
  return ["t", "sym", "listEntry"].some((name) => descendantsOf(paragraph, name).length > 0);
}

function isListed(styles: Map<string, Style>, paragraph: XmlElement): boolean {
  const properties = childOf(paragraph, "pPr");
  const style = styles.get(childOf(properties, "pStyle")?.attributes.get("val") ?? "");
  return childOf(properties, "numPr") !== undefined || (style?.list ?? null) !== null;
}

function rowOf(walk: Walk, cells: XmlElement[]): Draft {
  const pieces = cells.flatMap((cell): Piece[] => {
    const words = descendantsOf(cell, "p").flatMap((paragraph) => [
      ...piecesOf(walk, paragraph),
      { text: " " },
    ]);
    return words.some((piece) => piece.text.trim() !== "") ? [{ text: cellDivider }, ...words] : [];
  });
  return { kind: "row", pieces: pieces.slice(1) };
}
