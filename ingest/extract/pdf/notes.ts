/** Which blocks of a PDF are notes: at the foot of their page, or in a list headed as such. */
import type { Draft } from "../assemble.js";
import type { Group } from "./groups.js";
import type { Line } from "./lines.js";

const listHeading = /^(?:\d+\.?\s+)?(?:(?:foot|end)?notes|references|notes and references)\s*:?$/i;
const listedNumber = /^\[?(\d{1,4})[\].)]?\s/;

type Note = NonNullable<Draft["note"]>;

/** The drafts of the groups, told which of them are notes. A group without a number goes on with the note above it. */
export function withNotes(groups: readonly Group[], drafts: readonly Draft[]): Draft[] {
  let open: Note | null = null;
  let inList = false;
  return drafts.map((draft, index) => {
    const group = groups[index] as Group;
    if (draft.kind === "heading") inList = listHeading.test(wordsOf(draft));
    const label = draft.kind === "heading" ? null : labelOf(draft, group, inList);
    if (label !== null) open = { label, listed: inList };
    else if (open && !goesOn(draft, groups[index - 1], group, inList)) open = null;
    return open ? { ...draft, note: open } : draft;
  });
}

function wordsOf(draft: Draft): string {
  return draft.pieces
    .map((piece) => piece.text)
    .join("")
    .trim();
}

function labelOf(draft: Draft, group: Group, inList: boolean): string | null {
  const first = group.lines[0] as Line;
  if (group.note || first.pieces[0]?.mark) return draft.marker ?? null;
  if (!inList) return null;
  return (
    /^\[?(\d{1,4})[\].)]?$/.exec(draft.marker ?? "")?.[1] ?? listedNumber.exec(wordsOf(draft))?.[1] ?? null
  );
}

function goesOn(draft: Draft, before: Group | undefined, group: Group, inList: boolean): boolean {
  if (draft.kind === "heading") return false;
  if (inList) return true;
  return group.note && before?.note === true && before.lines.at(-1)?.column === group.lines[0]?.column;
}
