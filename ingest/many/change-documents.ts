/**
 * Changes of many documents that were begun, carried out document by document: each with its line of the act in one
 * transaction, so that it is changed once whatever is cut off.
 */
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { ManyActDocumentRow } from "../../storage/catalogue/many-act-tables.js";
import { changeRecord } from "../../storage/catalogue/records.js";
import { withDescriptionBatch, withoutDescriptionBatch } from "../../storage/model/description-batch.js";
import { withoutPublicationBatch, withPublicationBatch } from "../../storage/model/publication-batch.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Act } from "../../storage/model/record-change.js";
import { withBatch, withoutBatch } from "../../storage/model/tag-batch.js";
import { type Archive, newAct } from "../archive.js";
import type { Question } from "../questions.js";
import { retagging } from "../tags/retag.js";
import { actOf, type ManyAct, type ManyChange } from "./acts.js";

type Desk = Pick<Archive, "catalogue" | "now">;
type State = ManyActDocumentRow["state"];

/** Documents answered for under one lease, and changed at once: those share what it takes to flush the disk. */
const underOneLease = 500;
const changedAtOnce = 20;

export const documentsToChange: Question<{ act: string }> = {
  name: "change the documents of",
  concurrency: 1,
  lease: ({ act }) => `act:${act}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("many_act_document")
      .select("act")
      .distinct()
      .where("state", "in", ["waiting", "undoing"])
      .limit(limit)
      .execute(),
  answer: async (archive, { act: id }, stillMine) => {
    const act = await actOf(archive.catalogue, id);
    if (!act) return;
    const open = await archive.catalogue
      .selectFrom("many_act_document")
      .select("document")
      .where("act", "=", id)
      .where("state", "in", ["waiting", "undoing"])
      .limit(underOneLease)
      .execute();
    // One that cannot be changed keeps none of the others waiting.
    const failures: unknown[] = [];
    for (let at = 0; at < open.length; at += changedAtOnce) {
      await stillMine();
      const few = open.slice(at, at + changedAtOnce);
      const ends = await Promise.allSettled(few.map(({ document }) => changeOne(archive, act, document)));
      for (const end of ends) if (end.status === "rejected") failures.push(end.reason);
    }
    if (failures.length > 0) throw failures[0];
  },
  failed: async () => {},
};

async function changeOne(desk: Desk, act: ManyAct, document: string): Promise<void> {
  await desk.catalogue.transaction().execute(async (transaction) => {
    const its = transaction
      .selectFrom("many_act_document")
      .select("state")
      .where("act", "=", act.id)
      .where("document", "=", document);
    // It may have been taken back, or erased, since it was asked for.
    const state = (await its.executeTakeFirst())?.state;
    if (state !== "waiting" && state !== "undoing") return;
    const undoneBy = (await actOf(transaction, act.id))?.undoneBy ?? act.by;
    const end: State =
      state === "waiting"
        ? await change(transaction, act, document, newAct(desk, act.by))
        : await takeBack(transaction, act, document, newAct(desk, undoneBy));
    await transaction
      .updateTable("many_act_document")
      .set({ state: end })
      .where("act", "=", act.id)
      .where("document", "=", document)
      .execute();
  });
}

async function change(
  transaction: CatalogueTransaction,
  { id, change: asked }: ManyAct,
  document: string,
  by: Act,
): Promise<State> {
  const done = await changing(transaction, asked, document, id, by);
  const after = await madeOf(transaction, document, done);
  if (after === null) return "left";
  if (after.isChanged) return "changed";
  return asked.what === "publish" && after.record.state === "draft" ? "unready" : "same";
}

async function takeBack(
  transaction: CatalogueTransaction,
  { id, change: asked }: ManyAct,
  document: string,
  by: Act,
): Promise<State> {
  const without = takers[asked.what];
  const after = await madeOf(transaction, document, (record) => without(record, id, by));
  return after === null ? "left" : after.isChanged ? "undone" : "kept";
}

const takers = { field: withoutDescriptionBatch, tags: withoutBatch, publish: withoutPublicationBatch };

async function changing(
  transaction: CatalogueTransaction,
  asked: ManyChange,
  document: string,
  batch: string,
  by: Act,
): Promise<(record: DocumentRecord) => DocumentRecord> {
  if (asked.what === "field")
    return (record) => withDescriptionBatch(record, { [asked.field]: asked.value }, batch, by);
  if (asked.what === "publish") return (record) => withPublicationBatch(record, batch, by);
  const retag = await retagging(transaction, document, { typed: asked.put, shown: asked.take }, by);
  return (record) => withBatch(record, retag(record), batch);
}

/** The record afterwards, and whether that changed it; null when there is no such document any more. */
async function madeOf(
  transaction: CatalogueTransaction,
  document: string,
  by: (record: DocumentRecord) => DocumentRecord,
): Promise<{ record: DocumentRecord; isChanged: boolean } | null> {
  let isChanged = false;
  const record = await changeRecord(transaction, document, (before) => {
    const made = by(before);
    isChanged = made !== before;
    return made;
  });
  return record && { record, isChanged };
}
