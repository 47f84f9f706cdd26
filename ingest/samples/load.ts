/** Taking the sample collection in, through the same door as everything else, and taking it away again. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Catalogue, CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { removeSearched } from "../../storage/catalogue/searched.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import { documentIdLength } from "../../storage/model/identity.js";
import { type Archive, documentObject, newId } from "../archive.js";
import { intakePlanSchema } from "../quarantine.js";
import { type HandedIn, receive } from "../receive.js";
import type { Sample } from "./collection.js";

/** Written when the collection was loaded or taken away, so that it never comes back by itself. */
const noteKey = "samples";
/** How often it is looked whether another process has finished, in milliseconds. */
const lookMs = 50;

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

/** Hands the sample collection in, unless that was done before; returns the accession or null. */
export async function loadSamples(desk: Desk): Promise<string | null> {
  if (await wereLoaded(desk.catalogue)) return null;
  // What sets the samples in type is loaded for the one start that needs it.
  const { sampleFile, samples } = await import("./collection.js");
  const documents = new Map(samples.map((sample) => [sample.key, newId(documentIdLength)]));
  const files: HandedIn[] = [];
  for (const [position, sample] of samples.entries()) {
    const file = await sampleFile(sample);
    const path = join(desk.quarantine.incoming, `sample-${position}`);
    await writeFile(path, Buffer.from(await file.arrayBuffer()));
    files.push(handedIn(sample, file.name, path, documents));
  }
  const act = { by: "Ibid", way: "samples", origin: "The sample collection written for Ibid" } as const;
  const number = await receive(desk, act, files);
  // Noted last: a first start that is cut off before has loaded nothing.
  await desk.catalogue
    .insertInto("meta")
    .values({ key: noteKey, value: "loaded" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return number;
}

async function wereLoaded(catalogue: Catalogue): Promise<boolean> {
  const note = await catalogue.selectFrom("meta").select("key").where("key", "=", noteKey).executeTakeFirst();
  const act = await catalogue
    .selectFrom("accession")
    .select("number")
    .where("way", "=", "samples")
    .executeTakeFirst();
  return note !== undefined || act !== undefined;
}

/**
 * Takes every sample document away, from the vault, the catalogue and the index, and what is on its way to become one.
 * Returns how many documents. When the engine is away the index forgets them when it is back.
 */
export async function removeSamples(
  desk: Pick<Archive, "catalogue" | "vault" | "index" | "quarantine" | "leases">,
): Promise<number> {
  await cancelReceived(desk);
  const { catalogue, vault, index } = desk;
  const rows = await catalogue.selectFrom("document").select("id").where("sample", "=", 1).execute();
  for (const { id } of rows) {
    await whenFree(desk, `document:${id}`, async () => {
      // The catalogue last: cut off before that, the document is still there to be taken away again.
      if (await vault.inspect(documentObject(id))) await vault.purge(documentObject(id));
      await catalogue.transaction().execute(async (transaction) => {
        await removeSearched(transaction, id);
        await transaction.deleteFrom("document").where("id", "=", id).execute();
        await noteRemoval(transaction, { document: id });
      });
    });
    try {
      await (await index.drop(id, null)).settled;
    } catch (error) {
      if (!(error instanceof IndexUnavailable)) throw error;
    }
  }
  return rows.length;
}

/** Refuses the samples that wait in quarantine; one that is just being taken in becomes a document first. */
async function cancelReceived(desk: Pick<Archive, "catalogue" | "quarantine" | "leases">): Promise<void> {
  const items = await desk.catalogue
    .selectFrom("accession_item")
    .select("id")
    .where("plan", "like", '%"sample":true%')
    .where("state", "=", "received")
    .execute();
  for (const { id } of items) {
    await whenFree(desk, `item:${id}`, async () => {
      await desk.catalogue.transaction().execute((transaction) => noteRemoval(transaction, { received: id }));
      await desk.quarantine.discard(id);
    });
  }
}

/** Does `work` as soon as nobody else is at the same subject. */
async function whenFree(
  { leases }: Pick<Archive, "leases">,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  while (!(await leases.whileHolding(key, work))) await sleep(lookMs);
}

/** The register goes on saying what became of each file. */
async function noteRemoval(
  scope: CatalogueScope,
  which: { document: string } | { received: string },
): Promise<void> {
  const items = await scope
    .updateTable("accession_item")
    .set({ state: "refused", version: null, reason: "Taken away with the sample collection." })
    .where((where) =>
      "document" in which
        ? where("document", "=", which.document)
        : where.and({ id: which.received, state: "received" }),
    )
    .returning("accession")
    .execute();
  for (const accession of new Set(items.map((item) => item.accession))) {
    await scope
      .updateTable("accession")
      .set((update) => ({ revision: update("revision", "+", 1) }))
      .where("number", "=", accession)
      .execute();
  }
}

function handedIn(
  sample: Sample,
  name: string,
  path: string,
  documents: ReadonlyMap<string, string>,
): HandedIn {
  const { kind, title, date, source, series, tags, from } = sample;
  const versionOf = sample.versionOf === null ? null : (documents.get(sample.versionOf) ?? null);
  const document = versionOf ?? documents.get(sample.key);
  const plan = intakePlanSchema.parse({
    publish: true,
    sample: true,
    ...{
      kind,
      title,
      date,
      source,
      series,
      versionOf,
      tags: [...tags],
      address: from?.startsWith("http") ? from : null,
    },
  });
  return { name, path, move: true, plan, ...(document && { document }) };
}
