/** A citation as pages ask for it: its words, and the version they stand in, held to what the asker may see. */
import type { Response } from "express";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import { partsOf } from "../storage/catalogue/citation-rows.js";
import { erasureOfCitation } from "../storage/catalogue/erasures.js";
import type { PassageRow } from "../storage/catalogue/reading-tables.js";
import type { CitationRow } from "../storage/catalogue/tables.js";
import { type QuotedParts, quotedWords } from "../storage/model/quoted-parts.js";
import { HttpError } from "./errors.js";
import { erasedAnswer, type HeldVersion, mayBeSeen, refuseClosed, Withdrawn } from "./held-version.js";
import { isArchivist, type Site } from "./site.js";

export interface HeldCitation {
  citation: CitationRow;
  held: HeldVersion;
  /** The parts that are quoted, when words were left out or put in; else null. */
  quoted: QuotedParts | null;
  /** The words as they are quoted, with the marks of whoever quotes. */
  words: string;
  /** The passages that the words touch, in text order. */
  touched: PassageRow[];
}

/**
 * The citation of that id. Throws 404 when there is none that the asker may know of, and Withdrawn when its document
 * was taken from view: the words go with it, the address stays and says so.
 */
export async function heldCitation(site: Site, id: string, response: Response): Promise<HeldCitation> {
  const { catalogue } = site.archive;
  const citation = await catalogue.selectFrom("citation").selectAll().where("id", "=", id).executeTakeFirst();
  if (!citation) {
    const note = await erasureOfCitation(catalogue, id);
    if (note) throw erasedAnswer(note);
  }
  if (!citation) throw new HttpError(404, `There is no citation “${id}” here.`, { citation: id });
  const document = await catalogue
    .selectFrom("document")
    .selectAll()
    .where("id", "=", citation.document)
    .executeTakeFirstOrThrow();
  if (!(await mayBeSeen(catalogue, document, response)))
    throw new HttpError(404, `There is no citation “${id}” here.`, { citation: id });
  if (document.state === "withdrawn" && !isArchivist(response)) throw new Withdrawn(document);
  const version = await catalogue
    .selectFrom("version")
    .selectAll()
    .where("document", "=", citation.document)
    .where("number", "=", citation.version)
    .executeTakeFirstOrThrow();
  refuseClosed(version, response);
  const quoted = partsOf(citation);
  const rows = await touchedBy(catalogue, citation);
  const touched = quoted
    ? rows.filter((row) => quoted.parts.some(({ start, end }) => row.start < end && row.end > start))
    : rows;
  return { citation, held: { document, version }, quoted, words: quotedWords(citation, quoted), touched };
}

/** The passages that a span of a version touches, in text order. */
export function touchedBy(
  catalogue: Catalogue,
  { document, version, start, end }: Pick<CitationRow, "document" | "version" | "start" | "end">,
): Promise<PassageRow[]> {
  return catalogue
    .selectFrom("passage")
    .selectAll()
    .where("document", "=", document)
    .where("version", "=", version)
    .where("start", "<", end)
    .where("end", ">", start)
    .orderBy("start")
    .execute();
}

/** Words are attributed only when one speaker says them all. */
export function soleSpeaker(passages: readonly PassageRow[]): string | null {
  const speakers = new Set(passages.map((passage) => passage.attribution));
  return speakers.size === 1 ? (passages[0]?.attribution ?? null) : null;
}
