/**
 * The log between catalogue and vault. The vault has it in parts: each an object that is written once, named by the
 * number of its first entry, so that the next part is found without a list.
 */
import { entriesIn, logEnd, logFrom, rowOf } from "../../storage/catalogue/log.js";
import type { LogEntry } from "../../storage/model/log-entry.js";
import { VaultConflict, VaultMissing } from "../../storage/vault/vault.js";
import { type Archive, logObject, moment } from "../archive.js";
import type { Question } from "../questions.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "now">;

const file = "log.jsonl";
/** Entries a part has at most; and how long the oldest waits for others to share a part with, in milliseconds. */
const entriesAPart = 1_000;
const gatherMs = 60_000;
const noteKey = "log recorded";

/** The catalogue’s log and the vault’s tell different stories. */
export class LogForked extends Error {
  override name = "LogForked";
  constructor(readonly number: number) {
    super(
      `Entry ${number} of the log is one thing in the catalogue and another in the vault; \`ibid verify --log\` tells more.`,
    );
  }
}

/** Which part of the log the vault lacks. */
export const unrecordedLog: Question<{ first: number }> = {
  name: "record the log",
  concurrency: 1,
  lease: () => "log",
  find: async (archive) => {
    const first = (await recordedUpTo(archive)) + 1;
    const end = await logEnd(archive.catalogue);
    if (!end || end.number < first) return [];
    const [oldest] = await logFrom(archive.catalogue, first, 1);
    const isDue =
      end.number - first + 1 >= entriesAPart ||
      (oldest !== undefined && Date.parse(oldest.at) + gatherMs <= archive.now());
    return isDue ? [{ first }] : [];
  },
  answer: (archive, { first }) => recordPart(archive, first),
  failed: async () => {},
};

/** Writes all of the log that the vault lacks, without waiting for more. */
export async function recordLog(desk: Desk): Promise<void> {
  for (;;) {
    const first = (await recordedUpTo(desk)) + 1;
    const end = await logEnd(desk.catalogue);
    if (!end || end.number < first) return;
    await recordPart(desk, first);
  }
}

async function recordPart(desk: Desk, first: number): Promise<void> {
  // It may be there already: cut off before that was noted, or written after the catalogue was copied.
  if (await takeInPart(desk, first)) return;
  const entries = await logFrom(desk.catalogue, first, entriesAPart);
  const last = entries.at(-1);
  if (!last) return;
  const content = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  const change = { by: "ibid", message: "log", at: moment(desk) };
  try {
    await desk.vault.create(logObject(first), [{ path: file, content }], change);
    await noteRecorded(desk, last.number);
  } catch (error) {
    // Another process was quicker: what it wrote is looked at instead.
    if (!(error instanceof VaultConflict) || !(await takeInPart(desk, first))) throw error;
  }
}

/** Brings into the catalogue what the vault has of the log beyond what was noted: the catalogue may be an older one. */
export async function bringBackLog(desk: Desk): Promise<void> {
  while (await takeInPart(desk, (await recordedUpTo(desk)) + 1));
}

/**
 * Enters the part that begins with `first`, as far as the catalogue lacks it; false when the vault has no such part.
 * @throws LogForked when the catalogue has other entries under these numbers
 */
export async function takeInPart(desk: Desk, first: number): Promise<boolean> {
  const entries = await partAt(desk, first);
  const last = entries?.at(-1);
  if (!entries || !last) return false;
  await desk.catalogue.transaction().execute(async (transaction) => {
    for (const entry of entries) {
      const row = rowOf(entry);
      await transaction
        .insertInto("log")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const held = await transaction
        .selectFrom("log")
        .select("digest")
        .where("number", "=", entry.number)
        .executeTakeFirst();
      if (held?.digest !== entry.digest) throw new LogForked(entry.number);
    }
    await noteRecorded({ catalogue: transaction }, last.number);
  });
  return true;
}

/** The entries of a part as the vault has them; null when there is no such part. Throws when it is damaged. */
export async function partAt({ vault }: Pick<Desk, "vault">, first: number): Promise<LogEntry[] | null> {
  try {
    return entriesIn((await vault.read(logObject(first), file)).toString("utf8"));
  } catch (error) {
    if (error instanceof VaultMissing) return null;
    throw error;
  }
}

/** The last entry that the vault is known to have; 0 for none. */
export async function recordedUpTo({ catalogue }: Pick<Desk, "catalogue">): Promise<number> {
  const row = await catalogue
    .selectFrom("meta")
    .select("value")
    .where("key", "=", noteKey)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function noteRecorded({ catalogue }: Pick<Desk, "catalogue">, number: number): Promise<void> {
  const before = await recordedUpTo({ catalogue });
  const value = String(Math.max(before, number));
  await catalogue
    .insertInto("meta")
    .values({ key: noteKey, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
