/**
 * Reading a version: text, structure, frozen in the vault, then the catalogue. A text that the vault holds
 * already is never made again, so a reading cut off at any point gives the same text when it is repeated.
 */
import { forgetPassword, givenPassword } from "../storage/catalogue/given-passwords.js";
import { loadRecord } from "../storage/catalogue/records.js";
import type { ArchiveEvent } from "../storage/model/event.js";
import { joined } from "../storage/model/joined-record.js";
import { withMediaType, withText } from "../storage/model/reading-change.js";
import type { Version } from "../storage/model/record.js";
import { VaultMissing } from "../storage/vault/vault.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import { effortSoFar, noteEffort, withAttempt } from "./effort.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { freeze } from "./freeze.js";
import { caughtUp, type HeldRecord, heldRecord, takeOver, writeHeld } from "./held-record.js";
import { type Identity, identify } from "./identify.js";
import { alone, type StillMine } from "./lease-holder.js";
import { takeMembers } from "./members.js";
import type { FileRead, FileToRead } from "./reading/read-file.js";
import { discardScratch } from "./reading/scratch.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "quarantine" | "pool" | "now">;

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
  // Read by somebody who was stopped before the password could be forgotten.
  else if (await givenPassword(desk.catalogue, { document, version: number }))
    await forgetPassword(desk.catalogue, { document, version: number });
}

async function newReading(
  desk: Desk,
  held: HeldRecord,
  version: Version,
  { reader = (file) => desk.pool.read(file), stillMine = alone }: ReadingTerms,
): Promise<void> {
  const { original } = version;
  const place = { document: held.record.id, version: version.number };
  const given = await givenPassword(desk.catalogue, place);
  const path = await desk.vault.locate(documentObject(held.record.id), original.path);
  const said = await kindSaid(desk, held.record.id);
  // What it is by its bytes may be known better than on the day it came.
  const identified = identify(path, original.name);
  const read = async ({ mediaType }: Identity) =>
    reader({ path, name: original.name, mediaType, ...said, ...(given && { password: given.password }) });
  const file = await identified.then(read).catch(async (error) => {
    await noteEffort(desk, held.record.id, version.number, error);
    if (given && error instanceof ExtractionFailed && error.code === "encrypted")
      await forgetPassword(desk.catalogue, place);
    throw error;
  });
  if (!file) return;
  try {
    await stillMine();
    const { mediaType } = await identified;
    const how = {
      ...(given && { passwordGivenBy: given.by }),
      ...(mediaType !== original.mediaType && { mediaType, mediaTypeBefore: original.mediaType }),
    };
    await keepReading(desk, held, version, file, { stillMine, how, mediaType });
    if (given) await forgetPassword(desk.catalogue, place);
  } finally {
    await discardScratch(file);
  }
}

/** Takes in what was found inside, then freezes text and passages. */
async function keepReading(
  desk: Desk,
  held: HeldRecord,
  version: Version,
  file: FileRead,
  { stillMine, how, mediaType }: { stillMine: StillMine; how: ArchiveEvent["detail"]; mediaType: string },
): Promise<void> {
  const before = held.record;
  const { number } = version;
  const found = file.extraction.members;
  const members = found && (await takeMembers(desk, before, version, { members: found, occasion: "first" }));
  await stillMine();
  const effort = withAttempt(await effortSoFar(desk, before.id, number), file);
  const terms = { number, at: moment(desk), effort, ...(members && { members }) };
  const { text, passages, files, suggestion } = freeze(file, terms);
  // Edited while it was being read: the text joins what the archivist has written since.
  const current = joined((await loadRecord(desk.catalogue, before.id)) ?? before, before);
  const read = withText(
    withMediaType(current, number, mediaType),
    number,
    text,
    suggestion,
    newAct(desk, text.extractor),
    how,
  );
  const next = { ...read, revision: current.revision + 1 };
  const change = { by: text.extractor, message: `text of version ${number}`, at: moment(desk) };
  await writeHeld(desk.vault, held, next, files, change);
  const reading = { version: number, text: file.extraction.text, frozen: passages };
  await desk.catalogue.transaction().execute((transaction) => takeOver(transaction, next, [reading]));
}

/** The kind an archivist gave, as far as one did. */
export async function kindSaid({ catalogue }: Pick<Archive, "catalogue">, document: string) {
  const record = await loadRecord(catalogue, document);
  return record?.described.includes("kind") ? { kind: record.description.kind } : {};
}
