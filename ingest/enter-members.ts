/**
 * Entering in the register the files that were found inside others. All that comes out of one file handed in, however
 * deep it lay, is one accession, until that is closed: written to the vault with nothing in it left to be read.
 */
import { sql } from "kysely";
import type { CatalogueScope, CatalogueTransaction } from "../storage/catalogue/catalogue.js";
import type { Archive } from "./archive.js";
import { type Act, type ContainerKey, enterAccession, enterItems, type Kept } from "./register.js";

/** How many containers may lie in one another, the one handed in counted. */
export const deepestContainer = 5;
/** What is taken out of one file handed in, at most. */
export const mostMembers = 10_000;
export const mostMemberBytes = 10_000_000_000;

/** Rows asked for at once; SQLite binds at most 32,766 values. */
const askedAtOnce = 500;

/** A container, the one it was found in, and so on to the one that was handed in; at most one more than is read. */
export async function containersAround(scope: CatalogueScope, inner: ContainerKey): Promise<ContainerKey[]> {
  const chain = [inner];
  while (chain.length <= deepestContainer) {
    const { document, version } = chain.at(-1) as ContainerKey;
    const row = await scope
      .selectFrom("version")
      .select(["container", "container_version"])
      .where("document", "=", document)
      .where("number", "=", version)
      .executeTakeFirst();
    if (!row || row.container === null || row.container_version === null) break;
    chain.push({ document: row.container, version: row.container_version });
  }
  return chain;
}

/** How many more files, and bytes of them, may come out of the container that was handed in. */
export async function roomIn(
  scope: CatalogueScope,
  outermost: ContainerKey,
): Promise<{ files: number; bytes: number }> {
  const { files, bytes } = await scope
    .selectFrom("accession_item")
    .innerJoin("accession", "accession.number", "accession_item.accession")
    .where("accession.container", "=", outermost.document)
    .where("accession.container_version", "=", outermost.version)
    .select([
      sql<number>`count(*)`.as("files"),
      sql<number>`coalesce(sum(accession_item.bytes), 0)`.as("bytes"),
    ])
    .executeTakeFirstOrThrow();
  return { files: mostMembers - Number(files), bytes: mostMemberBytes - Number(bytes) };
}

/** Those of these items that the register knows. */
export async function enteredOf(scope: CatalogueScope, items: readonly string[]): Promise<Set<string>> {
  const entered = new Set<string>();
  for (let at = 0; at < items.length; at += askedAtOnce) {
    const rows = await scope
      .selectFrom("accession_item")
      .select("id")
      .where("id", "in", items.slice(at, at + askedAtOnce))
      .execute();
    for (const { id } of rows) entered.add(id);
  }
  return entered;
}

/**
 * Enters files found in `container`, unless they are there already, as far as there is room. What there is no room for
 * is thrown away: it lies in its container. Returns the items that the register has.
 */
export async function enterMembers(
  desk: Pick<Archive, "catalogue" | "quarantine">,
  act: Act,
  container: ContainerKey,
  files: readonly Kept[],
): Promise<Set<string>> {
  const entered = await desk.catalogue.transaction().execute(async (transaction) => {
    const known = await enteredOf(
      transaction,
      files.map(({ receipt }) => receipt.item),
    );
    const outermost = (await containersAround(transaction, container)).at(-1) ?? container;
    const fresh = fitting(
      await roomIn(transaction, outermost),
      files.filter(({ receipt }) => !known.has(receipt.item)),
    );
    if (fresh.length > 0) await enterFresh(transaction, act, outermost, fresh);
    return new Set([...known, ...fresh.map(({ receipt }) => receipt.item)]);
  });
  for (const { receipt } of files)
    if (!entered.has(receipt.item)) await desk.quarantine.discard(receipt.item);
  return entered;
}

/** Those that there is room for, each asked by itself: a small file may fit after a large one did not. */
export function fitting<T extends { bytes: number }>(
  room: { files: number; bytes: number },
  files: readonly T[],
): T[] {
  let { files: places, bytes: left } = room;
  return files.filter(({ bytes }) => {
    if (places < 1 || bytes > left) return false;
    places -= 1;
    left -= bytes;
    return true;
  });
}

async function enterFresh(
  transaction: CatalogueTransaction,
  act: Act,
  outermost: ContainerKey,
  files: readonly Kept[],
): Promise<void> {
  const open = await transaction
    .selectFrom("accession")
    .select("number")
    .where("container", "=", outermost.document)
    .where("container_version", "=", outermost.version)
    .where("recorded_revision", "=", 0)
    .executeTakeFirst();
  if (!open) {
    await enterAccession(transaction, act, files, outermost);
    return;
  }
  const { last } = await transaction
    .selectFrom("accession_item")
    .select((select) => select.fn.max("position").as("last"))
    .where("accession", "=", open.number)
    .executeTakeFirstOrThrow();
  await enterItems(transaction, open.number, Number(last ?? -1) + 1, files);
  await transaction
    .updateTable("accession")
    .set((update) => ({ revision: update("revision", "+", 1) }))
    .where("number", "=", open.number)
    .execute();
}
