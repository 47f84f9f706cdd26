/** The one e-mail address of an account, and the link that confirms it. */
import type { MailAddressRow } from "./alert-tables.js";
import type { CatalogueScope } from "./catalogue.js";

/** The address of the account, confirmed or not; null when it has none. */
export async function mailAddress(scope: CatalogueScope, account: string): Promise<MailAddressRow | null> {
  const row = await scope
    .selectFrom("mail_address")
    .selectAll()
    .where("account", "=", account)
    .executeTakeFirst();
  return row ?? null;
}

/** Puts an address in the place of the account's; it waits to be confirmed by the link. */
export async function putMailAddress(
  scope: CatalogueScope,
  row: Omit<MailAddressRow, "confirmed_at">,
): Promise<void> {
  const whole = { ...row, confirmed_at: null };
  await scope
    .insertInto("mail_address")
    .values(whole)
    .onConflict((conflict) => conflict.column("account").doUpdateSet(whole))
    .execute();
}

/** Forgets the address; false when there was none. */
export async function removeMailAddress(scope: CatalogueScope, account: string): Promise<boolean> {
  const { numDeletedRows } = await scope
    .deleteFrom("mail_address")
    .where("account", "=", account)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The address that waits for this link, with the name of its account; null when the link does not hold at `now`. */
export async function addressBehind(
  scope: CatalogueScope,
  digest: string,
  now: string,
): Promise<{ address: string; name: string } | null> {
  const row = await scope
    .selectFrom("mail_address")
    .innerJoin("account", "account.id", "mail_address.account")
    .select(["mail_address.address", "account.name"])
    .where("link_digest", "=", digest)
    .where("link_until", ">", now)
    .executeTakeFirst();
  return row ?? null;
}

/** Confirms the address that waits for this link, which is used up; false when it does not hold. */
export async function confirmAddress(scope: CatalogueScope, digest: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await scope
    .updateTable("mail_address")
    .set({ confirmed_at: now, link_digest: null, link_until: null })
    .where("link_digest", "=", digest)
    .where("link_until", ">", now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
