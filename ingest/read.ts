/**
 * Reading a version: text, structure, frozen in the vault, then the catalogue. A text that the vault holds
 * already is never made again, so a reading cut off at any point gives the same text when it is repeated.
 */
import { createHash } from "node:crypto";
import { loadRecord, writePassages, writeRecord } from "../storage/catalogue/records.js";
import type { Digest } from "../storage/model/digest.js";
import { cutWhole, keptText } from "../storage/model/kept-text.js";
import {
  type Description,
  type DocumentRecord,
  type FrozenPassages,
  type FrozenText,
  frozenPassagesSchema,
  recordSchema,
} from "../storage/model/record.js";
import { withText } from "../storage/model/record-change.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import type { Extraction } from "./extract/extraction.js";
import type { Structured } from "./structure/structured.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "pool" | "now">;

export interface Reading {
  record: DocumentRecord;
  text: string;
  frozen: FrozenPassages;
}

/** Reads the text of a version and makes it part of the record for ever. Throws ExtractionFailed. */
export async function readVersion(desk: Desk, document: string, number: number): Promise<void> {
  const reading = (await heldReading(desk, document, number)) ?? (await newReading(desk, document, number));
  if (!reading) return;
  const text = reading.record.versions.find((version) => version.number === number)?.text;
  if (!text) return;
  await desk.catalogue.transaction().execute(async (transaction) => {
    const current = await loadRecord(transaction, document);
    if (!current || current.versions.some((version) => version.number === number && version.text)) return;
    // Edited while it was being read: the archivist's newer record gets the text too, and the vault follows.
    const unchanged = current.revision < reading.record.revision;
    const record = unchanged
      ? reading.record
      : {
          ...withText(current, number, text, reading.record.description, newAct(desk, text.extractor)),
          revision: current.revision + 1,
        };
    await writeRecord(transaction, record, { recorded: unchanged });
    await writePassages(transaction, { document, version: number }, reading.text, reading.frozen);
    // What the index has of an older version is not this text: until it has, the document counts as not searched.
    await transaction.updateTable("document").set({ indexed_as: null }).where("id", "=", document).execute();
  });
}

/** What the vault holds of a version's text already, if its record there knows of one. */
async function heldReading(desk: Desk, document: string, number: number): Promise<Reading | null> {
  const object = documentObject(document);
  const record = recordSchema.parse(
    JSON.parse((await desk.vault.read(object, "record.json")).toString("utf8")),
  );
  return readingOf(desk.vault, record, number);
}

/** The frozen text and passages of a version from the vault, or null when it has none yet. */
export async function readingOf(
  vault: Archive["vault"],
  record: DocumentRecord,
  number: number,
): Promise<Reading | null> {
  const text = record.versions.find((version) => version.number === number)?.text;
  if (!text) return null;
  const object = documentObject(record.id);
  const passages = JSON.parse((await vault.read(object, text.passagesPath)).toString("utf8"));
  return {
    record,
    text: (await vault.read(object, text.path)).toString("utf8"),
    frozen: frozenPassagesSchema.parse(passages),
  };
}

async function newReading(desk: Desk, document: string, number: number): Promise<Reading | null> {
  const record = await loadRecord(desk.catalogue, document);
  const version = record?.versions.find((candidate) => candidate.number === number);
  if (!record || !version) return null;
  const { original } = version;
  const { extraction, structured } = await desk.pool.read({
    path: await desk.vault.locate(documentObject(document), original.path),
    name: original.name,
    mediaType: original.mediaType,
    ...(record.described.includes("kind") && { kind: record.description.kind }),
  });
  const frozen = { pages: extraction.pages, passages: structured.passages, facts: { ...structured.facts } };
  const text = frozenText(extraction, structured, number, moment(desk));
  const read = withText(
    record,
    number,
    text,
    suggestion(extraction, structured),
    newAct(desk, text.extractor),
  );
  const next = { ...read, revision: record.revision + 1 };
  await desk.vault.update(
    documentObject(document),
    [
      { path: text.path, content: extraction.text },
      { path: text.passagesPath, content: JSON.stringify(frozen) },
      { path: "record.json", content: JSON.stringify(next) },
    ],
    { by: text.extractor, message: `text of version ${number}`, at: moment(desk) },
  );
  return { record: next, text: extraction.text, frozen };
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
