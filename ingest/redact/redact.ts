/**
 * Redaction: a new original without certain words, made from what is known of the old one and not by cutting it, so that
 * nothing can be left behind in it. A PDF becomes drawn pages with a text layer of their own; every other format becomes
 * its plain text. The versions before it are closed to all but administrators, and somebody has to look at the new one
 * before it is published.
 *
 *     text of the version → places of the words → new original → version and closing in the vault, in one step
 *       → the same in the catalogue; search forgets the old words at once
 */
import { createHash } from "node:crypto";
import { forgetWords } from "../../storage/catalogue/forget-words.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { removeSearched } from "../../storage/catalogue/searched.js";
import { newestVersion } from "../../storage/model/findings-decision.js";
import type { Span } from "../../storage/model/fold.js";
import { joined } from "../../storage/model/joined-record.js";
import type { Page } from "../../storage/model/passage.js";
import type { DocumentRecord, Version } from "../../storage/model/record.js";
import { withRedaction } from "../../storage/model/redaction-change.js";
import { type Archive, documentObject, moment, newAct } from "../archive.js";
import { frozenText } from "../cite.js";
import { caughtUp, heldRecord, readingOf, takeOver, writeHeld } from "../held-record.js";
import { placesOf, withoutSpans } from "./black-out.js";
import { type RedactedPage, redactedPdf } from "./redacted-pdf.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "pool" | "now">;

/** Why a document cannot be redacted as asked, in a sentence. */
export class CannotRedact extends Error {
  override name = "CannotRedact";
}

/** Dots across a drawn page: enough to be read closely. */
const pageWidth = 1_600;

/** The places where the words stand in the newest version. Throws CannotRedact when nothing can be taken out. */
export async function placesToRedact(
  desk: Pick<Desk, "catalogue" | "vault">,
  document: string,
  words: readonly string[],
): Promise<{ version: number; text: string; places: Span[]; record: DocumentRecord }> {
  const record = await loadRecord(desk.catalogue, document);
  if (!record) throw new CannotRedact("There is no such document.");
  const version = newestVersion(record);
  const text = await frozenText(desk, document, version.number);
  if (text === null)
    throw new CannotRedact("The text of the newest version is not known, so its words cannot be found.");
  const said = saidIn(record, words);
  if (said.length > 0)
    throw new CannotRedact(
      `The description says the words itself (${said.join(", ")}). Describe the document without them first.`,
    );
  const places = placesOf(text, words);
  if (places.length === 0) throw new CannotRedact("None of these words stand in the text.");
  return { version: version.number, text, places, record };
}

/** Fields of the description that hold one of the words. */
function saidIn({ description, tags }: DocumentRecord, words: readonly string[]): string[] {
  const fields = Object.entries(description).filter(
    ([, value]) => typeof value === "string" && placesOf(value, words).length > 0,
  );
  const inTags = tags.some(({ label }) => placesOf(label, words).length > 0);
  return [...fields.map(([name]) => name), ...(inTags ? ["tags"] : [])];
}

/** Makes the redacted version; returns its number, and on how many pages the image was left out. */
export async function redact(
  desk: Desk,
  document: string,
  { words, reason, by }: { words: readonly string[]; reason: string; by: string },
): Promise<{ version: number; places: number; withoutImage: number }> {
  // A redaction that was cut off after its first write is known to the vault alone.
  const held = await heldRecord(desk.vault, document);
  if (held) await caughtUp(desk, held.record);
  const { version: number, text, places, record } = await placesToRedact(desk, document, words);
  const base = record.versions.find((version) => version.number === number) as Version;
  const made =
    base.original.mediaType === "application/pdf"
      ? await pdfWithout(desk, { document, base, text, places, words })
      : { bytes: Buffer.from(withoutSpans(text, places), "utf8"), withoutImage: 0, ...plainText };
  const version = await keep(desk, { document, base, made, reason, places: places.length, by, words });
  return { version, places: places.length, withoutImage: made.withoutImage };
}

const plainText = { name: "redacted.txt", mediaType: "text/plain" };

interface Made {
  bytes: Uint8Array;
  name: string;
  mediaType: string;
  withoutImage: number;
}

