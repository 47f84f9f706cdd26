/**
 * From quarantine into the archive: identify by bytes, digest, already held?, vault, catalogue. Each step can
 * be cut off and told again: the document's id was settled on receipt, and the vault is asked before written.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { changeRecord, loadRecord, writeRecord } from "../storage/catalogue/records.js";
import type { AccessionItemRow, AccessionRow } from "../storage/catalogue/tables.js";
import type { Digest } from "../storage/model/digest.js";
import { titleFromName, vaultFileName } from "../storage/model/file-name.js";
import { type DocumentRecord, recordSchema, type Version } from "../storage/model/record.js";
import { withVersion } from "../storage/model/record-change.js";
import { type Archive, documentObject, moment, newAct } from "./archive.js";
import { identify } from "./identify.js";
import { type IntakePlan, intakePlanSchema } from "./quarantine.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "quarantine" | "now" | "leases">;

/** The file cannot be taken in, for a reason its sender should read. */
class Refusal extends Error {
  override name = "Refusal";
}

/** The item must wait for another one to be taken in; asking again is all it needs. */
export class NotYet extends Error {
  override name = "NotYet";
}

/** Takes one received item in, or finds it held, or refuses it; the item's row says which. */
export async function admit(desk: Desk, item: AccessionItemRow): Promise<void> {
  const path = desk.quarantine.fileOf(item.id);
  try {
    if ((await stat(path)).size === 0) throw new Refusal("The file is empty (0 bytes); nothing was kept.");
    const digest = await digestOf(path);
    // Two arrivals of the same bytes at once must not both find that nobody holds them.
    const held = await desk.leases.whileHolding(`original:${digest}`, () =>
      admitBytes(desk, item, path, digest),
    );
    if (!held) throw new NotYet(`The same bytes are just being taken in; ${item.name} waits for that.`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await settle(desk.catalogue, item.id, { state: "refused", reason: error.message });
  }
  await desk.quarantine.discard(item.id);
}

async function admitBytes(desk: Desk, item: AccessionItemRow, path: string, digest: Digest) {
  const plan = intakePlanSchema.parse(JSON.parse(item.plan));
  const holder = await holderOf(desk.catalogue, digest, item.document);
  if (holder) await settle(desk.catalogue, item.id, { state: "held", digest, ...holder });
  else if (plan.versionOf) await admitVersion(desk, item, path, digest);
  else await admitDocument(desk, item, plan, path, digest);
}

async function admitDocument(
  desk: Desk,
  item: AccessionItemRow,
  plan: IntakePlan,
  path: string,
  digest: Digest,
) {
  const object = documentObject(item.document);
  let record: DocumentRecord;
  if (await desk.vault.inspect(object)) {
    record = recordSchema.parse(JSON.parse((await desk.vault.read(object, "record.json")).toString("utf8")));
  } else {
    const version = await newVersion(desk, item, path, digest, 1);
    record = newRecord(desk, item, plan, version);
    const files = [
      { path: version.original.path, from: path, sha256: digest },
      { path: "record.json", content: JSON.stringify(record) },
    ];
    await desk.vault.create(object, files, { by: item.accession, message: "accession", at: moment(desk) });
  }
  await desk.catalogue.transaction().execute(async (transaction) => {
    await writeRecord(transaction, record, { recorded: true });
    await settle(transaction, item.id, { state: "taken", digest, document: item.document, version: 1 });
  });
}

async function admitVersion(desk: Desk, item: AccessionItemRow, path: string, digest: Digest) {
  const record = await loadRecord(desk.catalogue, item.document);
  if (!record && (await isOnItsWay(desk, item))) throw new NotYet(`${item.document} is not taken in yet`);
  if (!record) throw new Refusal(`There is no document ${item.document} to add a version to.`);
  const number = Math.max(...record.versions.map((version) => version.number)) + 1;
  const version = await newVersion(desk, item, path, digest, number);
  await desk.vault.update(
    documentObject(item.document),
    [{ path: version.original.path, from: path, sha256: digest }],
    { by: item.accession, message: `original of version ${number}`, at: moment(desk) },
  );
  await desk.catalogue.transaction().execute(async (transaction) => {
    await changeRecord(transaction, item.document, (current) =>
      withVersion(current, version, newAct(desk, version.provenance.by)),
    );
    await settle(transaction, item.id, { state: "taken", digest, document: item.document, version: number });
  });
}

/** True while the document that a version belongs to waits in quarantine itself. */
async function isOnItsWay({ catalogue }: Desk, item: AccessionItemRow): Promise<boolean> {
  const row = await catalogue
    .selectFrom("accession_item")
    .select("id")
    .where("document", "=", item.document)
    .where("id", "!=", item.id)
    .where("state", "=", "received")
    .executeTakeFirst();
  return row !== undefined;
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
  return {
    number,
    provenance: {
      accession: act.number,
      at: act.at,
      by: act.by,
      way: act.way as Version["provenance"]["way"],
      from: act.origin,
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

function newRecord(desk: Desk, item: AccessionItemRow, plan: IntakePlan, version: Version): DocumentRecord {
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
    tags: plan.tags.map((label) => ({ label, by, at, why: null })),
    versions: [],
    citations: [],
    events: [],
  };
  return withVersion(record, version, newAct(desk, by));
}

/** Where these bytes are held already, other than by the item itself in an earlier attempt. */
async function holderOf(scope: CatalogueScope, digest: Digest, ownDocument: string) {
  const row = await scope
    .selectFrom("version")
    .select(["document", "number as version"])
    .where("digest", "=", digest)
    .orderBy("at")
    .executeTakeFirst();
  if (!row) return null;
  const reason =
    row.document === ownDocument
      ? "These bytes are a version of this document already."
      : "The archive holds these bytes already.";
  return { ...row, reason };
}

async function settle(scope: CatalogueScope, id: string, outcome: Partial<AccessionItemRow>) {
  await scope.updateTable("accession_item").set(outcome).where("id", "=", id).execute();
  await scope
    .updateTable("accession")
    .set((update) => ({ revision: update("revision", "+", 1) }))
    .where("number", "=", (query) =>
      query.selectFrom("accession_item").select("accession").where("id", "=", id),
    )
    .execute();
}

async function digestOf(path: string): Promise<Digest> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return `sha256:${hash.digest("hex")}`;
}
