/** Links that make an account or give one another password: each is taken once, by its digest. */
import type { Digest } from "../model/digest.js";
import type { AccountLinkRow } from "./account-tables.js";
import type { CatalogueScope } from "./catalogue.js";

export async function addAccountLink(scope: CatalogueScope, row: AccountLinkRow): Promise<void> {
  await scope.insertInto("account_link").values(row).execute();
}

/** The link, when it still holds at `at`; else null. */
export async function accountLink(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<AccountLinkRow | null> {
  const row = await scope
    .selectFrom("account_link")
    .selectAll()
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes the link: the row once at most, however many ask at the same time; else null. */
export async function takeAccountLink(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<AccountLinkRow | null> {
  const row = await scope
    .deleteFrom("account_link")
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Links that hold at `at`, the newest first. */
export function openAccountLinks(scope: CatalogueScope, at: string): Promise<AccountLinkRow[]> {
  return scope
    .selectFrom("account_link")
    .selectAll()
    .where("expires_at", ">", at)
    .orderBy("created_at", "desc")
    .execute();
}

/** Takes a link back; false when there is none with this digest. */
export async function dropAccountLink(scope: CatalogueScope, digest: string): Promise<boolean> {
  const result = await scope.deleteFrom("account_link").where("digest", "=", digest).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Takes back every link that would give the account another password. */
export async function dropLinksOf(scope: CatalogueScope, account: string): Promise<void> {
  await scope.deleteFrom("account_link").where("account", "=", account).execute();
}
