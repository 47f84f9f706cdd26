/**
 * Reading a document again, when its extractor has become better. A version's text never changes: what comes of it is
 * a new version with the same original, unless nothing changed. Until its text is known the old one is served.
 *
 *     asked → read → the same? then an event says so
 *                  → else a number is claimed → version and text in the vault, in one step → in the catalogue
 */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { forgetPassword, givenPassword } from "../storage/catalogue/given-passwords.js";
import { changeRecord, loadRecord } from "../storage/catalogue/records.js";
import { askRereading, rereadingOf, settleRereading } from "../storage/catalogue/rereadings.js";
import type { RereadingRow } from "../storage/catalogue/tables.js";
import { newestVersion } from "../storage/model/findings-decision.js";
import { joined } from "../storage/model/joined-record.js";
import { withReadAgain, withSameReading } from "../storage/model/reading-change.js";
import type { DocumentRecord, FrozenPassages, Version } from "../storage/model/record.js";
import { VaultMissing } from "../storage/vault/vault.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import { claimNumber } from "./claim-number.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { type Frozen, freeze } from "./freeze.js";
import { caughtUp, type HeldRecord, heldRecord, readingOf, takeOver, writeHeld } from "./held-record.js";
import { identify } from "./identify.js";
import type { StillMine } from "./lease-holder.js";
import { isShut, lockedMembers } from "./locked-members.js";
import { takeMembers } from "./members.js";
import { kindSaid } from "./read.js";
import { readThrough } from "./reading/pool.js";
import type { FileRead } from "./reading/read-file.js";
import { discardScratch } from "./reading/scratch.js";
import { keepStructure } from "./restructure.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "quarantine" | "pool" | "now">;

/** Asks for the newest version of a document to be read again; returns why that cannot be, or null. */
export async function askToReread(
  { catalogue, now }: Pick<Archive, "catalogue" | "now">,
  document: string,
  by: string,
): Promise<string | null> {
  return catalogue.transaction().execute(async (transaction) => {
    const newest = await transaction
      .selectFrom("version")
      .select(["number", "text_state"])
      .where("document", "=", document)
      .orderBy("number", "desc")
      .executeTakeFirst();
    if (!newest) return `There is no document ${document}.`;
    if (newest.text_state === "waiting") return `The newest version of ${document} is being read.`;
    if (newest.text_state === "failed")
      return `The newest version of ${document} could not be read; have it tried again instead.`;
    await askRereading(transaction, { document, version: newest.number, by, at: moment({ now }) });
    return null;
  });
}

/** Answers a request. Throws ExtractionFailed, VaultConflict, NotYet; then the request stands. */
export async function reread(desk: Desk, document: string, stillMine: StillMine): Promise<void> {
  const request = await rereadingOf(desk.catalogue, document);
  if (request?.state !== "waiting") return;
  const held = await heldRecord(desk.vault, document);
  if (!held) throw new VaultMissing(`The vault holds no document ${document}`);
  const record = await caughtUp(desk, held.record);
  // A newer original has come, or the text is in the vault and its reader was stopped before it could say so.
  const base = record && newestVersion(record);
  const place = { document, version: request.version };
  if (!base?.text || base.number !== request.version) {
    await settleRereading(desk.catalogue, document);
    return forgetPassword(desk.catalogue, place);
  }
  const given = await givenPassword(desk.catalogue, place);
  const path = await desk.vault.locate(documentObject(document), base.original.path);
  // What it is by its bytes may be known better by now, too.
  const { mediaType } = await identify(path, base.original.name);
  const original = { ...base.original, mediaType };
  const file = await readThrough(desk.pool, {
    path,
    name: original.name,
    mediaType,
    ...(await kindSaid(desk, document)),
    ...(given && { password: given.password }),
  });
  try {
    await stillMine();
    if (given) await refuseUseless(desk, place, file);
    await keep(desk, { held, base: { ...base, original }, request, stillMine }, file);
  } finally {
    await discardScratch(file);
  }
  if (given) await forgetPassword(desk.catalogue, place);
}

/** Throws when the password opened none of the files inside that were locked before. */
async function refuseUseless(
  { catalogue }: Pick<Desk, "catalogue">,
  { document, version }: { document: string; version: number },
  { extraction: { members = [] } }: FileRead,
): Promise<void> {
  const shut = members.filter(isShut).length;
  if (shut > 0 && shut >= (await lockedMembers(catalogue, document, version)))
    throw new ExtractionFailed("encrypted", "The password given opens none of the locked files inside.");
}

