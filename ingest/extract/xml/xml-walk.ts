/** Where a reader of XML stands: the blocks so far, the one that is open, the page, and who is speaking. */
import type { Draft, PageDraft, Piece } from "../assemble.js";
import type { XmlElement } from "./xml.js";
import type { Profile } from "./xml-profile.js";

export interface Walk {
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

/** At the beginning of an element. */
export function newWalk(profile: Profile): Walk {
  return {
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
}

/** A block of the kind, with the marker, speaker and time that wait for it. */
export function draftOf(walk: Walk, kind: Draft["kind"], element: XmlElement): Draft {
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

/** Turns the page where the profile says that one begins. */
export function turnPage(walk: Walk, element: XmlElement): void {
  const label = walk.profile.page?.(element);
  if (label === undefined) return;
  walk.pages.push({ number: walk.pages.length + 1, label, method: "text" });
}

/** Adds characters to the open block, or opens a paragraph for them. */
export function addText(walk: Walk, text: string): void {
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
export function flush(walk: Walk): void {
  const { open } = walk;
  walk.open = null;
  if (!open) return;
  if (hasWords(open)) walk.drafts.push(open);
  else if (open.marker && !walk.inRow) walk.marker = walk.marker ?? open.marker;
}

/** True when a block has more than marks of notes. */
export function hasWords(draft: Draft | null): boolean {
  return draft?.pieces.some((piece) => !piece.mark && piece.text.trim() !== "") ?? false;
}

/** White space runs as one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
