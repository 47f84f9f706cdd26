/** The log in the catalogue: entries are added at its end, each in the transaction of what it tells of. */
import { createHash } from "node:crypto";
import type { Digest } from "../model/digest.js";
import type { ArchiveEvent } from "../model/event.js";
import { detailBytes, entryBytes, type LogEntry, logEntrySchema, type Outcome } from "../model/log-entry.js";
import type { CatalogueScope, CatalogueTransaction } from "./catalogue.js";
import type { LogRow } from "./log-tables.js";

/** Something that was done, to be entered. No contents of documents, no password, no token. */
export interface Deed {
  id: string;
  at: string;
  by: string;
  action: string;
  object: string;
  version?: number | null;
  outcome?: Outcome;
  detail?: Record<string, unknown>;
}

/** An event of a record, done to `object`. */
export function eventDeed(object: string, event: ArchiveEvent): Deed {
  const { id, at, by, action, version, detail } = event;
  return { id, at, by, action, object, version, detail };
}

const idsAtOnce = 500;

export const sha256 = (bytes: Uint8Array): Digest =>
  `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
/** What the first entry follows. */
export const beforeFirst = sha256(new Uint8Array());

/** Enters what was done, in that order; what has been entered before, by its id, is left as it is. */
export async function appendLog(scope: CatalogueScope, deeds: readonly Deed[]): Promise<void> {
  if (deeds.length === 0) return;
  if (scope.isTransaction) return append(scope as CatalogueTransaction, deeds);
  return scope.transaction().execute((transaction) => append(transaction, deeds));
}

async function append(scope: CatalogueTransaction, deeds: readonly Deed[]): Promise<void> {
  const fresh = await notEntered(scope, deeds);
  if (fresh.length === 0) return;
  let last = await logEnd(scope);
  for (const deed of fresh) {
    const entry = entryAfter(last, deed);
    await scope.insertInto("log").values(rowOf(entry)).execute();
    last = entry;
  }
}

async function notEntered(scope: CatalogueTransaction, deeds: readonly Deed[]): Promise<Deed[]> {
  const known = new Set<string>();
  for (let at = 0; at < deeds.length; at += idsAtOnce) {
    const ids = deeds.slice(at, at + idsAtOnce).map(({ id }) => id);
    const rows = await scope.selectFrom("log").select("event").where("event", "in", ids).execute();
    for (const { event } of rows) known.add(event);
  }
  return deeds.filter(({ id }) => !known.has(id));
}

/** The entry that tells of a deed, behind the last one. */
export function entryAfter(last: Pick<LogEntry, "number" | "digest"> | null, deed: Deed): LogEntry {
  // As it will come back from the catalogue, so that its digest is of that.
  const detail = JSON.parse(JSON.stringify(deed.detail ?? {})) as Record<string, unknown>;
  const said = {
    number: (last?.number ?? 0) + 1,
    ...{ at: deed.at, by: deed.by, action: deed.action, object: deed.object, version: deed.version ?? null },
    outcome: deed.outcome ?? "success",
    detailDigest: sha256(detailBytes(detail)),
    event: deed.id,
    previous: last?.digest ?? beforeFirst,
  };
  return { ...said, detail, digest: sha256(entryBytes(said)) };
}

/** The last entry, or null. */
export async function logEnd(
  scope: CatalogueScope,
): Promise<(Pick<LogRow, "at" | "action"> & Pick<LogEntry, "number" | "digest">) | null> {
  const row = await scope
    .selectFrom("log")
    .select(["number", "digest", "at", "action"])
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, digest: row.digest as Digest } : null;
}

/** Entries from a number on, at most `limit`. */
export async function logFrom(scope: CatalogueScope, number: number, limit: number): Promise<LogEntry[]> {
  const rows = await scope
    .selectFrom("log")
    .selectAll()
    .where("number", ">=", number)
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

export function rowOf({ detail, detailDigest, ...entry }: LogEntry): LogRow {
  return { ...entry, detail: detail && JSON.stringify(detail), detail_digest: detailDigest };
}

/** Not checked against the schema where that would hide what somebody did to the row. */
export function entryOf({ detail, detail_digest: detailDigest, ...row }: LogRow): LogEntry {
  return { ...row, detail: detailOf(detail), detailDigest } as LogEntry;
}

function detailOf(detail: string | null): LogEntry["detail"] {
  if (detail === null) return null;
  try {
    return JSON.parse(detail) as LogEntry["detail"];
  } catch {
    return { unreadable: detail };
  }
}

/** Lines of JSON, an entry each. Throws for one that is none. */
export function entriesIn(lines: string): LogEntry[] {
  return lines.split("\n").flatMap((line) => (line === "" ? [] : [logEntrySchema.parse(JSON.parse(line))]));
}
