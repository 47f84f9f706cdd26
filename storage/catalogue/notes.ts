/**
 * Notes of accounts. Every function that reads is held to what one account may read, every function that writes to its
 * own notes: a private note is given to nobody but whom it belongs to.
 */
import type { CatalogueScope } from "./catalogue.js";
import type { NoteRow, SignedNote } from "./note-tables.js";

/** Keeps notes; how many the account then would have too many, 0 when they were kept. */
export async function addNotes(
  scope: CatalogueScope,
  account: string,
  rows: readonly NoteRow[],
  most: number,
): Promise<number> {
  const { total } = await countOf(scope, account);
  const tooMany = total + rows.length - most;
  if (tooMany > 0) return tooMany;
  for (const row of rows)
    await scope
      .insertInto("note")
      .values({ ...row, account })
      .execute();
  return 0;
}

async function countOf(scope: CatalogueScope, account: string): Promise<{ total: number }> {
  const { total } = await scope
    .selectFrom("note")
    .select(({ fn }) => fn.countAll<number>().as("total"))
    .where("account", "=", account)
    .executeTakeFirstOrThrow();
  return { total: Number(total) };
}

/** What the account may read: its own notes and those that are shared. */
function readable(scope: CatalogueScope, account: string) {
  return scope
    .selectFrom("note")
    .innerJoin("account", "account.id", "note.account")
    .selectAll("note")
    .select("account.name as by")
    .where(({ eb, or }) => or([eb("note.account", "=", account), eb("note.shared", "=", 1)]));
}

/** The account's own notes, the newest first, and how many there are in all. */
export async function ownNotes(
  scope: CatalogueScope,
  account: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; notes: SignedNote[] }> {
  const notes = await readable(scope, account)
    .where("note.account", "=", account)
    .orderBy("note.created_at", "desc")
    .orderBy("note.id")
    .limit(limit)
    .offset(offset)
    .execute();
  return { ...(await countOf(scope, account)), notes };
}

/** Notes on a document that the account may read, in the order of the words. */
export function notesOnDocument(
  scope: CatalogueScope,
  account: string,
  document: string,
): Promise<SignedNote[]> {
  return readable(scope, account)
    .where("note.document", "=", document)
    .orderBy("note.version")
    .orderBy("note.start")
    .orderBy("note.created_at")
    .orderBy("note.id")
    .execute();
}

/** The note, or null when there is none that the account may read. */
export async function readableNote(
  scope: CatalogueScope,
  account: string,
  id: string,
): Promise<SignedNote | null> {
  return (await readable(scope, account).where("note.id", "=", id).executeTakeFirst()) ?? null;
}

/** Changes a note of the account's own; false when it has no such one. */
export async function changeNote(
  scope: CatalogueScope,
  account: string,
  id: string,
  change: Partial<Pick<NoteRow, "text" | "shared">> & Pick<NoteRow, "changed_at">,
): Promise<boolean> {
  const { numUpdatedRows } = await scope
    .updateTable("note")
    .set(change)
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets a note of the account's own; false when it has no such one. */
export async function deleteNote(scope: CatalogueScope, account: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await scope
    .deleteFrom("note")
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