interface Work {
  held: HeldRecord;
  base: Version;
  request: RereadingRow;
  stillMine: StillMine;
}

async function keep(desk: Desk, { held, base, request, stillMine }: Work, file: FileRead): Promise<void> {
  const document = held.record.id;
  const found = file.extraction.members;
  const again = { members: found ?? [], occasion: "again" } as const;
  const members = found && (await takeMembers(desk, held.record, base, again));
  const effort = { attempts: request.attempts + 1, readingMs: file.readingMs ?? 0 };
  const frozen = (number: number) =>
    freeze(file, { number, at: moment(desk), effort, ...(members && { members }) });
  await stillMine();
  if (await isHeld(desk, document, base, frozen(base.number))) {
    if (!base.text?.layoutPath) await keepLayout(desk, { held, base, request, stillMine }, file);
    const { extractor, extractorVersion } = file.extraction;
    const same = { extractor, extractorVersion, at: moment(desk) };
    await desk.catalogue.transaction().execute(async (transaction) => {
      await changeRecord(transaction, document, (record) =>
        withSameReading(record, base.number, same, newAct(desk, request.by)),
      );
      await settleRereading(transaction, document);
    });
    return;
  }
  const number = await claimNumber(desk.catalogue, document, base.number);
  if (number === null) return settleRereading(desk.catalogue, document);
  await keepVersion(desk, { held, base, request, stillMine }, file, frozen(number), number);
}

/** Puts the new version and its text into the vault in one step, then into the catalogue. */
async function keepVersion(
  desk: Desk,
  { held, base, request, stillMine }: Work,
  file: FileRead,
  { text, passages, files, suggestion }: Frozen,
  number: number,
): Promise<void> {
  const before = held.record;
  const current: DocumentRecord = joined((await loadRecord(desk.catalogue, before.id)) ?? before, before);
  const { accession, container } = base.provenance;
  const version = {
    number,
    provenance: {
      accession,
      at: moment(desk),
      by: request.by,
      way: "rereading" as const,
      from: `version ${base.number}`,
      ...(container && { container }),
    },
    original: base.original,
    text,
  };
  const next = {
    ...withReadAgain(current, version, suggestion, newAct(desk, request.by)),
    revision: current.revision + 1,
  };
  await stillMine();
  const change = {
    by: text.extractor,
    message: `version ${number}: version ${base.number} read again`,
    at: moment(desk),
  };
  await writeHeld(desk.vault, held, next, files, change);
  const reading = { version: number, text: file.extraction.text, frozen: passages };
  await desk.catalogue.transaction().execute(async (transaction) => {
    await takeOver(transaction, next, [reading]);
    await settleRereading(transaction, before.id);
  });
}

/** A text frozen before its layout was kept gets it now, with the structure that was read by the way. */
async function keepLayout(desk: Desk, { held, base, request, stillMine }: Work, file: FileRead) {
  const reading = await readingOf(desk.vault, held.record, base.number);
  if (!reading || !base.text) return;
  await stillMine();
  const version = { ...base, text: base.text };
  await keepStructure(desk, { held, version, reading, by: request.by }, file);
}

/**
 * True when the vault holds what was read now as the reading of `version`: the same text with the same layout, where
 * that was kept, on the same pages. How it is structured is no part of that.
 */
async function isHeld(
  { vault }: Pick<Desk, "vault">,
  document: string,
  { text }: Version,
  { files, text: now, passages }: Frozen,
): Promise<boolean> {
  if (!text) return false;
  const object = await vault.inspect(documentObject(document));
  const held = new Map(object?.files.map(({ path, sha512 }) => [path, sha512]));
  const kept = [text.path, text.rawPagesPath, text.layoutPath, text.findings?.path].filter(Boolean);
  const compared = files.filter(
    ({ path }) => path !== now.passagesPath && (path !== now.layoutPath || text.layoutPath),
  );
  if (kept.length !== compared.length) return false;
  if (!compared.every((file) => "content" in file && held.get(file.path) === sha512Of(file.content)))
    return false;
  const before = JSON.parse((await vault.read(documentObject(document), text.passagesPath)).toString("utf8"));
  return isDeepStrictEqual(besidesStructure(passages), besidesStructure(before));
}

/** What a reading says of pages, notes and files inside, as JSON holds it. */
function besidesStructure({ passages: _, facts: __, ...rest }: FrozenPassages): unknown {
  return JSON.parse(JSON.stringify(rest));
}

function sha512Of(content: string | Uint8Array): string {
  return `sha512:${createHash("sha512").update(content).digest("hex")}`;
}
