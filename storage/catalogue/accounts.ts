/**
 * Accounts, and the link that makes the first one. With what belongs to them, the only facts that are not rebuilt
 * from the vault. Tokens come in as digests: whoever reads the catalogue can sign in as nobody.
 */
import { sql } from "kysely";
import type { Digest } from "../model/digest.js";
import { fold } from "../model/fold.js";
import type { AccountRow, Role } from "./account-tables.js";
import type { Catalogue, CatalogueScope } from "./catalogue.js";

export interface Account {
  id: string;
  name: string;
  role: Role;
  createdAt: string;
  /** Since when nobody can sign in as it; null for an account in use. */
  disabledAt: string | null;
}

/** An account with the hash of its password. */
export type AccountWithHash = Account & { passwordHash: string };

/** What names are compared by: "Ida  Wells" and "ida wells" are one account. */
export function foldedName(name: string): string {
  return fold(name, "text").folded.trim();
}

/** Adds an account; false when another has that name already, in whatever case or accents. */
export async function addAccount(
  scope: CatalogueScope,
  account: Omit<AccountWithHash, "disabledAt">,
): Promise<boolean> {
  const row = await scope
    .insertInto("account")
    .values({
      id: account.id,
      name: account.name,
      folded_name: foldedName(account.name),
      password_hash: account.passwordHash,
      role: account.role,
      created_at: account.createdAt,
    })
    .onConflict((conflict) => conflict.column("folded_name").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The account of that name, or null. */
export async function findAccount(scope: CatalogueScope, name: string): Promise<AccountWithHash | null> {
  const row = await scope
    .selectFrom("account")
    .selectAll()
    .where("folded_name", "=", foldedName(name))
    .executeTakeFirst();
  return row ? { ...accountOf(row), passwordHash: row.password_hash } : null;
}

/** Every account, by name. */
export async function allAccounts(scope: CatalogueScope): Promise<Account[]> {
  return (await scope.selectFrom("account").selectAll().orderBy("folded_name").execute()).map(accountOf);
}

/** How many accounts there are, of one role or of all. */
export async function countAccounts(scope: CatalogueScope, role?: Role): Promise<number> {
  let query = scope.selectFrom("account").select(sql<number>`count(*)`.as("count"));
  if (role) query = query.where("role", "=", role);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** The account with this id, or null. */
export async function accountById(scope: CatalogueScope, id: string): Promise<AccountWithHash | null> {
  const row = await scope.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? { ...accountOf(row), passwordHash: row.password_hash } : null;
}

/** Whether an administrator who can sign in is left besides the account `id`. */
export async function hasOtherAdministrator(scope: CatalogueScope, id: string): Promise<boolean> {
  const row = await scope
    .selectFrom("account")
    .select("id")
    .where("role", "=", "administrator")
    .where("disabled_at", "is", null)
    .where("id", "!=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes what an account may do, or whether it can be used; false when there is no such account. */
export async function changeAccount(
  scope: CatalogueScope,
  id: string,
  change: Partial<Pick<AccountRow, "role" | "disabled_at">>,
): Promise<boolean> {
  const result = await scope.updateTable("account").set(change).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Keeps another hash for an account; false when there is no such account. Its sessions stay open. */
export async function keepPasswordHash(scope: CatalogueScope, id: string, hash: string): Promise<boolean> {
  const result = await scope
    .updateTable("account")
    .set({ password_hash: hash })
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Removes an account, its sessions and what only it could read; false when there is no such account. */
export async function deleteAccount(scope: CatalogueScope, id: string): Promise<boolean> {
  await scope.deleteFrom("collection").where("account", "=", id).where("published_at", "is", null).execute();
  await scope.deleteFrom("notices_seen").where("account", "=", id).execute();
  const result = await scope.deleteFrom("account").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Keeps a set-up link in place of any before it. */
export async function replaceSetupLink(
  catalogue: Catalogue,
  link: { digest: Digest; expiresAt: string },
): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("setup_link").execute();
    await transaction
      .insertInto("setup_link")
      .values({ digest: link.digest, expires_at: link.expiresAt })
      .execute();
  });
}

/** Whether the set-up link with this digest can still be taken at `at`. */
export async function setupLinkHolds(scope: CatalogueScope, digest: Digest, at: string): Promise<boolean> {
  const row = await scope
    .selectFrom("setup_link")
    .select("digest")
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a set-up link: true once at most, however many ask at the same time. */
export async function takeSetupLink(scope: CatalogueScope, digest: Digest, at: string): Promise<boolean> {
  const result = await scope
    .deleteFrom("setup_link")
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

function accountOf(row: AccountRow): Account {
  const { id, name, role, created_at: createdAt, disabled_at: disabledAt } = row;
  return { id, name, role, createdAt, disabledAt };
}
