/** Making a citation: only words that stand in a version's frozen text become one. */
import { createHash } from "node:crypto";
import { changeRecord } from "../storage/catalogue/records.js";
import { type Citation, longestCitation, quoteAt } from "../storage/model/citation.js";
import { idFromBytes } from "../storage/model/identity.js";
import { partsFault, type QuotedParts } from "../storage/model/quoted-parts.js";
import { withCitation } from "../storage/model/record-change.js";
import { type Archive, documentObject, newAct } from "./archive.js";

/** The words asked for do not stand where they were asked for; the message says what is wrong. */
export class NotCitable extends Error {
  override name = "NotCitable";
}

export interface Place {
  document: string;
  version: number;
  /** Half-open, UTF-16 code units of the version's text. */
  start: number;
  end: number;
  /** The parts that are meant, when words of the place are left out or others put in. */
  quoted?: QuotedParts | null;
}

/**
 * Keeps the words at a place as a citation and returns it. The same place always gives the same citation.
 * Throws NotCitable; returns null when there is no such version, or no text known of it.
 */
export async function cite(
  desk: Pick<Archive, "catalogue" | "vault" | "now">,
  place: Place,
  by: string,
): Promise<Citation | null> {
  const text = await frozenText(desk, place.document, place.version);
  if (text === null) return null;
  if (place.end - place.start > longestCitation) {
    throw new NotCitable(
      `A citation holds at most ${longestCitation} characters; ${place.end - place.start} were selected.`,
    );
  }
  const quote = quoteAt(text, place.start, place.end);
  if (!quote) {
    throw new NotCitable(
      `No words stand at ${place.start}–${place.end} of this version: its text has ${text.length} characters.`,
    );
  }
  const act = newAct(desk, by);
  const quoted = place.quoted ? { quoted: place.quoted } : {};
  const fault = place.quoted ? partsFault(quote, place.quoted) : null;
  if (fault !== null) throw new NotCitable(fault);
  const id = citationId({ ...place, start: quote.start, end: quote.end });
  const record = await desk.catalogue
    .transaction()
    .execute((transaction) =>
      changeRecord(transaction, place.document, (current) =>
        withCitation(current, { id, version: place.version, ...quote, by, at: act.at, ...quoted }, act),
      ),
    );
  return record?.citations.find((citation) => citation.id === id) ?? null;
}

/** The frozen text of a version from the vault, checked against its digest there; null when none is known. */
export async function frozenText(
  { catalogue, vault }: Pick<Archive, "catalogue" | "vault">,
  document: string,
  version: number,
): Promise<string | null> {
  const row = await catalogue
    .selectFrom("version")
    .select("text_path")
    .where("document", "=", document)
    .where("number", "=", version)
    .executeTakeFirst();
  if (!row?.text_path) return null;
  return (await vault.read(documentObject(document), row.text_path)).toString("utf8");
}

/**
 * Named for its place, so that the same words cited twice have one address, before and after a rebuild:
 * 60 bits of the SHA-256 of document, version, start and end, and of the parts where words are left out or put in.
 */
function citationId(place: Place): string {
  const parts = place.quoted ? [JSON.stringify(place.quoted)] : [];
  const name = [place.document, place.version, place.start, place.end, ...parts].join(" ");
  return idFromBytes(createHash("sha256").update(name).digest(), 12);
}
