/** The second step of signing in: the secret of an authenticator app, recovery codes, and who is in the middle of it. */
import { sql } from "kysely";
import type { Digest } from "../model/digest.js";
import type { SignInStepRow } from "./account-tables.js";
import type { CatalogueScope } from "./catalogue.js";

/** The secret in base 32, or null when the account has no second step. */
export async function totpSecret(scope: CatalogueScope, account: string): Promise<string | null> {
  const row = await scope
    .selectFrom("account")
    .select("totp_secret")
    .where("id", "=", account)
    .executeTakeFirst();
  return row?.totp_secret ?? null;
}

/** Asks for a second step from now on, or no longer (null); the recovery codes until now hold no more. */
export async function setSecondStep(
  scope: CatalogueScope,
  account: string,
  secret: { base32: string; step: number } | null,
): Promise<void> {
  await scope
    .updateTable("account")
    .set({ totp_secret: secret?.base32 ?? null, totp_step: secret?.step ?? null })
    .where("id", "=", account)
    .execute();
  await scope.deleteFrom("recovery_code").where("account", "=", account).execute();
}

/** Takes the code of a step of time; false when that one, or a later one, was taken before. */
export async function takeTotpStep(scope: CatalogueScope, account: string, step: number): Promise<boolean> {
  const result = await scope
    .updateTable("account")
    .set({ totp_step: step })
    .where("id", "=", account)
    .where((where) => where.or([where("totp_step", "is", null), where("totp_step", "<", step)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Puts these recovery codes in place of those before. */
export async function replaceRecoveryCodes(
  scope: CatalogueScope,
  account: string,
  digests: readonly Digest[],
): Promise<void> {
  await scope.deleteFrom("recovery_code").where("account", "=", account).execute();
  for (const digest of digests) await scope.insertInto("recovery_code").values({ digest, account }).execute();
}

/** Takes a recovery code: true once at most. */
export async function takeRecoveryCode(
  scope: CatalogueScope,
  account: string,
  digest: Digest,
): Promise<boolean> {
  const result = await scope
    .deleteFrom("recovery_code")
    .where("account", "=", account)
    .where("digest", "=", digest)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function countRecoveryCodes(scope: CatalogueScope, account: string): Promise<number> {
  const row = await scope
    .selectFrom("recovery_code")
    .select(sql<number>`count(*)`.as("count"))
    .where("account", "=", account)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function addSignInStep(scope: CatalogueScope, row: SignInStepRow): Promise<void> {
  await scope.insertInto("sign_in_step").values(row).execute();
}

/** What the browser with this token is in the middle of, when it still holds at `at`; else null. */
export async function signInStep(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<SignInStepRow | null> {
  const row = await scope
    .selectFrom("sign_in_step")
    .selectAll()
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return row ?? null;
}

/** Takes the step: the row once at most, else null. */
export async function takeSignInStep(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<SignInStepRow | null> {
  const row = await scope
    .deleteFrom("sign_in_step")
    .where("digest", "=", digest)
    .where("expires_at", ">", at)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
