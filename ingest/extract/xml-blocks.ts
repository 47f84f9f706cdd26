/**
 * A tree of XML to blocks in document order. What each element is, is a table that the format gives; elements it
 * does not name are divided by their own words: those that hold words are paragraphs, the others groups.
 */
import type { Draft, PageDraft, Piece } from "./assemble.js";
import { childrenOf, textOf, type XmlElement } from "./xml.js";

export type Role =
  /** Left out whole. */
  | "skip"
  | "group"
  | "paragraph"
  | "heading"
  /** A list item; its first paragraph takes its marker. */
  | "item"
  | "caption"
  | "row"
  | "cell"
  | "inline"
  | "bold"
  | "break"
  | "space"
  /** A number or bullet that belongs to the next block. */
  | "marker"
  /** A note: its mark stays at its place, its words follow the document. */
  | "note"
  /** Words beside the text, such as a lecturer's: a heading "Notes" stands above them. */
  | "notes"
  /** Words of one speaker. */
  | "turn"
  /** The name of the speaker of the turn that it stands in. */
  | "speaker"
  /** Where a page or column begins. */
  | "page";

export interface Profile {
  roles: Record<string, Role>;
  /** What an element is when its name alone does not say it; undefined leaves it to `roles`. */
  role?: (element: XmlElement, parent: XmlElement | null) => Role | undefined;
  /** 1 to 6; undefined takes the depth of groups that have headings. */
  level?: (element: XmlElement) => number | undefined;
  /** For turns: who speaks, as the file says. */
  speaker?: (turn: XmlElement) => string | null;
  /** When it is spoken. */
  time?: (turn: XmlElement) => string | null;
  /** Of items, paragraphs and headings: the marker that is not among their words. */
  marker?: (element: XmlElement) => string | null;
  /** Of notes: the mark as printed; undefined counts them. */
  mark?: (note: XmlElement) => string | undefined;
  /** Of notes: the element that holds the words, where it is not the note itself. */
  noteBody?: (note: XmlElement) => XmlElement | undefined;
  /** Of anything: the label of the page or column that it begins on; undefined does not turn the page. */
  page?: (element: XmlElement) => string | null | undefined;
  /** Of spaces: the characters that it stands for. */
  space?: (element: XmlElement) => string;
}

interface Walk {
  profile: Profile;
  drafts: Draft[];
  notes: Draft[];
  open: Draft | null;
  pages: PageDraft[];
  marker: string | null;
  speaker: string | null;
  time: string | null;
  bold: boolean;
  inRow: boolean;
  depth: number;
  marks: number;
}

const cellDivider = " | ";

/** The blocks below an element, notes last, and the pages that were turned on the way. */
export function xmlBlocks(root: XmlElement, profile: Profile): { drafts: Draft[]; pages: PageDraft[] } {
  const walk: Walk = {
    profile,
    drafts: [],
    notes: [],
    open: null,
    pages: [],
    marker: null,
    speaker: null,
    time: null,
    bold: false,
    inRow: false,
    depth: 0,
    marks: 0,
  };
  walkInto(walk, root);
  flush(walk);
  const drafts = [...walk.drafts, ...walk.notes];
  return {
    drafts: walk.pages.length > 0 ? drafts.map((draft) => onPages(draft)) : drafts,
    pages: walk.pages,
  };
}

/** What stands before the first page turned lies on the first. */
function onPages(draft: Draft): Draft {
  return { ...draft, pieces: draft.pieces.map((piece) => ({ ...piece, page: piece.page ?? 1 })) };
}

function walkInto(walk: Walk, parent: XmlElement): void {
  for (const node of parent.children)
    if (typeof node === "string") addText(walk, node.replace(/\s+/g, " "));
    else visit(walk, node, parent);
}

function visit(walk: Walk, element: XmlElement, parent: XmlElement): void {
  const role = roleOf(walk, element, parent);
  if (role === "skip") return;
  turnPage(walk, element);
  visits[role](walk, element);
}

function roleOf({ profile, open }: Walk, element: XmlElement, parent: XmlElement): Role {
  const said = profile.role?.(element, parent);
  if (said !== undefined) return said;
  if (Object.hasOwn(profile.roles, element.name)) return profile.roles[element.name] ?? "group";
  if (open) return "inline";
  return element.children.some((node) => typeof node === "string" && node.trim() !== "")
    ? "paragraph"
    : "group";
}

const visits: Record<Role, (walk: Walk, element: XmlElement) => void> = {
  skip: () => undefined,
  inline: walkInto,
  group: inGroup,
  page: walkInto,
  heading: inBlock("heading"),
  paragraph: inBlock("paragraph"),
  caption: inBlock("caption"),
  row: inRow,
  cell: inCell,
  item: inItem,
  marker(walk, element) {
    flush(walk);
    walk.marker = oneLine(textOf(element)) || walk.marker;
  },
  bold(walk, element) {
    const before = walk.bold;
    walk.bold = true;
    walkInto(walk, element);
    walk.bold = before;
  },
  break: (walk) => addText(walk, "\n"),
  space: (walk, element) => addText(walk, walk.profile.space?.(element) ?? " "),
  note: inNote,
  notes: inNotes,
  turn: inTurn,
  speaker(walk, element) {
    flush(walk);
    walk.speaker = oneLine(textOf(element)).replace(/\s*[:.—–-]+$/, "") || null;
  },
};

function inGroup(walk: Walk, element: XmlElement): void {
  if (walk.inRow) {
    walkInto(walk, element);
    return;
  }
  flush(walk);
  walk.depth += 1;
  walkInto(walk, element);
  walk.depth -= 1;
  flush(walk);
}

