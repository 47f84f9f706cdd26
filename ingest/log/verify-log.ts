/** Whether the log is as it was written: entry by entry, against the vault’s parts, the signed heads and the records. */
import { beforeFirst, logEnd, logFrom, sha256 } from "../../storage/catalogue/log.js";
import {
  detailBytes,
  entryBytes,
  headSigned,
  type LogEntry,
  type SignedHead,
  signedHeadSchema,
} from "../../storage/model/log-entry.js";
import type { SigningKey } from "../../storage/model/proof.js";
import type { Archive } from "../archive.js";
import { keyHistory } from "../proofs/signing-key.js";
import { isSignedBy } from "./head.js";
import { partAt, recordedUpTo } from "./parts.js";

export interface LogFault {
  /** The entry it is about; null when it is about none that is there. */
  number: number | null;
  kind: "removed" | "edited" | "reordered" | "truncated" | "unlogged" | "signature" | "vault";
  message: string;
}

export interface VerifiedLog {
  entries: number;
  /** Heads whose signature holds. */
  heads: number;
  faults: LogFault[];
}

type Desk = Pick<Archive, "catalogue" | "vault">;

const entriesAtOnce = 2_000;
/** How far from its place an entry is looked for. */
const mostMoved = 200;

/** Checks the whole log. `kept`: a signed head that somebody kept elsewhere. Changes nothing. */
export async function verifyLog(desk: Desk, kept: SignedHead | null = null): Promise<VerifiedLog> {
  const keys = await keyHistory(desk);
  const verified: VerifiedLog = { entries: 0, heads: 0, faults: [] };
  const heads: SignedHead[] = [];
  let before: LogEntry | null = null;
  for (let from = 1; ; ) {
    const entries = await logFrom(desk.catalogue, from, entriesAtOnce);
    for (const entry of entries) {
      for (const fault of entryFaults(entry, before)) verified.faults.push(fault);
      const head = entry.action === headSigned ? signedHeadSchema.safeParse(entry.detail).data : undefined;
      if (head) heads.push(head);
      before = entry;
    }
    verified.entries += entries.length;
    if (entries.length < entriesAtOnce) break;
    from = (entries.at(-1)?.number ?? 0) + 1;
  }
  for (const head of kept ? [...heads, kept] : heads) {
    const fault = await headFault(desk, keys, head);
    if (fault) verified.faults.push(fault);
    else verified.heads += 1;
  }
  const faults = [verified.faults, await partFaults(desk), await unlogged(desk)].flat();
  return { ...verified, faults };
}

/** What is wrong with an entry by itself and in its place behind the one before. */
export function entryFaults(entry: LogEntry, before: LogEntry | null): LogFault[] {
  const { number } = entry;
  const named = `Entry ${number} (${entry.action} of ${entry.object} by ${entry.by}, ${entry.at})`;
  const faults: LogFault[] = [];
  const add = (kind: LogFault["kind"], message: string) => faults.push({ number, kind, message });
  const expected = (before?.number ?? 0) + 1;
  if (number > expected) {
    const gap = number - 1 === expected ? `Entry ${expected} is` : `Entries ${expected} to ${number - 1} are`;
    add("removed", `${gap} not there any more.`);
  }
  const was = numberWritten(entry);
  if (was === null) add("edited", `${named} is not what its digest says.`);
  else if (was !== number) add("reordered", `${named} was written as entry ${was}.`);
  else if (entry.detail !== null && sha256(detailBytes(entry.detail)) !== entry.detailDigest)
    add("edited", `The detail of entry ${number} is not what its digest says.`);
  else if (number === expected && entry.previous !== (before?.digest ?? beforeFirst))
    add("reordered", `${named} follows another entry than the one that stands before it now, ${number - 1}.`);
  return faults;
}

/** Under which number an entry has its digest: its own, one near it when it was put elsewhere, or none. */
function numberWritten(entry: LogEntry): number | null {
  const fits = (number: number) => sha256(entryBytes({ ...entry, number })) === entry.digest;
  if (fits(entry.number)) return entry.number;
  for (let off = 1; off <= mostMoved; off += 1)
    for (const number of [entry.number - off, entry.number + off])
      if (number > 0 && fits(number)) return number;
  return null;
}

async function headFault(
  { catalogue }: Desk,
  keys: readonly SigningKey[],
  signed: SignedHead,
): Promise<LogFault | null> {
  const { number, digest, at } = signed.head;
  const named = `the head signed on ${at}`;
  if (!isSignedBy(keys, signed))
    return {
      number,
      kind: "signature",
      message: `No key of this archive signed ${named}, of entry ${number}.`,
    };
  const end = await logEnd(catalogue);
  if (!end || end.number < number)
    return {
      number: end?.number ?? null,
      kind: "truncated",
      message: `The log ends with entry ${end?.number ?? 0}; by ${named} it went on to entry ${number} at least.`,
    };
  const [entry] = await logFrom(catalogue, number, 1);
  if (entry?.number !== number || entry.digest !== digest)
    return { number, kind: "edited", message: `Entry ${number} is another one than ${named} vouches for.` };
  return null;
}

/** The catalogue’s entries beside those in the vault’s parts. */
async function partFaults(desk: Desk): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  const end = (await logEnd(desk.catalogue))?.number ?? 0;
  const known = await recordedUpTo(desk);
  for (let first = 1; ; ) {
    const part = await partAt(desk, first).catch((error: Error) => error);
    if (part instanceof Error) {
      faults.push({
        number: first,
        kind: "vault",
        message: `The part from entry ${first} on cannot be read: ${part.message}`,
      });
      return faults;
    }
    const last = part?.at(-1);
    if (!part || !last) {
      if (first <= known)
        faults.push({
          number: first,
          kind: "vault",
          message: `The vault has no part of the log that begins with entry ${first}; it had entries up to ${known}.`,
        });
      return faults;
    }
    const held = new Map(
      (await logFrom(desk.catalogue, first, part.length)).map((each) => [each.number, each]),
    );
    for (const entry of part) {
      const { number } = entry;
      const named = `Entry ${number} (${entry.action} of ${entry.object}, ${entry.at})`;
      if (number > end)
        faults.push({
          number,
          kind: "truncated",
          message: `${named} is in the vault; the catalogue’s log ends before it.`,
        });
      else if (!held.has(number))
        faults.push({
          number,
          kind: "removed",
          message: `${named} is in the vault and not in the catalogue.`,
        });
      else if (held.get(number)?.digest !== entry.digest)
        faults.push({
          number,
          kind: "edited",
          message: `${named} is another one in the catalogue than in the vault.`,
        });
    }
    first = last.number + 1;
  }
}

/** Events of documents of which the log knows nothing. */
async function unlogged({ catalogue }: Desk): Promise<LogFault[]> {
  const rows = await catalogue
    .selectFrom("event")
    .leftJoin("log", "log.event", "event.id")
    .select(["event.id", "event.action", "event.document"])
    .where("log.number", "is", null)
    .execute();
  return rows.map(({ id, action, document }) => ({
    number: null,
    kind: "unlogged",
    message: `The event ${id} (${action} of document ${document}) is in its record and not in the log.`,
  }));
}
