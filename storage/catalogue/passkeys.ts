/** Passkeys of accounts: public keys only. */
import type { PasskeyRow } from "./account-tables.js";
import type { CatalogueScope } from "./catalogue.js";

/** Keeps a passkey; false when one with its id is kept already, whosever it is. */
export async function addPasskey(scope: CatalogueScope, row: PasskeyRow): Promise<boolean> {
  const added = await scope
    .insertInto("passkey")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

/** Passkeys of an account, the oldest first. */
export function passkeysOf(scope: CatalogueScope, account: string): Promise<PasskeyRow[]> {
  return scope
    .selectFrom("passkey")
    .selectAll()
    .where("account", "=", account)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

export async function passkey(scope: CatalogueScope, id: string): Promise<PasskeyRow | null> {
  return (await scope.selectFrom("passkey").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** Notes a use, with the counter that the key then gave. */
export async function notePasskeyUse(
  scope: CatalogueScope,
  id: string,
  use: { counter: number; at: string },
): Promise<void> {
  await scope
    .updateTable("passkey")
    .set({ counter: use.counter, used_at: use.at })
    .where("id", "=", id)
    .execute();
}

/** Removes a passkey of the account; false when it has none such. */
export async function removePasskey(scope: CatalogueScope, account: string, id: string): Promise<boolean> {
  const result = await scope
    .deleteFrom("passkey")
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}