function inBlock(kind: Draft["kind"]) {
  return (walk: Walk, element: XmlElement): void => {
    if (walk.inRow) {
      addText(walk, " ");
      walkInto(walk, element);
      return;
    }
    // A title made of paragraphs is one heading.
    if (kind === "paragraph" && walk.open?.kind === "heading") {
      addText(walk, " ");
      walkInto(walk, element);
      return;
    }
    flush(walk);
    walk.open = draftOf(walk, kind, element);
    walkInto(walk, element);
    flush(walk);
  };
}

function draftOf(walk: Walk, kind: Draft["kind"], element: XmlElement): Draft {
  const marker = walk.marker ?? walk.profile.marker?.(element) ?? null;
  walk.marker = null;
  const level = walk.profile.level?.(element) ?? Math.max(1, Math.min(6, walk.depth));
  const time = walk.time;
  walk.time = null;
  return {
    kind: kind === "paragraph" && marker !== null ? "list-item" : kind,
    pieces: [],
    marker,
    speaker: kind === "heading" ? null : walk.speaker,
    time,
    ...(kind === "heading" ? { level } : {}),
  };
}

function inItem(walk: Walk, element: XmlElement): void {
  if (walk.inRow) {
    walkInto(walk, element);
    return;
  }
  flush(walk);
  walk.marker = walk.profile.marker?.(element) ?? walk.marker;
  walk.open = walk.marker === null ? null : draftOf(walk, "paragraph", element);
  walkInto(walk, element);
  flush(walk);
}

/** Tables that only lay out a page hold words in one cell a row, or other tables and runs of paragraphs. */
function isDataRow(walk: Walk, row: XmlElement): boolean {
  const cells = childrenOf(row).filter((child) => roleOf(walk, child, row) === "cell");
  const filled = cells.filter((cell) => textOf(cell).trim() !== "");
  return filled.length > 1 && filled.every((cell) => blocksIn(walk, cell) <= 3);
}

/** How many blocks with words an element holds, if it were not a cell; without end when a table stands in it. */
function blocksIn(walk: Walk, element: XmlElement): number {
  return childrenOf(element).reduce((sum, child) => {
    const role = roleOf(walk, child, element);
    if (role === "row") return Number.POSITIVE_INFINITY;
    const own = ["paragraph", "heading", "item"].includes(role) && textOf(child).trim() !== "" ? 1 : 0;
    return sum + (blocksIn(walk, child) || own);
  }, 0);
}

function inRow(walk: Walk, element: XmlElement): void {
  if (walk.inRow || !isDataRow(walk, element)) {
    inGroup(walk, element);
    return;
  }
  flush(walk);
  walk.open = draftOf(walk, "row", element);
  walk.inRow = true;
  walkInto(walk, element);
  walk.inRow = false;
  flush(walk);
}

function inCell(walk: Walk, element: XmlElement): void {
  if (!walk.inRow) {
    inGroup(walk, element);
    return;
  }
  if (textOf(element).trim() === "") return;
  if (hasWords(walk.open)) addText(walk, cellDivider);
  walkInto(walk, element);
}

function inNote(walk: Walk, element: XmlElement): void {
  walk.marks += 1;
  const label = walk.profile.mark?.(element) ?? String(walk.marks);
  walk.open?.pieces.push({ text: label, mark: true });
  const body = xmlBlocks(walk.profile.noteBody?.(element) ?? element, walk.profile).drafts;
  const page = walk.pages.at(-1)?.number ?? null;
  for (const [index, draft] of body.entries()) {
    const pieces = draft.pieces.map((piece) => ({ ...piece, page }));
    walk.notes.push({
      ...draft,
      pieces,
      ...(index === 0 ? { kind: "list-item", marker: `[${label}]` } : {}),
    });
  }
}

function inNotes(walk: Walk, element: XmlElement): void {
  const before = walk.drafts.length;
  inGroup(walk, element);
  const page = walk.pages.at(-1)?.number ?? null;
  const heading: Draft = { kind: "heading", level: 2, pieces: [{ text: "Notes", page }] };
  if (walk.drafts.length > before) walk.drafts.splice(before, 0, heading);
}

function inTurn(walk: Walk, element: XmlElement): void {
  flush(walk);
  const before = walk.speaker;
  walk.speaker = walk.profile.speaker?.(element) ?? null;
  walk.time = walk.profile.time?.(element) ?? null;
  walkInto(walk, element);
  flush(walk);
  walk.speaker = before;
}

function turnPage(walk: Walk, element: XmlElement): void {
  const label = walk.profile.page?.(element);
  if (label === undefined) return;
  walk.pages.push({ number: walk.pages.length + 1, label, method: "text" });
}

function addText(walk: Walk, text: string): void {
  if (!walk.open) {
    if (text.trim() === "") return;
    walk.open = { kind: "paragraph", pieces: [], speaker: walk.speaker, marker: walk.marker };
    walk.marker = null;
  }
  const page = walk.pages.at(-1)?.number ?? null;
  const { pieces } = walk.open;
  const last = pieces.at(-1);
  if (last && !last.mark && last.bold === walk.bold && (last.page ?? null) === page) last.text += text;
  else pieces.push({ text, bold: walk.bold, page } satisfies Piece);
}

/** Ends the open block. A marker without words of its own waits for the next block. */
function flush(walk: Walk): void {
  const { open } = walk;
  walk.open = null;
  if (!open) return;
  if (hasWords(open)) walk.drafts.push(open);
  else if (open.marker && !walk.inRow) walk.marker = walk.marker ?? open.marker;
}

function hasWords(draft: Draft | null): boolean {
  return draft?.pieces.some((piece) => !piece.mark && piece.text.trim() !== "") ?? false;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
