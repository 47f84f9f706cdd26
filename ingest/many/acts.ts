/**
 * One change of many documents, entered whole in one transaction and carried out by `change-documents.ts`, whoever
 * closes their page and whatever is cut off; and taken back the same way.
 */
import { sql } from "kysely";
import type { CatalogueScope, CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { ManyActDocumentRow, ManyActRow } from "../../storage/catalogue/many-act-tables.js";
import type { DescriptionField } from "../../storage/model/record.js";
import { type Archive, moment, newId } from "../archive.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/**
 * What is done to each document: a field says something, or nothing; tags are put and taken off, by any of their names; a
 * draft is published, if it is ready.
 */
export type ManyChange =
  | { what: "field"; field: DescriptionField; value: string | null }
  | { what: "tags"; put: readonly string[]; take: readonly string[] }
  | { what: "publish" };

/** The page that the documents were chosen on, with its query; of an accession, its number. */
export interface ChosenFrom {
  of: "documents" | "search" | "accession";
  query: string;
}

export interface ManyAct extends Pick<ManyActRow, "id" | "by" | "at"> {
  change: ManyChange;
  chosen: ChosenFrom;
  undoneBy: string | null;
}

export type ManyCounts = Record<ManyActDocumentRow["state"], number>;

/** Documents entered in one statement. */
const enteredAtOnce = 500;

/** Enters it; nothing is changed yet. Returns its id, by which each document's event names it. */
export async function beginAct(
  desk: Desk,
  { documents, change, chosen }: { documents: readonly string[]; change: ManyChange; chosen: ChosenFrom },
  by: string,
): Promise<string> {
  const id = newId(16);
  await desk.catalogue.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("many_act")
      .values({
        ...{ id, change: JSON.stringify(change), chosen: JSON.stringify(chosen) },
        ...{ by, at: moment(desk), undone_by: null },
      })
      .execute();
    for (let at = 0; at < documents.length; at += enteredAtOnce)
      await transaction
        .insertInto("many_act_document")
        .values(
          documents
            .slice(at, at + enteredAtOnce)
            .map((document) => ({ act: id, document, state: "waiting" as const })),
        )
        .execute();
  });
  return id;
}

/** Has what it changed put back and what waits left; false when there is nothing to take back. */
export async function undoAct({ catalogue }: Desk, id: string, by: string): Promise<boolean> {
  return catalogue.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("many_act")
      .set({ undone_by: by })
      .where("id", "=", id)
      .where("undone_by", "is", null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return false;
    for (const [from, to] of [
      ["waiting", "left"],
      ["changed", "undoing"],
    ] as const)
      await transaction
        .updateTable("many_act_document")
        .set({ state: to })
        .where("act", "=", id)
        .where("state", "=", from)
        .execute();
    return true;
  });
}

export async function actOf(scope: CatalogueScope, id: string): Promise<ManyAct | null> {
  const row = await scope.selectFrom("many_act").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? actIn(row) : null;
}

/** The last of them, the newest first, each with how many documents it still has to change. */
export async function lastActs(
  { catalogue }: Pick<Desk, "catalogue">,
  most: number,
): Promise<(ManyAct & { open: number })[]> {
  const rows = await catalogue
    .selectFrom("many_act as act")
    .selectAll("act")
    .select((select) =>
      select
        .selectFrom("many_act_document as one")
        .select(sql<number>`count(*)`.as("open"))
        .whereRef("one.act", "=", "act.id")
        .where("one.state", "in", ["waiting", "undoing"])
        .as("open"),
    )
    .orderBy("act.at", "desc")
    .orderBy("act.id")
    .limit(most)
    .execute();
  return rows.map(({ open, ...row }) => ({ ...actIn(row), open: Number(open ?? 0) }));
}

/** Its documents by what became of them. */
export async function countsOf({ catalogue }: Pick<Desk, "catalogue">, id: string): Promise<ManyCounts> {
  const rows = await catalogue
    .selectFrom("many_act_document")
    .select(["state", sql<number>`count(*)`.as("count")])
    .where("act", "=", id)
    .groupBy("state")
    .execute();
  const none: ManyCounts = {
    waiting: 0,
    changed: 0,
    same: 0,
    left: 0,
    unready: 0,
    undoing: 0,
    undone: 0,
    kept: 0,
  };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])) };
}

/** Takes a document that is erased out of all of them. */
export async function forgetInActs(transaction: CatalogueTransaction, document: string): Promise<void> {
  await transaction.deleteFrom("many_act_document").where("document", "=", document).execute();
}

function actIn({ undone_by, change, chosen, ...row }: ManyActRow): ManyAct {
  return { ...row, change: JSON.parse(change), chosen: JSON.parse(chosen), undoneBy: undone_by };
}
