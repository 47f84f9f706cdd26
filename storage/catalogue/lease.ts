/**
 * Leases: who is working on what, so that several workers, in one process or many, can share the same
 * questions. A lease is advice until its token is checked; every write it guards is idempotent besides.
 */
import { randomUUID } from "node:crypto";
import type { Catalogue } from "./catalogue.js";

export interface Lease {
  key: string;
  token: string;
}

/** Takes `key` for `holdMs` milliseconds if nobody holds it at `now` (epoch ms); else null. */
export async function claimLease(
  catalogue: Catalogue,
  key: string,
  { owner, now, holdMs }: { owner: string; now: number; holdMs: number },
): Promise<Lease | null> {
  const token = randomUUID();
  const row = await catalogue
    .insertInto("lease")
    .values({ key, token, owner, until: now + holdMs })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ token, owner, until: now + holdMs })
        .where("lease.until", "<=", now),
    )
    .returning("token")
    .executeTakeFirst();
  return row?.token === token ? { key, token } : null;
}

/** Holds on for `holdMs` more; false when the lease was lost meanwhile. */
export async function extendLease(
  catalogue: Catalogue,
  lease: Lease,
  { now, holdMs }: { now: number; holdMs: number },
): Promise<boolean> {
  const result = await catalogue
    .updateTable("lease")
    .set({ until: now + holdMs })
    .where("key", "=", lease.key)
    .where("token", "=", lease.token)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Gives the lease back; nothing happens when it was lost. */
export async function releaseLease(catalogue: Catalogue, lease: Lease): Promise<void> {
  await catalogue.deleteFrom("lease").where("key", "=", lease.key).where("token", "=", lease.token).execute();
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
