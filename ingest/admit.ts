/**
 * From quarantine into the archive: identify by bytes, digest, already held?, vault, catalogue. Each step can
 * be cut off and told again: the document's id was settled on receipt, and the vault is asked before written.
 */
import { stat } from "node:fs/promises";
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { loadRecord, writeRecord } from "../storage/catalogue/records.js";
import type { AccessionItemRow, AccessionRow } from "../storage/catalogue/tables.js";
import type { Digest } from "../storage/model/digest.js";
import { titleFromName, vaultFileName } from "../storage/model/file-name.js";
import { joined } from "../storage/model/joined-record.js";
import { type DocumentRecord, recordSchema, type Version } from "../storage/model/record.js";
import { withVersion } from "../storage/model/record-change.js";
import { tagsByHand, type WantedTag } from "../storage/model/tag-change.js";
import { VaultConflict, VaultMissing } from "../storage/vault/vault.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import { claimBytes, Refusal } from "./claim-bytes.js";
import { digestOf } from "./file-digest.js";
import { heldRecord, takeOver, unknownReadings, writeHeld } from "./held-record.js";
import { identify } from "./identify.js";
import { isPublic } from "./members.js";
import { type IntakePlan, intakePlanSchema } from "./quarantine.js";
import { conceptsFor } from "./tags/concepts.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "quarantine" | "now">;

/** How often a version is put on another writer's newer record before it is left for the next turn. */
const mostAttempts = 10;

/** Takes one received item in, or finds it held, or refuses it; the item's row says which. */
export async function admit(desk: Desk, item: AccessionItemRow): Promise<void> {
  const path = desk.quarantine.fileOf(item.id);
  try {
    await refuseUnlessWhole(path);
    const digest = await digestOf(path);
    const claim = await claimBytes(desk, item, digest);
    if ("held" in claim) await settle(desk.catalogue, item.id, { state: "held", digest, ...claim.held });
    else if (claim.isNewDocument) await admitDocument(desk, item, path, digest);
    else await admitVersion(desk, item, path, digest, claim.version);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await settle(desk.catalogue, item.id, { state: "refused", version: null, reason: error.message });
  }
  await desk.quarantine.discard(item.id);
}

async function refuseUnlessWhole(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new Refusal("The file was removed from quarantine by somebody else; hand it in again.");
  });
  if (found.size === 0) throw new Refusal("The file is empty (0 bytes); nothing was kept.");
}

async function admitDocument(desk: Desk, item: AccessionItemRow, path: string, digest: Digest) {
  const object = documentObject(item.document);
  let record: DocumentRecord;
  if (await desk.vault.inspect(object)) {
    record = recordSchema.parse(JSON.parse((await desk.vault.read(object, "record.json")).toString("utf8")));
  } else {
    const plan = await planNow(desk, item);
    const version = await newVersion(desk, item, path, digest, 1);
    record = newRecord(desk, item, plan, await tagsPlanned(desk, plan, version), version);
    const files = [
      ...originalFiles(desk, item, path, version),
      { path: "record.json", content: JSON.stringify(record) },
    ];
    await desk.vault.create(object, files, { by: item.accession, message: "accession", at: moment(desk) });
  }
  await desk.catalogue.transaction().execute(async (transaction) => {
    const taken = { state: "taken", digest, document: item.document, version: 1 } as const;
    if (await settle(transaction, item.id, taken)) await writeRecord(transaction, record, { recorded: true });
  });
}

async function admitVersion(
  desk: Desk,
  item: AccessionItemRow,
  path: string,
  digest: Digest,
  number: number,
) {
  const version = await newVersion(desk, item, path, digest, number);
  const record = await keepVersion(desk, item, path, version);
  const readings = await unknownReadings(desk.vault, record, await loadRecord(desk.catalogue, item.document));
  await desk.catalogue.transaction().execute(async (transaction) => {
    const taken = { state: "taken", digest, document: item.document, version: number } as const;
    if (await settle(transaction, item.id, taken)) await takeOver(transaction, record, readings);
  });
}

