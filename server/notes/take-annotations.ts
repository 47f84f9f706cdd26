/** Web Annotations taken in as notes: each on its own, so that one which does not fit keeps no other out. */
import type { Response } from "express";
import { moment, newId } from "../../ingest/archive.js";
import { frozenText, NotCitable } from "../../ingest/cite.js";
import { wordsMeant } from "../../ingest/quotes/words-meant.js";
import type { NoteRow } from "../../storage/catalogue/note-tables.js";
import { addNotes, notesOnDocument } from "../../storage/catalogue/notes.js";
import { annotationsIn, readAnnotation, unitsOf } from "../../storage/model/annotation.js";
import { keptText } from "../../storage/model/kept-text.js";
import { longestNoteText, mostNotes, noteIdLength } from "../../storage/model/note.js";
import { HttpError } from "../errors.js";
import { heldVersion } from "../held-version.js";
import type { Site } from "../site.js";
import { accountOf } from "./held-note.js";

/** Annotations of one request. */
const mostAnnotations = 500;

export interface Taken {
  /** Ids of the notes that were made. */
  made: string[];
  /** Ids of notes that say the same of the same words already. */
  held: string[];
  /** By its position in what was sent, from 0, and its own id. */
  refused: { index: number; id: string | null; reason: string }[];
}

/**
 * Makes notes of what was sent. `document`: what they are about; null when each says so by an address of this archive.
 * Throws 400 when it is no annotations at all, 422 when the account would have too many.
 */
export async function takeAnnotations(
  site: Site,
  response: Response,
  sent: unknown,
  document: string | null,
): Promise<Taken> {
  const each = annotationsIn(sent);
  if (!each)
    throw new HttpError(400, "Expected a Web Annotation, a list of them, or an AnnotationPage; got neither.");
  if (each.length > mostAnnotations)
    throw new HttpError(413, `Expected at most ${mostAnnotations} annotations at once; got ${each.length}.`);
  const { id: account } = accountOf(response);
  const taken: Taken = { made: [], held: [], refused: [] };
  const rows: NoteRow[] = [];
  const texts = new Map<string, Promise<string>>();
  const kept = new Map<string, Promise<readonly NoteRow[]>>();
  for (const [index, one] of each.entries()) {
    try {
      const row = await noteOf(site, response, one, { account, document, texts });
      const there = kept.get(row.document) ?? notesOnDocument(site.archive.catalogue, account, row.document);
      kept.set(row.document, there);
      const same = [...(await there), ...rows].find((other) => isSame(other, row));
      if (same) taken.held.push(same.id);
      else rows.push(row);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof NotCitable || error instanceof HttpError))
        throw error;
      const { id } = (one ?? {}) as { id?: unknown };
      taken.refused.push({ index, id: typeof id === "string" ? id : null, reason: error.message });
    }
  }
  const tooMany = await site.archive.catalogue
    .transaction()
    .execute((transaction) => addNotes(transaction, account, rows, mostNotes));
  if (tooMany > 0)
    throw new HttpError(
      422,
      `Nothing was taken in: ${mostNotes} notes are the most, ${tooMany} too many came.`,
    );
  return { ...taken, made: rows.map(({ id }) => id) };
}

function isSame(one: NoteRow, other: NoteRow): boolean {
  const key = ({ account, document, version, start, end, text }: NoteRow) =>
    JSON.stringify([account, document, version, start, end, text]);
  return key(one) === key(other);
}

interface Taking {
  account: string;
  document: string | null;
  texts: Map<string, Promise<string>>;
}

async function noteOf(
  site: Site,
  response: Response,
  sent: unknown,
  { account, document, texts }: Taking,
): Promise<NoteRow> {
  const { text: said, shared, source, quote, position } = readAnnotation(sent);
  const about = sourceIn(source);
  if (document !== null && about.document !== null && about.document !== document)
    throw new RangeError(`It is about document ${about.document}, not about ${document}.`);
  const id = document ?? about.document;
  if (id === null)
    throw new RangeError(
      `Expected the address of a document of this archive as target; got “${source ?? ""}”.`,
    );
  const held = await heldVersion(site.archive.catalogue, id, about.version, response);
  const key = `${id} ${held.version.number}`;
  const reading = texts.get(key) ?? textOf(site, id, held.version.number);
  texts.set(key, reading);
  const text = await reading;
  const units = position && { start: unitsOf(text, position.start), end: unitsOf(text, position.end) };
  return {
    ...{ id: newId(noteIdLength), account, document: id, version: held.version.number },
    ...wordsMeant(text, { quote, position: units }),
    ...{ text: noteText(said), shared: shared ? 1 : 0 },
    ...{ created_at: moment(site.archive), changed_at: moment(site.archive) },
  };
}

/** The words of a note, fit to be kept. Throws RangeError when there are none, or too many. */
export function noteText(typed: string): string {
  const text = keptText(typed).trim();
  if (text === "") throw new RangeError("A note needs words of its own.");
  if (text.length > longestNoteText)
    throw new RangeError(`A note has at most ${longestNoteText} characters; got ${text.length}.`);
  return text;
}

/** The frozen text of a version; throws 404 when none is known. */
export async function textOf(site: Site, document: string, version: number): Promise<string> {
  const text = await frozenText(site.archive, document, version);
  if (text === null) throw new HttpError(404, `No text is known of version ${version} of ${document}.`);
  return text;
}

/** Document and version in an address of this archive, whatever the host it is written with. */
function sourceIn(source: string | null): { document: string | null; version: number | null } {
  const [, document, version] =
    /\/documents\/([0-9a-hjkmnp-tv-z]{10})(?:\/versions\/(\d{1,6}))?(?:[/?#]|$)/.exec(source ?? "") ?? [];
  return { document: document ?? null, version: version === undefined ? null : Number(version) };
}
