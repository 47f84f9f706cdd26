/**
 * What this process is working on, known to all that share the archive. Claims go out together, returns are
 * gathered for a moment, and one heartbeat keeps everything held alive.
 */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import { claimLeases, extendLeases, type Lease, releaseLeases } from "../storage/catalogue/lease.js";

/** How long a lease lasts when its holder is not heard of, and how often it is heard of, in milliseconds. */
const holdMs = 30_000;
const heartbeatMs = 10_000;
/** How long returned leases are gathered, in milliseconds. */
const gatherMs = 10;

/** Asked before something is kept: throws when somebody else may be at the same work by now. */
export type StillMine = () => Promise<void>;

/** For work that nobody else can be at. */
export const alone: StillMine = async () => {};

export interface LeaseHolder {
  /** Takes those of `keys` that nobody holds, and says which. */
  claim(keys: readonly string[]): Promise<Set<string>>;
  /** Gives a lease back, within some milliseconds. */
  release(key: string): void;
  /** True while a lease claimed here is nobody else's; a process that was stopped for long asks before it writes. */
  holds(key: string): Promise<boolean>;
  /** Does `work` while holding `key`; returns false at once, doing nothing, when somebody else holds it. */
  whileHolding(key: string, work: () => Promise<void>): Promise<boolean>;
  /** Gives everything back. */
  close(): Promise<void>;
}

export function createLeaseHolder(catalogue: Catalogue, owner: string, now: () => number): LeaseHolder {
  const held = new Map<string, Lease>();
  let returned: Lease[] = [];
  let gathering: NodeJS.Timeout | null = null;
  let returning: Promise<void> = Promise.resolve();

  const giveBack = () => {
    gathering = null;
    const leases = returned;
    returned = [];
    // A return that fails costs the others a wait until the lease ends, and nothing else.
    returning = returning.then(() => releaseLeases(catalogue, leases)).catch(() => {});
  };
  // A lost heartbeat is no error: every write that a lease guards can be repeated safely.
  const beat = () => void extendLeases(catalogue, [...held.values()], { now: now(), holdMs }).catch(() => {});
  const heartbeat = setInterval(beat, heartbeatMs);
  heartbeat.unref();

  const holder: LeaseHolder = {
    claim: async (keys) => {
      const leases = await claimLeases(catalogue, keys, { owner, now: now(), holdMs });
      for (const lease of leases) held.set(lease.key, lease);
      return new Set(leases.map((lease) => lease.key));
    },
    release: (key) => {
      const lease = held.get(key);
      if (!lease) return;
      held.delete(key);
      returned.push(lease);
      gathering ??= setTimeout(giveBack, gatherMs);
    },
    holds: async (key) => {
      const lease = held.get(key);
      if (!lease) return false;
      const kept = await extendLeases(catalogue, [lease], { now: now(), holdMs });
      return kept.length > 0;
    },
    whileHolding: async (key, work) => {
      if (!(await holder.claim([key])).has(key)) return false;
      try {
        await work();
        return true;
      } finally {
        holder.release(key);
      }
    },
    close: async () => {
      clearInterval(heartbeat);
      for (const key of [...held.keys()]) holder.release(key);
      if (gathering) clearTimeout(gathering);
      giveBack();
      await returning;
    },
  };
  return holder;
}
