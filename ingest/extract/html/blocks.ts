/**
 * HTML to blocks in the order of the page. The walk is a loop, not a recursion: hostile pages nest tens of
 * thousands deep.
 */
import type { Draft, Piece } from "../assemble.js";
import { plainDrafts } from "../text/plain-drafts.js";
import { type HtmlElement, type HtmlNode, isElement, textType } from "./dom.js";
import { markerOf } from "./list-markers.js";

const blockNames = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER " +
    "FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH " +
    "THEAD TR UL"
  ).split(" "),
);
/** What is not text of the page. */
const silentNames = new Set(
  "AUDIO BUTTON CANVAS DATALIST HEAD IFRAME INPUT NOSCRIPT OBJECT OPTION SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE VIDEO".split(
    " ",
  ),
);
const boldNames = new Set(["B", "STRONG"]);
/** Stands between the cells of a row. */
const cellDivider = " | ";

interface Walk {
  root: HtmlElement;
  /** Of all of it; counted when it is first asked for. */
  characters?: number;
  drafts: Draft[];
  open: Draft;
  bold: number;
  quoted: number;
  preformatted: number;
  /** Inside a row of a real table: blocks in its cells do not divide it. */
  row: HtmlNode | null;
  turns: ReadonlyMap<HtmlNode, Pick<Draft, "speaker" | "time">>;
  /** Who speaks the words that are open. */
  turn: Pick<Draft, "speaker" | "time"> | null;
}

/**
 * The blocks below `root`; elements for which `skip` is true are left out whole. `turns` says who speaks what stands in
 * an element; the name above it is a line of the turn, however it is set.
 */
export function htmlBlocks(
  root: HtmlElement,
  skip: (element: HtmlElement) => boolean = () => false,
  turns: Walk["turns"] = new Map(),
): Draft[] {
  const counts = { bold: 0, quoted: 0, preformatted: 0 };
  const walk: Walk = { root, drafts: [], open: paragraph(), ...counts, row: null, turns, turn: null };
  let node: HtmlNode | null = root;
  while (node) {
    const inside: boolean = enter(walk, node, skip);
    if (inside && node.firstChild) node = node.firstChild;
    else {
      if (inside) leave(walk, node);
      node = next(walk, node, root);
    }
  }
  flush(walk);
  return walk.drafts;
}

function next(walk: Walk, from: HtmlNode, root: HtmlNode): HtmlNode | null {
  let node: HtmlNode = from;
  while (node !== root) {
    if (node.nextSibling) return node.nextSibling;
    if (!node.parentNode) return null;
    node = node.parentNode;
    leave(walk, node);
  }
  return null;
}

function paragraph(): Draft {
  return { kind: "paragraph", pieces: [] };
}

/** Begins a node; false when nothing in it is to be read. */
function enter(walk: Walk, node: HtmlNode, skip: (element: HtmlElement) => boolean): boolean {
  if (node.nodeType === textType) {
    addText(walk, node.textContent ?? "");
    return false;
  }
  if (!isElement(node)) return node.nodeType === 11 || node.nodeType === 9;
  const name = node.nodeName.toUpperCase();
  if (isSilent(node) || isHidden(node) || skip(node)) return false;
  const turn = walk.turns.get(node);
  if (turn) {
    flush(walk);
    walk.turn = turn;
  }
  if (name === "SUP" && isNoteMark(node)) {
    walk.open.pieces.push({ text: node.textContent ?? "", mark: true });
    return false;
  }
  if (boldNames.has(name)) walk.bold += 1;
  if (name === "BR") addPiece(walk, "\n");
  if (name === "PRE") {
    const drafts = walk.row === null && isMost(node, walk) ? typedDrafts(node) : null;
    if (drafts !== null) {
      flush(walk);
      for (const draft of drafts) walk.drafts.push({ ...draft, ...walk.turn });
      return false;
    }
    walk.preformatted += 1;
  }
  if (name === "BLOCKQUOTE" || name === "DD") walk.quoted += 1;
  if (blockNames.has(name)) enterBlock(walk, node, name);
  return true;
}

function enterBlock(walk: Walk, node: HtmlElement, name: string): void {
  if (walk.row) {
    const cell = name === "TD" || name === "TH";
    addPiece(walk, cell && walk.open.pieces.some((piece) => piece.text.trim()) ? cellDivider : " ");
    return;
  }
  const marker = walk.open.pieces.length === 0 ? walk.open.marker : null;
  const kind = walk.open.kind;
  flush(walk);
  if (name === "TR" && isDataRow(node)) {
    walk.row = node;
    walk.open = { kind: "row", pieces: [] };
  } else walk.open = { ...draftFor(node, name, walk), pieces: [] };
  // A paragraph that opens a list item is the list item.
  if (marker && kind === "list-item" && walk.open.kind === "paragraph")
    Object.assign(walk.open, { kind, marker });
}

