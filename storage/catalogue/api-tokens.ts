/** Tokens that programs sign in with, by their digests. */
import type { Digest } from "../model/digest.js";
import type { ApiTokenRow } from "./account-tables.js";
import type { Account } from "./accounts.js";
import type { CatalogueScope } from "./catalogue.js";

/** Keeps a token; false when the account has `most` of them already. */
export async function addApiToken(scope: CatalogueScope, row: ApiTokenRow, most: number): Promise<boolean> {
  if ((await apiTokensOf(scope, row.account)).length >= most) return false;
  await scope.insertInto("api_token").values(row).execute();
  return true;
}

/** Tokens of an account, the oldest first, with those that have expired. */
export function apiTokensOf(scope: CatalogueScope, account: string): Promise<ApiTokenRow[]> {
  return scope
    .selectFrom("api_token")
    .selectAll()
    .where("account", "=", account)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** Whose token has this digest, when it holds at `at` and its account can be used; else null. */
export async function apiTokenHolder(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<{
  account: Pick<Account, "id" | "name" | "role">;
  token: Pick<ApiTokenRow, "id" | "scopes" | "used_at">;
} | null> {
  const row = await scope
    .selectFrom("api_token")
    .innerJoin("account", "account.id", "api_token.account")
    .select(["account.id", "account.name", "account.role"])
    .select(["api_token.id as token", "api_token.scopes", "api_token.used_at"])
    .where("api_token.digest", "=", digest)
    .where("api_token.expires_at", ">", at)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, role, token, scopes, used_at } = row;
  return { account: { id, name, role }, token: { id: token, scopes, used_at } };
}

export async function noteTokenUse(scope: CatalogueScope, id: string, at: string): Promise<void> {
  await scope.updateTable("api_token").set({ used_at: at }).where("id", "=", id).execute();
}

/** Takes a token back; false when the account has none such. */
export async function dropApiToken(scope: CatalogueScope, account: string, id: string): Promise<boolean> {
  const result = await scope
    .deleteFrom("api_token")
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
