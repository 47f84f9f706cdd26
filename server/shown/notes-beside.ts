/** Notes beside the passages of a version: those written on it, and those whose words stand in it unchanged. */
import type { Response } from "express";
import { frozenText } from "../../ingest/cite.js";
import type { SignedNote } from "../../storage/catalogue/note-tables.js";
import { notesOnDocument } from "../../storage/catalogue/notes.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { passagesAt } from "../../storage/model/citation.js";
import type { Span } from "../../storage/model/fold.js";
import { exactPlace } from "../../storage/model/quote/exact-place.js";
import type { NoteBeside } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import type { HeldVersion } from "../held-version.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

/** By where the passage begins in which the words do. */
export type NotesBeside = ReadonlyMap<number, NotedPassage>;

export interface NotedPassage {
  notes: NoteBeside[];
  /** The words that notes are about, where these are not whole passages; in offsets of the version's text. */
  spans: Span[];
}

/** Of the words a note is about, in UTF-16 code units. */
const longestWords = 120;

/** Null for whoever has no account. */
export async function notesBeside(
  site: Site,
  { document, version }: HeldVersion,
  response: Response,
  rows: readonly PassageRow[],
): Promise<NotesBeside | null> {
  const { account } = visitorOf(response);
  if (!account) return null;
  const notes = await notesOnDocument(site.archive.catalogue, account.id, document.id);
  const isElsewhere = notes.some((note) => note.version !== version.number);
  const text = isElsewhere ? await frozenText(site.archive, document.id, version.number) : null;
  const beside = new Map<number, NotedPassage>();
  for (const note of notes) {
    const isHere = note.version === version.number;
    const span = isHere ? note : text === null ? null : exactPlace(text, note);
    const row = span && passagesAt(rows, span.start, span.end)[0];
    if (!span || !row) continue;
    const isWhole = span.start <= row.start && span.end >= row.start + row.text.trimEnd().length;
    const there = beside.get(row.start) ?? { notes: [], spans: [] };
    beside.set(row.start, there);
    there.notes.push(noteBeside(note, { isOwn: note.account === account.id, isHere, isWhole }));
    if (!isWhole) there.spans.push({ start: span.start, end: span.end });
  }
  return beside;
}

function noteBeside(
  note: SignedNote,
  { isOwn, isHere, isWhole }: { isOwn: boolean; isHere: boolean; isWhole: boolean },
): NoteBeside {
  return {
    id: `note-${note.id}`,
    href: urls.note(note.id),
    text: note.text,
    words: isWhole ? null : cutWords(note.exact),
    by: isOwn ? null : note.by,
    access: accessOf(note),
    remark: isHere ? null : `Written on version ${note.version}; its words stand here unchanged.`,
  };
}

/** Who sees it, in words. */
export function accessOf({ shared }: Pick<SignedNote, "shared">): string {
  return shared === 1 ? "Shared" : "Only you";
}

function cutWords(words: string): string {
  const line = words.replace(/\s+/g, " ");
  if (line.length <= longestWords) return line;
  return `${line.slice(0, line.lastIndexOf(" ", longestWords)).slice(0, longestWords)} …`;
}
