/**
 * Who takes which bytes in, settled in the catalogue before the vault is written: two arrivals of the same
 * bytes become one document, and two new versions of a document get two numbers, whatever is killed when.
 */
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { claimedByRereading } from "../storage/catalogue/rereadings.js";
import type { AccessionItemRow } from "../storage/catalogue/tables.js";
import type { Digest } from "../storage/model/digest.js";
import type { Archive } from "./archive.js";
import { intakePlanSchema } from "./quarantine.js";

/** The file cannot be taken in, for a reason its sender should read. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The item must wait for another one to be taken in; asking again is all it needs. */
export class NotYet extends Error {
  override name = "NotYet";
}

export type Claim =
  | { held: Pick<AccessionItemRow, "reason"> & { document: string; version: number } }
  | { isNewDocument: boolean; version: number };

/**
 * Settles, before the vault is written, that these bytes come in through this item and under this version
 * number. The claim outlives a kill: whoever else has the same bytes waits until this item is settled.
 */
export async function claimBytes(
  { catalogue }: Pick<Archive, "catalogue">,
  item: AccessionItemRow,
  digest: Digest,
): Promise<Claim> {
  const plan = intakePlanSchema.parse(JSON.parse(item.plan));
  return catalogue.transaction().execute(async (transaction) => {
    const held = await holderOf(transaction, digest, item.document);
    const isOwn = held?.document === item.document && held.version === item.version && item.digest === digest;
    if (held && !isOwn) return { held };
    const claimant = await transaction
      .selectFrom("accession_item")
      .select("name")
      .where("digest", "=", digest)
      .where("state", "=", "received")
      .where("id", "!=", item.id)
      .executeTakeFirst();
    if (claimant) throw new NotYet(`The bytes of ${item.name} are just being taken in as ${claimant.name}.`);
    const version = plan.versionOf ? (item.version ?? (await nextVersion(transaction, item))) : 1;
    await transaction
      .updateTable("accession_item")
      .set({ digest, version })
      .where("id", "=", item.id)
      .where("state", "=", "received")
      .execute();
    return { isNewDocument: plan.versionOf === null, version };
  });
}

/** The first number that is neither a version of the document nor claimed to become one. */
async function nextVersion(scope: CatalogueScope, item: AccessionItemRow): Promise<number> {
  const { taken } = await scope
    .selectFrom("version")
    .select((select) => select.fn.max("number").as("taken"))
    .where("document", "=", item.document)
    .executeTakeFirstOrThrow();
  if (taken === null) {
    if (await isOnItsWay(scope, item)) throw new NotYet(`${item.document} is not taken in yet.`);
    throw new Refusal(`There is no document ${item.document} to add a version to.`);
  }
  const { claimed } = await scope
    .selectFrom("accession_item")
    .select((select) => select.fn.max("version").as("claimed"))
    .where("document", "=", item.document)
    .where("state", "=", "received")
    .executeTakeFirstOrThrow();
  return Math.max(taken, claimed ?? 0, await claimedByRereading(scope, item.document)) + 1;
}

/** True while the document that a version belongs to waits in quarantine itself. */
async function isOnItsWay(scope: CatalogueScope, item: AccessionItemRow): Promise<boolean> {
  const row = await scope
    .selectFrom("accession_item")
    .select("id")
    .where("document", "=", item.document)
    .where("id", "!=", item.id)
    .where("state", "=", "received")
    .where("plan", "like", '%"versionOf":null%')
    .executeTakeFirst();
  return row !== undefined;
}

/** Where these bytes are held already, other than by the item itself in an earlier attempt. */
async function holderOf(scope: CatalogueScope, digest: Digest, ownDocument: string) {
  const row = await scope
    .selectFrom("version")
    .select(["document", "number as version"])
    .where("digest", "=", digest)
    // A version that was read again has the bytes of the one that brought them.
    .where("way", "!=", "rereading")
    .orderBy("at")
    .executeTakeFirst();
  if (!row) return null;
  const reason =
    row.document === ownDocument
      ? "These bytes are a version of this document already."
      : "The archive holds these bytes already.";
  return { ...row, reason };
}
