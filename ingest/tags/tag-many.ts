/** Tags put on many documents at once, or taken off them: looked at first, done, and taken back as one act. */
import { idsStandingFor } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { changeRecord } from "../../storage/catalogue/records.js";
import { withBatch, withoutBatch } from "../../storage/model/tag-batch.js";
import { type Archive, newAct, newId } from "../archive.js";
import { conceptNamed } from "./concepts.js";
import { retagging } from "./retag.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Ids named in one query. */
const idsAtOnce = 500;

/** Which of these documents have the tag that a name stands for. */
export async function documentsWith(
  { catalogue }: Pick<Desk, "catalogue">,
  documents: readonly string[],
  name: string,
): Promise<Set<string>> {
  const concept = await catalogue.transaction().execute((scope) => conceptNamed(scope, name));
  const found = new Set<string>();
  if (!concept) return found;
  const concepts = await idsStandingFor(catalogue, concept.id);
  for (let at = 0; at < documents.length; at += idsAtOnce) {
    const rows = await catalogue
      .selectFrom("tag")
      .select("document")
      .where("document", "in", documents.slice(at, at + idsAtOnce))
      .where("concept", "in", concepts)
      .execute();
    for (const { document } of rows) found.add(document);
  }
  return found;
}

/** Does it, each document in a change of its own; gives the name of the act, and how many documents it changed. */
export async function tagMany(
  desk: Desk,
  documents: readonly string[],
  { put, take }: { put: readonly string[]; take: readonly string[] },
  by: string,
): Promise<{ batch: string; changed: number }> {
  const batch = newId(16);
  let changed = 0;
  for (const id of documents)
    await desk.catalogue.transaction().execute(async (transaction) => {
      const change = await retagging(transaction, id, { typed: put, shown: take }, newAct(desk, by));
      await changeRecord(transaction, id, (record) => {
        const after = withBatch(record, change(record), batch);
        if (after !== record) changed += 1;
        return after;
      });
    });
  return { batch, changed };
}

/** Takes such an act back, as far as what it did still stands; how many documents that changed, null when there is no such act. */
export async function untagMany(desk: Desk, batch: string, by: string): Promise<number | null> {
  const documents = await documentsOfBatch(desk.catalogue, batch);
  if (documents.length === 0) return null;
  let changed = 0;
  for (const id of documents)
    await desk.catalogue.transaction().execute((transaction) =>
      changeRecord(transaction, id, (record) => {
        const after = withoutBatch(record, batch, newAct(desk, by));
        if (after !== record) changed += 1;
        return after;
      }),
    );
  return changed;
}

async function documentsOfBatch(scope: CatalogueScope, batch: string): Promise<string[]> {
  const rows = await scope
    .selectFrom("event")
    .select("document")
    .distinct()
    .where("action", "=", "tags")
    .where("detail", "like", `%"batch":${JSON.stringify(batch)}%`)
    .execute();
  return rows.flatMap(({ document }) => document ?? []);
}