function draftFor(node: HtmlElement, name: string, walk: Walk): Omit<Draft, "pieces"> {
  const indented = walk.quoted > 0;
  const level = /^H([1-6])$/.exec(name)?.[1];
  if (level) return { kind: "heading", level: Number(level) };
  if (name === "LI") return { kind: "list-item", marker: markerOf(node), indented };
  return { kind: name === "FIGCAPTION" || name === "CAPTION" ? "caption" : "paragraph", indented };
}

function leave(walk: Walk, node: HtmlNode): void {
  const name = node.nodeName.toUpperCase();
  if (boldNames.has(name)) walk.bold -= 1;
  if (name === "PRE") walk.preformatted -= 1;
  if (name === "BLOCKQUOTE" || name === "DD") walk.quoted -= 1;
  if (walk.row === node) walk.row = null;
  if (blockNames.has(name) && !walk.row) flush(walk);
  if (walk.turns.has(node)) {
    flush(walk);
    walk.turn = null;
  }
}

function flush(walk: Walk): void {
  if (walk.open.pieces.some((piece) => !piece.mark && piece.text.trim() !== ""))
    walk.drafts.push(trimmed(walk.open, walk.turn));
  walk.open = { ...paragraph(), indented: walk.quoted > 0 };
}

function trimmed(draft: Draft, turn: Walk["turn"]): Draft {
  const said = turn && draft.kind === "heading" ? { kind: "paragraph" as const, level: null } : {};
  return { ...draft, ...said, ...turn, pieces: draft.pieces.filter((piece) => piece.text !== "") };
}

function addText(walk: Walk, text: string): void {
  addPiece(walk, walk.preformatted > 0 ? text : text.replace(/[ \t\r\n\f]+/g, " "));
}

function addPiece(walk: Walk, text: string): void {
  if (text.trim() === "" && walk.open.pieces.length === 0) return;
  const piece: Piece = { text, bold: walk.bold > 0 };
  const last = walk.open.pieces.at(-1);
  if (last && !last.mark && last.bold === piece.bold) last.text += text;
  else walk.open.pieces.push(piece);
}

/** A listing in an article is not typed text, and keeps its lines. */
function isMost(pre: HtmlElement, walk: Walk): boolean {
  walk.characters ??= (walk.root.textContent ?? "").length;
  return (pre.textContent ?? "").length > walk.characters / 2;
}

/** Paragraphs of a text that was put on a page as it was typed; null when it is set in any way, or is one paragraph. */
function typedDrafts(pre: HtmlElement): Draft[] | null {
  if (pre.querySelector("b, strong, code, h1, h2, h3, h4, h5, h6, table, li, p, sup") !== null) return null;
  const { drafts, margin } = plainDrafts((pre.textContent ?? "").replace(/\r\n?/g, "\n"));
  return margin.length === 0 && drafts.length > 1 ? drafts : null;
}

/** A raised number or sign that leads to a note on the same page. */
function isNoteMark(element: HtmlElement): boolean {
  const link =
    element.querySelector('a[href^="#"]') ??
    (element.parentNode?.nodeName.toUpperCase() === "A" ? element : null);
  return link !== null && /^\s*\[?(?:\d{1,4}|[a-z]|[ivxl]+|[*†‡§¶]+)\]?\s*$/.test(element.textContent ?? "");
}

/** True for what is never text of a page: scripts, fields, pictures. */
export function isSilent(element: HtmlElement): boolean {
  return silentNames.has(element.nodeName.toUpperCase());
}

function isHidden(element: HtmlElement): boolean {
  return element.getAttribute("aria-hidden") === "true" || isSwitchedOff(element);
}

/** True for an element that is not shown, as it says itself. */
export function isSwitchedOff(element: HtmlElement): boolean {
  if (element.getAttribute("hidden") !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute("style") ?? "");
}

/** Tables that only lay out a page hold one cell a row, or other tables, headings and lists. */
function isDataRow(row: HtmlElement): boolean {
  const cells = [...row.querySelectorAll("td, th")];
  return cells.length > 1 && row.querySelector("table, h1, h2, h3, ul, ol, p + p + p") === null;
}