interface Work {
  document: string;
  base: Version;
  text: string;
  places: readonly Span[];
  words: readonly string[];
}

/**
 * Every page is drawn, with the words covered by where the file says they stand. A page on which the text has more of
 * them than were found (a scan, letters drawn as shapes) gets no image: its words are set anew.
 */
async function pdfWithout(desk: Desk, { document, base, text, places, words }: Work): Promise<Made> {
  const reading = await readingOf(desk.vault, await recordOf(desk, document), base.number);
  const pages: Page[] = reading?.frozen.pages ?? [];
  const path = await desk.vault.locate(documentObject(document), base.original.path);
  const file = { path, name: base.original.name, mediaType: base.original.mediaType };
  const made: RedactedPage[] = [];
  for (const page of pages) {
    const drawn = await desk.pool.drawPage(file, { page: page.number, width: pageWidth, cover: words });
    if (!drawn?.covered) throw new CannotRedact(`Page ${page.number} could not be drawn.`);
    const here = places.filter(({ start, end }) => start < page.end && end > page.start);
    const found = drawn.covered.found.reduce((sum, count) => sum + count, 0);
    const isRead = page.method === "ocr";
    made.push({
      image: isRead ? null : here.length <= found ? drawn.bytes : null,
      ...drawn.covered.points,
      text: withoutSpans(text, places, page.start, page.end),
    });
  }
  const bytes = await redactedPdf(made, moment(desk));
  const withoutImage = made.filter(({ image }) => image === null).length;
  return { bytes, withoutImage, name: "redacted.pdf", mediaType: "application/pdf" };
}

async function recordOf({ catalogue }: Pick<Desk, "catalogue">, document: string): Promise<DocumentRecord> {
  const record = await loadRecord(catalogue, document);
  if (!record) throw new CannotRedact("There is no such document.");
  return record;
}

async function keep(
  desk: Desk,
  {
    document,
    base,
    made,
    reason,
    places,
    by,
    words,
  }: Pick<Work, "document" | "base" | "words"> & { made: Made; reason: string; places: number; by: string },
): Promise<number> {
  const held = await heldRecord(desk.vault, document);
  if (!held) throw new CannotRedact("The vault holds no such document.");
  const current = joined(await recordOf(desk, document), held.record);
  if (newestVersion(current).number !== base.number)
    throw new CannotRedact("A newer version came in meanwhile; look at that one first.");
  const act = newAct(desk, by);
  const number = base.number + 1;
  const version: Version = {
    number,
    provenance: { accession: base.provenance.accession, at: act.at, by, way: "redaction", from: null },
    original: {
      name: made.name,
      path: `versions/${number}/original/${made.name}`,
      mediaType: made.mediaType,
      bytes: made.bytes.length,
      digest: `sha256:${createHash("sha256").update(made.bytes).digest("hex")}`,
    },
    text: null,
  };
  const next = {
    ...withRedaction(current, version, { reason, places }, act),
    revision: current.revision + 1,
  };
  const files = [{ path: version.original.path, content: Buffer.from(made.bytes) }];
  await writeHeld(desk.vault, held, next, files, { by, message: "redaction", at: act.at });
  await desk.catalogue.transaction().execute(async (transaction) => {
    await takeOver(transaction, next, []);
    await removeSearched(transaction, document);
    // What was made of the old words goes at once; it is made again from the new ones.
    for (const table of ["printed_name", "appearance"] as const)
      await transaction.deleteFrom(table).where("document", "=", document).execute();
    const notes = await transaction.selectFrom("note").selectAll().where("document", "=", document).execute();
    for (const { id, prefix, exact, suffix, text } of notes)
      if ([`${prefix}${exact}${suffix}`, text].some((said) => placesOf(said, words).length > 0))
        await transaction.deleteFrom("note").where("id", "=", id).execute();
    await transaction
      .updateTable("document")
      .set({ indexed_as: null, peopled_as: null, ruled_as: null, suggested_as: null })
      .where("id", "=", document)
      .execute();
  });
  await forgetWords(desk.catalogue, words);
  return number;
}
