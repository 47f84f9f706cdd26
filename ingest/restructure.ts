/**
 * Structure is a reading of a text that never changes. When an archivist says that a document is of another kind, or
 * the structure parsers have become better, its passages and facts are made again from the frozen text:
 *
 *     due → its layout was kept? structured from that : its original is read, and gives the same text?
 *         → `passages-<k>.json` and the record in the vault, in one step → in the catalogue
 */
import { isDeepStrictEqual } from "node:util";
import { loadRecord } from "../storage/catalogue/records.js";
import { joined } from "../storage/model/joined-record.js";
import { layoutJson } from "../storage/model/layout.js";
import { withStructure } from "../storage/model/reading-change.js";
import type { DocumentRecord, FrozenPassages, FrozenText, Version } from "../storage/model/record.js";
import { kindGiven, newestText, structuredWith } from "../storage/model/structuring.js";
import { VaultMissing } from "../storage/vault/vault.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import { layoutPath, suggestion } from "./freeze.js";
import {
  caughtUp,
  type HeldRecord,
  heldRecord,
  type Reading,
  readingOf,
  takeOver,
  writeHeld,
} from "./held-record.js";
import { frozenExtraction } from "./layout.js";
import type { StillMine } from "./lease-holder.js";
import { readThrough } from "./reading/pool.js";
import type { FileRead } from "./reading/read-file.js";
import { discardScratch } from "./reading/scratch.js";
import { structureParsers } from "./structure/structured.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "pool" | "now">;
type TextVersion = Version & { text: FrozenText };

/** Its layout was not kept, and its original is read into another text today: the structure of that would not fit. */
export class AnotherText extends Error {
  override name = "AnotherText";
}

/**
 * Reads the structure of a document's newest text again when that is due; nothing happens when it is not. Throws
 * AnotherText, ExtractionFailed, VaultConflict, NotYet.
 */
export async function restructure(desk: Desk, document: string, stillMine: StillMine): Promise<void> {
  const held = await heldRecord(desk.vault, document);
  if (!held) throw new VaultMissing(`The vault holds no document ${document}`);
  const record = await caughtUp(desk, held.record);
  const version = record && newestText(record);
  if (!version || !isDue(record)) return;
  const reading = await readingOf(desk.vault, record, version.number);
  if (!reading) return;
  const understood = await understand(desk, record, version, reading);
  await stillMine();
  await keepStructure(desk, { held, version, reading, by: whoAsked(record) }, understood);
}

/** True when the newest text is to be structured anew. */
function isDue(record: DocumentRecord): boolean {
  const parsers = structuredWith(record);
  return parsers !== null && parsers < structureParsers;
}

/** The archivist whose word it is; the program when its parsers have become better. */
function whoAsked(record: DocumentRecord): string {
  if (structuredWith(record) !== 0) return "ibid";
  const saidKind = ({ detail }: DocumentRecord["events"][number]) =>
    Object.hasOwn(Object(detail.after), "kind");
  return record.events.findLast(saidKind)?.by ?? "ibid";
}

type Understood = Pick<FileRead, "extraction" | "structured">;

async function understand(
  { vault, pool }: Desk,
  record: DocumentRecord,
  { text, original }: TextVersion,
  reading: Reading,
): Promise<Understood> {
  const kind = kindGiven(record);
  const said = { name: original.name, mediaType: original.mediaType, ...(kind && { kind }) };
  const path = (kept: string) => vault.locate(documentObject(record.id), kept);
  const extraction = await frozenExtraction(vault, record.id, text, reading);
  if (extraction) {
    const file = { path: await path(text.path), ...said };
    return { extraction, structured: await pool.structure(file, extraction) };
  }
  const read = await readThrough(pool, { path: await path(original.path), ...said });
  await discardScratch(read);
  if (read.extraction.text === reading.text) return read;
  throw new AnotherText(
    "How its text is laid out was not kept when it was read, and its original gives another text today.",
  );
}

export interface StructureWork {
  held: HeldRecord;
  version: TextVersion;
  reading: Reading;
  by: string;
}

/** Keeps a text as it is understood from now on; what it was before stays in the vault. Throws VaultConflict. */
export async function keepStructure(
  desk: Desk,
  { held, version, reading, by }: StructureWork,
  { extraction, structured }: Understood,
): Promise<void> {
  const { number, text } = version;
  const { passages, facts } = structured;
  const frozen: FrozenPassages = { ...reading.frozen, passages, facts: { ...facts } };
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(frozen)), reading.frozen);
  const times = (text.structure?.number ?? 1) + (isSame ? 0 : 1);
  const at = moment(desk);
  const next: FrozenText = {
    ...text,
    passagesPath: isSame ? text.passagesPath : `versions/${number}/passages-${times}.json`,
    layoutPath: layoutPath(number),
    structure: { parsers: structureParsers, as: structured.kind, number: times, by, at },
    warnings: [...extraction.warnings, ...structured.warnings],
  };
  const files = [
    ...(isSame ? [] : [{ path: next.passagesPath, content: JSON.stringify(frozen) }]),
    ...(text.layoutPath ? [] : [{ path: layoutPath(number), content: layoutJson(extraction) }]),
  ];
  const current = joined((await loadRecord(desk.catalogue, held.record.id)) ?? held.record, held.record);
  const said = suggestion(extraction, structured);
  const record = {
    ...withStructure(current, number, next, said, newAct(desk, by)),
    revision: current.revision + 1,
  };
  const change = { by, message: `structure of version ${number}`, at };
  await writeHeld(desk.vault, held, record, files, change);
  await desk.catalogue
    .transaction()
    .execute((transaction) => takeOver(transaction, record, [{ ...reading, frozen }]));
}
