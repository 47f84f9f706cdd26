/** What an archivist does about a file whose text could not be read: try again, give a password, keep it as it is. */
import type { CatalogueTransaction } from "../storage/catalogue/catalogue.js";
import { keepPassword } from "../storage/catalogue/given-passwords.js";
import { changeRecord } from "../storage/catalogue/records.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import { withUnreadable, withUnsettled } from "../storage/model/record-change.js";
import { type Archive, newAct } from "./archive.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Has a version whose text could not be read tried again, as if for the first time; false when there is none. */
export async function retryReading(
  desk: Desk,
  document: string,
  version: number,
  by: string,
): Promise<boolean> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const row = await failedVersion(transaction, document, version);
    if (!row) return false;
    await readAnew(desk, transaction, row, by);
    return true;
  });
}

/** Has a version that needs a password read with this one; false when there is no such version. */
export async function givePassword(
  desk: Desk,
  document: string,
  version: number,
  given: { password: string; by: string },
): Promise<boolean> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const row = await failedVersion(transaction, document, version);
    if (row?.failure !== "encrypted") return false;
    await keepPassword(transaction, { document, version }, given);
    await readAnew(desk, transaction, row, given.by);
    return true;
  });
}

/**
 * Settles that no text is to be had of a version that could not be read, with an optional note for whoever may see
 * the document. Asking for another attempt undoes it. False when there is no such version.
 */
export async function keepAsUnreadable(
  desk: Desk,
  document: string,
  version: number,
  { note, by }: { note: string | null; by: string },
): Promise<boolean> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const row = await failedVersion(transaction, document, version);
    if (!row) return false;
    const why = {
      failure: row.failure ?? "crashed",
      reason: row.reason ?? "No reason was noted.",
      attempts: row.tries,
      readingMs: row.reading_ms,
    };
    const act = newAct(desk, by);
    await changeRecord(transaction, document, (record) =>
      withUnreadable(record, version, { ...why, note }, act),
    );
    return true;
  });
}

async function failedVersion(
  transaction: CatalogueTransaction,
  document: string,
  version: number,
): Promise<VersionRow | null> {
  const row = await transaction
    .selectFrom("version")
    .selectAll()
    .where("document", "=", document)
    .where("number", "=", version)
    .where("text_state", "=", "failed")
    .executeTakeFirst();
  return row ?? null;
}

async function readAnew(
  desk: Desk,
  transaction: CatalogueTransaction,
  { document, number, unreadable }: VersionRow,
  by: string,
): Promise<void> {
  if (unreadable !== null) {
    const act = newAct(desk, by);
    await changeRecord(transaction, document, (record) => withUnsettled(record, number, act));
  }
  await transaction
    .updateTable("version")
    .set({ text_state: "waiting", attempts: 0, failure: null, reason: null, retry_at: null })
    .where("document", "=", document)
    .where("number", "=", number)
    .execute();
}
