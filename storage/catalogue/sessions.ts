/** Sessions of accounts. Tokens come in as digests. */
import type { Digest } from "../model/digest.js";
import type { SessionRow } from "./account-tables.js";
import type { Account } from "./accounts.js";
import type { Catalogue, CatalogueScope } from "./catalogue.js";

export interface Session {
  account: Pick<Account, "id" | "name" | "role">;
  csrf: string;
  /** ISO 8601 UTC, as all moments here. */
  expiresAt: string;
  /** When it was last used; null when that was never noted. */
  seenAt: string | null;
}

/** Opens a session for the account `account` (its id). */
export async function addSession(
  scope: CatalogueScope,
  session: {
    digest: Digest;
    account: string;
    csrf: string;
    createdAt: string;
    expiresAt: string;
    /** What the browser calls itself, in words; null when it does not. */
    device: string | null;
  },
): Promise<void> {
  const { createdAt: created_at, expiresAt: expires_at, ...rest } = session;
  await scope
    .insertInto("session")
    .values({ ...rest, created_at, expires_at, seen_at: created_at })
    .execute();
}

/** The session whose token has this digest and that has not ended at `at`, or null. */
export async function findSession(
  scope: CatalogueScope,
  digest: Digest,
  at: string,
): Promise<Session | null> {
  const row = await scope
    .selectFrom("session")
    .innerJoin("account", "account.id", "session.account")
    .select(["account.id", "account.name", "account.role"])
    .select(["session.csrf", "session.expires_at", "session.seen_at"])
    .where("session.digest", "=", digest)
    .where("session.expires_at", ">", at)
    .where("account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { csrf, expires_at: expiresAt, seen_at: seenAt, ...account } = row;
  return { account, csrf, expiresAt, seenAt };
}

/** Notes that a session was used. */
export async function noteSeen(scope: CatalogueScope, digest: Digest, at: string): Promise<void> {
  await scope.updateTable("session").set({ seen_at: at }).where("digest", "=", digest).execute();
}

/** The sessions of an account that have not ended at `at`, the last used first. */
export function sessionsOf(
  scope: CatalogueScope,
  account: string,
  at: string,
): Promise<Pick<SessionRow, "digest" | "created_at" | "seen_at" | "device">[]> {
  return scope
    .selectFrom("session")
    .select(["digest", "created_at", "seen_at", "device"])
    .where("account", "=", account)
    .where("expires_at", ">", at)
    .orderBy("seen_at", "desc")
    .execute();
}

/** Moves the end of a session. */
export async function extendSession(scope: CatalogueScope, digest: Digest, expiresAt: string): Promise<void> {
  await scope.updateTable("session").set({ expires_at: expiresAt }).where("digest", "=", digest).execute();
}

/** Closes a session; nothing happens when it is closed already. */
export async function closeSession(scope: CatalogueScope, digest: Digest): Promise<void> {
  await scope.deleteFrom("session").where("digest", "=", digest).execute();
}

/** Closes every session of an account, but the one with the digest `but`. */
export async function closeSessionsOf(
  scope: CatalogueScope,
  account: string,
  but: Digest | null = null,
): Promise<void> {
  let query = scope.deleteFrom("session").where("account", "=", account);
  if (but !== null) query = query.where("digest", "!=", but);
  await query.execute();
}

/** Deletes the sessions, links and steps that have ended at `at`; returns how many sessions those were. */
export async function sweepExpired(catalogue: Catalogue, at: string): Promise<number> {
  for (const table of ["setup_link", "account_link", "sign_in_step"] as const)
    await catalogue.deleteFrom(table).where("expires_at", "<=", at).execute();
  const result = await catalogue.deleteFrom("session").where("expires_at", "<=", at).executeTakeFirst();
  return Number(result.numDeletedRows);
}
