/**
 * Leases: who is working on what, so that several workers, in one process or many, can share the same
 * questions. A lease is advice until its token is checked; every write it guards is idempotent besides.
 * Several are claimed, extended and given back in one statement, and no statement waits for the disk: after a power cut
 * nobody is at work.
 */
import { randomUUID } from "node:crypto";
import type { Catalogue } from "./catalogue.js";
import { hastily } from "./sqlite.js";

export interface Lease {
  key: string;
  token: string;
}

interface Hold {
  /** Epoch milliseconds. */
  now: number;
  /** How long the lease lasts, in milliseconds. */
  holdMs: number;
}

/** Takes those of `keys` that nobody holds at `now`; the others are left out of the answer. */
export async function claimLeases(
  catalogue: Catalogue,
  keys: readonly string[],
  { owner, now, holdMs }: Hold & { owner: string },
): Promise<Lease[]> {
  if (keys.length === 0) return [];
  const token = randomUUID();
  const until = now + holdMs;
  return hastily(catalogue, (hasty) =>
    hasty
      .insertInto("lease")
      .values([...new Set(keys)].map((key) => ({ key, token, owner, until })))
      .onConflict((conflict) =>
        conflict.column("key").doUpdateSet({ token, owner, until }).where("lease.until", "<=", now),
      )
      .returning(["key", "token"])
      .execute(),
  );
}

/** Holds on to these for longer; returns those that were not lost meanwhile. */
export async function extendLeases(
  catalogue: Catalogue,
  leases: readonly Lease[],
  { now, holdMs }: Hold,
): Promise<Lease[]> {
  if (leases.length === 0) return [];
  return hastily(catalogue, (hasty) =>
    hasty
      .updateTable("lease")
      .set({ until: now + holdMs })
      .where((where) => where.or(leases.map((lease) => where.and({ key: lease.key, token: lease.token }))))
      .returning(["key", "token"])
      .execute(),
  );
}

/** Gives leases back; nothing happens to those that were lost. */
export async function releaseLeases(catalogue: Catalogue, leases: readonly Lease[]): Promise<void> {
  if (leases.length === 0) return;
  await hastily(catalogue, (hasty) =>
    hasty
      .deleteFrom("lease")
      .where((where) => where.or(leases.map((lease) => where.and({ key: lease.key, token: lease.token }))))
      .execute(),
  );
}

/** Frees what processes that are gone still hold, so that a restart need not wait for the leases to end. */
export async function freeLeasesOfTheGone(
  catalogue: Catalogue,
  isAlive: (owner: string) => boolean,
): Promise<number> {
  const owners = await catalogue.selectFrom("lease").select("owner").distinct().execute();
  const gone = owners.map((row) => row.owner).filter((owner) => !isAlive(owner));
  if (gone.length === 0) return 0;
  const result = await catalogue.deleteFrom("lease").where("owner", "in", gone).executeTakeFirst();
  return Number(result.numDeletedRows);
}
