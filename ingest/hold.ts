import { claimLease, extendLease, releaseLease } from "../storage/catalogue/lease.js";
import type { Archive } from "./archive.js";

/** How long a lease lasts when its holder is not heard of; it is extended three times in that time. */
const holdMs = 30_000;

/**
 * Does `work` while holding the lease `key`; returns false at once, doing nothing, when somebody else holds
 * it. The lease is kept alive while the work lasts and given back however it ends.
 */
export async function whileHolding(
  archive: Pick<Archive, "catalogue" | "now" | "owner">,
  key: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const lease = await claimLease(archive.catalogue, key, {
    owner: archive.owner,
    now: archive.now(),
    holdMs,
  });
  if (!lease) return false;
  const heartbeat = setInterval(() => {
    // A lost heartbeat is not an error here: every write the lease guards can be repeated safely.
    extendLease(archive.catalogue, lease, { now: archive.now(), holdMs }).catch(() => {});
  }, holdMs / 3);
  heartbeat.unref();
  try {
    await work();
    return true;
  } finally {
    clearInterval(heartbeat);
    await releaseLease(archive.catalogue, lease);
  }
}
