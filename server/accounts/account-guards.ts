/** What besides a password opens each account, for the list of accounts. */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";

export interface Guards {
  app: boolean;
  passkeys: number;
  tokens: number;
}

/** By the id of the account; absent for a password alone. */
export async function accountGuards(catalogue: Catalogue): Promise<Map<string, Guards>> {
  const apps = await catalogue
    .selectFrom("account")
    .select("id")
    .where("totp_secret", "is not", null)
    .execute();
  const counts = (table: "passkey" | "api_token") =>
    catalogue
      .selectFrom(table)
      .select(["account", sql<number>`count(*)`.as("count")])
      .groupBy("account")
      .execute();
  const guards = new Map<string, Guards>();
  const of = (id: string) => {
    const held = guards.get(id) ?? { app: false, passkeys: 0, tokens: 0 };
    guards.set(id, held);
    return held;
  };
  for (const { id } of apps) of(id).app = true;
  for (const { account, count } of await counts("passkey")) of(account).passkeys = Number(count);
  for (const { account, count } of await counts("api_token")) of(account).tokens = Number(count);
  return guards;
}
