/**
 * Reading a version: text, structure, frozen in the vault, then the catalogue. A text that the vault holds
 * already is never made again, so a reading cut off at any point gives the same text when it is repeated.
 */
import { createHash } from "node:crypto";
import { loadRecord } from "../storage/catalogue/records.js";
import type { Digest } from "../storage/model/digest.js";
import { joined } from "../storage/model/joined-record.js";
import { cutWhole, keptText } from "../storage/model/kept-text.js";
import type { Description, FrozenText, Version } from "../storage/model/record.js";
import { withText } from "../storage/model/record-change.js";
import { VaultMissing } from "../storage/vault/vault.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import type { Extraction } from "./extract/extraction.js";
import { caughtUp, type HeldRecord, heldRecord, takeOver, writeHeld } from "./held-record.js";
import { alone, type StillMine } from "./lease-holder.js";
import { rawPagesOf } from "./raw-pages.js";
import type { FileRead, FileToRead } from "./reading/read-file.js";
import type { Structured } from "./structure/structured.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "pool" | "now">;

/** How a file is read; null when it is not to be read this way after all. */
export type Reader = (file: FileToRead) => Promise<FileRead | null>;

export interface ReadingTerms {
  /** The pool's text readers when absent. */
  reader?: Reader;
  stillMine?: StillMine;
}

/** Reads the text of a version and makes it part of the record for ever. Throws ExtractionFailed, VaultConflict. */
export async function readVersion(
  desk: Desk,
  document: string,
  number: number,
  terms: ReadingTerms = {},
): Promise<void> {
  const held = await heldRecord(desk.vault, document);
  if (!held) throw new VaultMissing(`The vault holds no document ${document}`);
  const record = await caughtUp(desk, held.record);
  const version = record?.versions.find((candidate) => candidate.number === number);
  if (version && !version.text) await newReading(desk, held, version, terms);
}

async function newReading(
  desk: Desk,
  held: HeldRecord,
  { number, original }: Version,
  { reader = (file) => desk.pool.read(file), stillMine = alone }: ReadingTerms,
): Promise<void> {
  const before = held.record;
  const file = await reader({
    path: await desk.vault.locate(documentObject(before.id), original.path),
    name: original.name,
    mediaType: original.mediaType,
    ...(await kindSaid(desk, before.id)),
  });
  if (!file) return;
  const { extraction, structured } = file;
  await stillMine();
  const { pages, noteMarks } = extraction;
  const { passages, facts } = structured;
  const frozen = { pages, passages, facts: { ...facts }, ...(noteMarks && { noteMarks }) };
  const rawPages = rawPagesOf(extraction);
  const text = {
    ...frozenText(extraction, structured, number, moment(desk)),
    ...(rawPages && { rawPagesPath: `versions/${number}/raw-pages.json` }),
  };
  // Edited while it was being read: the text joins what the archivist has written since.
  const current = joined((await loadRecord(desk.catalogue, before.id)) ?? before, before);
  const act = newAct(desk, text.extractor);
  const read = withText(current, number, text, suggestion(extraction, structured), act);
  const next = { ...read, revision: current.revision + 1 };
  await writeHeld(
    desk.vault,
    held,
    next,
    [
      { path: text.path, content: extraction.text },
      { path: text.passagesPath, content: JSON.stringify(frozen) },
      ...(text.rawPagesPath ? [{ path: text.rawPagesPath, content: JSON.stringify(rawPages) }] : []),
    ],
    { by: text.extractor, message: `text of version ${number}`, at: moment(desk) },
  );
  const reading = { version: number, text: extraction.text, frozen };
  await desk.catalogue.transaction().execute((transaction) => takeOver(transaction, next, [reading]));
}

/** The kind an archivist gave, as far as one did. */
async function kindSaid({ catalogue }: Desk, document: string) {
  const record = await loadRecord(catalogue, document);
  return record?.described.includes("kind") ? { kind: record.description.kind } : {};
}

function frozenText(extraction: Extraction, structured: Structured, number: number, at: string): FrozenText {
  return {
    path: `versions/${number}/text.txt`,
    passagesPath: `versions/${number}/passages.json`,
    digest: `sha256:${createHash("sha256").update(extraction.text, "utf8").digest("hex")}` satisfies Digest,
    characters: extraction.text.length,
    extractor: extraction.extractor,
    extractorVersion: extraction.extractorVersion,
    at,
    warnings: [...extraction.warnings, ...structured.warnings],
  };
}

/** What the text says of the document, cut to what a description holds; null where it says nothing. */
function suggestion({ metadata }: Extraction, structured: Structured): Partial<Description> {
  const cut = (text: string | null, length: number) =>
    text === null ? null : cutWhole(keptText(text).trim(), length).trim() || null;
  const title = cut(structured.title ?? metadata.title, 300);
  return {
    ...(title && { title }),
    kind: structured.kind,
    date: structured.date?.value ?? metadata.published,
    language: cut(metadata.language, 35),
    source: cut(structured.source ?? metadata.site, 200),
    summary: cut(metadata.excerpt, 2_000),
    address: cut(metadata.address, 2_000),
  };
}
