/** Lists of descriptions: kept as they were sent, begun after a look, taken back. `write-lines.ts` does the writing. */
import type { CatalogueScope, CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { DescriptionListRow } from "../../storage/catalogue/description-list-tables.js";
import { type Archive, moment, newAct, newId } from "../archive.js";
import { note } from "../log/note.js";
import { type CheckedList, checkList } from "./check-list.js";

type Desk = Pick<Archive, "catalogue" | "now">;

const idLength = 12;

/** Keeps a table for an accession, unread; returns its id. */
export async function keepList(
  desk: Desk,
  { accession, name, bytes, by }: { accession: string; name: string; bytes: Buffer; by: string },
): Promise<string> {
  const id = newId(idLength);
  await desk.catalogue
    .insertInto("description_list")
    .values({
      ...{ id, accession, name, bytes: bytes.toString("base64"), by, at: moment(desk) },
      ...{ begun_at: null, begun_by: null, undone_by: null },
    })
    .execute();
  return id;
}

export async function listOf(scope: CatalogueScope, id: string): Promise<DescriptionListRow | null> {
  const row = await scope.selectFrom("description_list").selectAll().where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** The check of a kept list, as things stand now. */
export function checkOf(
  { catalogue }: Pick<Desk, "catalogue">,
  list: DescriptionListRow,
): Promise<CheckedList> {
  return catalogue.transaction().execute((transaction) => checkIn(transaction, list));
}

function checkIn(transaction: CatalogueTransaction, { accession, name, bytes }: DescriptionListRow) {
  return checkList(transaction, accession, name, Buffer.from(bytes, "base64"));
}

/** Lists of an accession, the newest first. */
export async function listsOf(scope: CatalogueScope, accession: string) {
  return scope
    .selectFrom("description_list")
    .select(["id", "name", "by", "at", "begun_at", "undone_by"])
    .where("accession", "=", accession)
    .orderBy("at", "desc")
    .orderBy("id")
    .execute();
}

/**
 * Enters all lines of a list as work to be done, in one transaction. `seen` is the fingerprint of the check that was
 * looked at. Returns why nothing was begun, or null when it was.
 */
export async function beginList(
  desk: Desk,
  id: string,
  seen: string,
  by: string,
): Promise<"gone" | "begun" | "faults" | "changed" | null> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const list = await listOf(transaction, id);
    if (!list) return "gone";
    if (list.begun_at !== null) return "begun";
    const { lines, faults, fingerprint } = await checkIn(transaction, list);
    if (faults.length > 0) return "faults";
    if (fingerprint !== seen) return "changed";
    for (const { line, file, item, document, said, tags, basedOn } of lines)
      await transaction
        .insertInto("description_line")
        .values({
          ...{ list: id, line, file, item: item.id, document: document?.id ?? null },
          ...{ said: JSON.stringify(said), tags: JSON.stringify(tags), put: "[]", based_on: basedOn },
          ...{ state: "waiting", reason: null, at: null },
        })
        .execute();
    await transaction
      .updateTable("description_list")
      .set({ begun_at: moment(desk), begun_by: by })
      .where("id", "=", id)
      .execute();
    const deed = { action: "list begun", object: `accession:${list.accession}` };
    await note(desk, by, { ...deed, detail: { list: id, lines: lines.length } }, transaction);
    return null;
  });
}

/** Has what a list wrote taken back, and what it has not written yet left; false when there is nothing to take back. */
export async function undoList(desk: Desk, id: string, by: string): Promise<boolean> {
  const act = newAct(desk, by);
  return desk.catalogue.transaction().execute(async (transaction) => {
    const list = await listOf(transaction, id);
    if (!list || list.begun_at === null || list.undone_by !== null) return false;
    await transaction
      .updateTable("description_line")
      .set({ state: "left", reason: "It was taken back before it was written.", at: act.at })
      .where("list", "=", id)
      .where("state", "=", "waiting")
      .execute();
    await transaction
      .updateTable("description_line")
      .set({ state: "undoing" })
      .where("list", "=", id)
      .where("state", "=", "written")
      .execute();
    await transaction.updateTable("description_list").set({ undone_by: by }).where("id", "=", id).execute();
    const deed = { action: "list taken back", object: `accession:${list.accession}` };
    await note(desk, by, { ...deed, detail: { list: id } }, transaction);
    return true;
  });
}

/** Throws a list away that was not begun. */
export async function dropList({ catalogue }: Pick<Desk, "catalogue">, id: string): Promise<void> {
  await catalogue.deleteFrom("description_list").where("id", "=", id).where("begun_at", "is", null).execute();
}

/** Takes out what lists say of a document that is erased: its lines, and the tables that may describe it as they were sent. */
export async function forgetInLists(transaction: CatalogueTransaction, document: string): Promise<void> {
  const items = await transaction
    .selectFrom("accession_item")
    .select(["id", "accession"])
    .where("document", "=", document)
    .execute();
  const accessions = [...new Set(items.map(({ accession }) => accession))];
  await transaction.deleteFrom("description_line").where("document", "=", document).execute();
  for (const { id } of items)
    await transaction.deleteFrom("description_line").where("item", "=", id).execute();
  for (const accession of accessions) {
    const lists = transaction.updateTable("description_list").where("accession", "=", accession);
    await lists.set({ bytes: "" }).where("begun_at", "is not", null).execute();
    await transaction
      .deleteFrom("description_list")
      .where("accession", "=", accession)
      .where("begun_at", "is", null)
      .execute();
  }
}
