/** The rolling check: every object of the vault is read again within so many days, slowly enough to be in nobody’s way. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expectChecks, fixityTotals, makeAllDue, nextDue } from "../../storage/catalogue/fixity.js";
import type { Pace } from "../../storage/vault/validate/digests.js";
import { type Archive, moment } from "../archive.js";
import { note } from "../log/note.js";
import { checkObject } from "./check-object.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "leases" | "now" | "log">;

export interface FixitySchedule {
  /** Within which every object is checked; 0: none is unless somebody asks. */
  days: number;
  bytesPerSecond: number;
  replica: string | null;
}

const dayMs = 86_400_000;
/** How often it is looked whether something is due, in milliseconds. */
const lookMs = 60_000;
/** When the vault was last listed, and the sums since entered. */
const noteKey = "vault listed";
/** When an object is due again where there is no schedule: practically never. */
const unscheduledDays = 3_650;
/** Objects noted at once while the vault is listed. */
const listedAtOnce = 1_000;

/** Starts checking; `stop` ends it, also in the middle of a file. */
export function startFixityChecks(desk: Desk, schedule: FixitySchedule): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const work = async () => {
    while (!signal.aborted) {
      await sleep(lookMs, undefined, { signal });
      await checkWhatIsDue(desk, schedule, signal).catch((error) => {
        if (!signal.aborted) desk.log("error", "The fixity check could not go on", { error: String(error) });
      });
    }
  };
  // Waiting ends with an error when it is stopped, and that is all right.
  const done = work().catch(() => {});
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

/** Checks one object after another until none is due; returns how many, or null when somebody else is at it. */
export async function checkWhatIsDue(
  desk: Desk,
  schedule: FixitySchedule,
  signal: AbortSignal,
): Promise<number | null> {
  let checked = 0;
  const pace = paced(schedule.bytesPerSecond, signal);
  const held = await desk.leases.whileHolding("fixity", async () => {
    if (schedule.days > 0) await listVaultDaily(desk, schedule.days);
    for (;;) {
      signal.throwIfAborted();
      const object = await nextDue(desk.catalogue, moment(desk));
      if (object === null) return;
      const { replica } = schedule;
      const days = schedule.days || unscheduledDays;
      await checkObject(desk, object, { by: "ibid", days, replica, tellSound: false, pace });
      checked += 1;
    }
  });
  return held ? checked : null;
}

/** Once a day every object of the vault is noted that is not yet, its first check on a day of its own within the time. */
async function listVaultDaily(desk: Desk, days: number): Promise<void> {
  const { catalogue } = desk;
  const row = await catalogue
    .selectFrom("meta")
    .select("value")
    .where("key", "=", noteKey)
    .executeTakeFirst();
  if (row && Date.parse(row.value) + dayMs > desk.now()) return;
  if (row) await enterSums(desk, row.value);
  await expectAll(desk, days);
  const value = moment(desk);
  await catalogue
    .insertInto("meta")
    .values({ key: noteKey, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

async function expectAll({ catalogue, vault, now }: Pick<Desk, "catalogue" | "vault" | "now">, days: number) {
  let seen: { object: string; due_at: string }[] = [];
  for await (const object of vault.list()) {
    seen.push({ object, due_at: new Date(now() + firstWait(object, days)).toISOString() });
    if (seen.length < listedAtOnce) continue;
    await expectChecks(catalogue, seen);
    seen = [];
  }
  await expectChecks(catalogue, seen);
}

/** Has every object of the vault checked as soon as the pace allows. */
export async function checkAllNow(desk: Pick<Desk, "catalogue" | "vault" | "now">): Promise<void> {
  await expectAll(desk, 0);
  await makeAllDue(desk.catalogue, moment(desk));
}

async function enterSums(desk: Desk, since: string): Promise<void> {
  const { checked, damaged, objects } = await fixityTotals(desk.catalogue, since);
  if (checked === 0) return;
  const outcome = damaged > 0 ? "failure" : "success";
  await note(desk, "ibid", {
    action: "fixity check",
    object: "vault",
    outcome,
    detail: { since, checked, damaged, objects },
  });
}

/** Always the same for an object, and evenly spread over all. */
function firstWait(object: string, days: number): number {
  const share = createHash("sha256").update(object).digest().readUInt32BE() / 2 ** 32;
  return Math.floor(share * days * dayMs);
}

/** Lets no more than so many bytes a second through, over all that is read. Throws when told to stop. */
function paced(bytesPerSecond: number, signal: AbortSignal): Pace {
  let free = performance.now();
  return async (bytes) => {
    signal.throwIfAborted();
    free = Math.max(free, performance.now()) + (bytes / bytesPerSecond) * 1_000;
    await sleep(Math.max(0, free - performance.now()), undefined, { signal });
  };
}
