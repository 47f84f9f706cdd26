/**
 * A tree of XML to blocks in document order. What each element is, is a table that the format gives; elements it
 * does not name are divided by their own words: those that hold words are paragraphs, the others groups.
 */
import type { Draft, PageDraft } from "../assemble.js";
import { childrenOf, textOf, type XmlElement } from "./xml.js";
import type { Profile, Role } from "./xml-profile.js";
import { addText, draftOf, flush, hasWords, newWalk, oneLine, turnPage, type Walk } from "./xml-walk.js";

const cellDivider = " | ";

/** The blocks below an element, notes last, and the pages that were turned on the way. */
export function xmlBlocks(root: XmlElement, profile: Profile): { drafts: Draft[]; pages: PageDraft[] } {
  const walk = newWalk(profile);
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
