/** What an archivist does about a file whose text could not be read: try again, give a password, keep it as it is. */
import type { CatalogueScope, CatalogueTransaction } from "../storage/catalogue/catalogue.js";
import { keepPassword } from "../storage/catalogue/given-passwords.js";
import { changeRecord } from "../storage/catalogue/records.js";
import { askRereading, rereadingOf } from "../storage/catalogue/rereadings.js";
import type { VersionRow } from "../storage/catalogue/tables.js";
import { withUnreadable, withUnsettled } from "../storage/model/reading-change.js";
import { type Archive, moment, newAct } from "./archive.js";
import { lockedMembers } from "./locked-members.js";

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

/**
 * Has a version that needs a password read with this one; or read again, when it is the newest and files inside it are
 * locked, or when it is to be read again and was locked. False when the version is none of these.
 */
export async function givePassword(
  desk: Desk,
  document: string,
  version: number,
  given: { password: string; by: string },
): Promise<boolean> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    if (!(await takesPassword(transaction, document, version))) return false;
    const row = await failedVersion(transaction, document, version);
    await keepPassword(transaction, { document, version }, given);
    if (row) await readAnew(desk, transaction, row, given.by);
    else await askRereading(transaction, { document, version, by: given.by, at: moment(desk) });
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

/** True when `givePassword` would take one for this version. */
export async function takesPassword(
  scope: CatalogueScope,
  document: string,
  version: number,
): Promise<boolean> {
  const failed = await failedVersion(scope, document, version);
  return failed?.failure === "encrypted" || opensMore(scope, document, version);
}

/** True when more of the newest version could be read with a password than was read without. */
export async function opensMore(scope: CatalogueScope, document: string, version: number): Promise<boolean> {
  const newest = await scope
    .selectFrom("document")
    .innerJoin("version", "version.document", "document.id")
    .select("version.text_state")
    .where("document.id", "=", document)
    .where("version.number", "=", version)
    .whereRef("version.number", "=", "document.newest_version")
    .executeTakeFirst();
  if (newest?.text_state !== "known") return false;
  if ((await lockedMembers(scope, document, version)) > 0) return true;
  return (await rereadingOf(scope, document))?.failure === "encrypted";
}

async function failedVersion(
  scope: CatalogueScope,
  document: string,
  version: number,
): Promise<VersionRow | null> {
  const row = await scope
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