/** Puts a version's original and the record that knows of it into the vault in one step, unless both are there. */
async function keepVersion(
  desk: Desk,
  item: AccessionItemRow,
  path: string,
  version: Version,
): Promise<DocumentRecord> {
  const change = { by: item.accession, message: `original of version ${version.number}`, at: moment(desk) };
  const originals = originalFiles(desk, item, path, version);
  for (let attempt = 1; ; attempt++) {
    const held = await heldRecord(desk.vault, item.document);
    if (!held) throw new VaultMissing(`The vault holds no document ${item.document}`);
    if (held.record.versions.some(({ number }) => number === version.number)) return held.record;
    const current = joined((await loadRecord(desk.catalogue, item.document)) ?? held.record, held.record);
    const added = withVersion(current, version, newAct(desk, version.provenance.by));
    const next = { ...added, revision: current.revision + 1 };
    try {
      await writeHeld(desk.vault, held, next, originals, change);
      return next;
    } catch (error) {
      if (!(error instanceof VaultConflict) || attempt === mostAttempts) throw error;
    }
  }
}

/** What the vault is to keep of a version as it came. */
function originalFiles({ quarantine }: Desk, item: AccessionItemRow, path: string, version: Version) {
  const { original, provenance } = version;
  const file = { path: original.path, from: path, sha256: original.digest };
  const { capture } = provenance;
  if (!capture) return [file];
  return [file, { path: capture.path, from: quarantine.warcOf(item.id), sha256: capture.warc.digest }];
}

async function newVersion(
  desk: Desk,
  item: AccessionItemRow,
  path: string,
  digest: Digest,
  number: number,
): Promise<Version> {
  const act: AccessionRow = await desk.catalogue
    .selectFrom("accession")
    .selectAll()
    .where("number", "=", item.accession)
    .executeTakeFirstOrThrow();
  const { mediaType } = await identify(path, item.name);
  const { container, capture } = intakePlanSchema.parse(JSON.parse(item.plan));
  return {
    number,
    provenance: {
      accession: act.number,
      at: act.at,
      by: act.by,
      way: act.way as Version["provenance"]["way"],
      from: act.origin,
      ...(container && { container }),
      ...(capture && { capture: { ...capture, path: `versions/${number}/capture.warc.gz` } }),
    },
    original: {
      name: item.name,
      path: `versions/${number}/original/${vaultFileName(item.name)}`,
      mediaType,
      bytes: item.bytes,
      digest,
    },
    text: null,
  };
}

/** What was said of a file; one found in a container that is not public (any more) is no more public than that. */
async function planNow({ catalogue }: Desk, item: AccessionItemRow): Promise<IntakePlan> {
  const plan = intakePlanSchema.parse(JSON.parse(item.plan));
  const { publish, container } = plan;
  return { ...plan, publish: publish && (!container || (await isPublic(catalogue, container.document))) };
}

/** The tags it is to come in with, as what they stand for. */
async function tagsPlanned(desk: Desk, { tags }: IntakePlan, { provenance }: Version): Promise<WantedTag[]> {
  if (tags.length === 0) return [];
  return desk.catalogue
    .transaction()
    .execute((transaction) => conceptsFor(transaction, tags, newAct(desk, provenance.by)));
}

function newRecord(
  desk: Desk,
  item: AccessionItemRow,
  plan: IntakePlan,
  tags: readonly WantedTag[],
  version: Version,
): DocumentRecord {
  const { title, kind, date, source, series, address } = plan;
  const said = { title, kind, date, source, series, address };
  const { by, at } = version.provenance;
  const record: DocumentRecord = {
    ibid: 1,
    id: item.document,
    revision: 1,
    state: plan.publish ? "published" : "draft",
    withdrawal: null,
    sample: plan.sample,
    description: {
      ...said,
      title: title ?? titleFromName(item.name),
      kind: kind ?? "other",
      language: null,
      summary: null,
    },
    described: Object.entries(said).flatMap(([field, value]) => (value === null ? [] : [field])),
    tags: tagsByHand(tags, { by, at }),
    people: [],
    declined: [],
    versions: [],
    citations: [],
    events: [],
  };
  return withVersion(record, version, newAct(desk, by));
}

/** Gives a received item its final state; false when another process was quicker. */
async function settle(
  scope: CatalogueScope,
  id: string,
  outcome: Partial<AccessionItemRow>,
): Promise<boolean> {
  const item = await scope
    .updateTable("accession_item")
    .set({ reason: null, ...outcome })
    .where("id", "=", id)
    .where("state", "=", "received")
    .returning("accession")
    .executeTakeFirst();
  if (!item) return false;
  await scope
    .updateTable("accession")
    .set((update) => ({ revision: update("revision", "+", 1) }))
    .where("number", "=", item.accession)
    .execute();
  return true;
}
