/** One field described on many documents at once: looked at first, done, and taken back as one act. */

import { descriptionOf } from "../storage/catalogue/record-rows.js";
import { changeRecord } from "../storage/catalogue/records.js";
import { withDescriptionBatch, withoutDescriptionBatch } from "../storage/model/description-batch.js";
import type { Description, DescriptionField, DocumentRecord } from "../storage/model/record.js";
import { type Archive, newAct, newId } from "./archive.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Ids named in one query. */
const idsAtOnce = 500;
/** Documents changed at once. */
const changedAtOnce = 20;

/** What a field says now in these documents: each value with how many say it, the commonest first. */
export async function valuesNow(
  { catalogue }: Pick<Desk, "catalogue">,
  documents: readonly string[],
  field: DescriptionField,
): Promise<{ value: string | null; documents: number }[]> {
  const counts = new Map<string | null, number>();
  for (let at = 0; at < documents.length; at += idsAtOnce) {
    const rows = await catalogue
      .selectFrom("document")
      .selectAll()
      .where("id", "in", documents.slice(at, at + idsAtOnce))
      .execute();
    for (const row of rows) {
      const value = descriptionOf(row)[field] ?? null;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, documents: count }))
    .sort((one, other) => other.documents - one.documents);
}

/** Does it, each document in a change of its own; gives the name of the act, and how many documents it changed. */
export async function describeMany(
  desk: Desk,
  documents: readonly string[],
  changes: Partial<Description>,
  by: string,
): Promise<{ batch: string; changed: number }> {
  const batch = newId(16);
  const changed = await changeEach(desk, documents, (record) =>
    withDescriptionBatch(record, changes, batch, newAct(desk, by)),
  );
  return { batch, changed };
}

/** Takes such an act back, as far as what it did still stands; how many documents that changed, null when there is no such act. */
export async function undescribeMany(desk: Desk, batch: string, by: string): Promise<number | null> {
  const rows = await desk.catalogue
    .selectFrom("event")
    .select("document")
    .distinct()
    .where("action", "=", "description")
    .where("detail", "like", `%"batch":${JSON.stringify(batch)}%`)
    .execute();
  const documents = rows.flatMap(({ document }) => document ?? []);
  if (documents.length === 0) return null;
  return changeEach(desk, documents, (record) => withoutDescriptionBatch(record, batch, newAct(desk, by)));
}

/** How many of these documents `change` changed, several at a time: they share what it takes to flush the disk. */
async function changeEach(
  { catalogue }: Desk,
  documents: readonly string[],
  change: (record: DocumentRecord) => DocumentRecord,
): Promise<number> {
  let changed = 0;
  const changeOne = (id: string) =>
    catalogue.transaction().execute((transaction) =>
      changeRecord(transaction, id, (record) => {
        const after = change(record);
        if (after !== record) changed += 1;
        return after;
      }),
    );
  for (let at = 0; at < documents.length; at += changedAtOnce)
    await Promise.all(documents.slice(at, at + changedAtOnce).map(changeOne));
  return changed;
}
