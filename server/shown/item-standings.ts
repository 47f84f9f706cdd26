/** Where each file of an accession stands: in exactly one state, with its reason. */
import { sql } from "kysely";
import { systemReason } from "../../ingest/extract/packed/member-files.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { ContainerPlace } from "../../storage/model/member.js";
import type { ItemState } from "../../views/contexts.js";
import { ledgerColumns, type ReadingLedger, readingLedger } from "./reading-ledger.js";
import { keptUnreadable } from "./text-state.js";
import { counted, refusedByIndex } from "./words.js";

/** States in which nothing more will happen by itself. */
const finalStates = new Set<ItemState>(["searchable", "failed", "locked", "unreadable", "held", "refused"]);

export interface ItemStanding extends ReadingLedger {
  accession: string;
  id: string;
  name: string;
  bytes: number;
  digest: string | null;
  state: ItemState;
  reason: string | null;
  /** It waits for a person: see `needsAttention`. */
  attention: boolean;
  /** Its text could not be read, and somebody may ask for it to be tried again. */
  canRetry: boolean;
  document: string | null;
  title: string | null;
  version: number | null;
  /** The version that its last reading became: the same, unless it was read again. */
  readAs: number | null;
  mediaType: string | null;
  /** Where it was found, when it did not come by itself. */
  container: ContainerPlace | null;
  /** Places with hidden or personal data, and whether somebody has decided on them; null when not looked for. */
  findings: { places: number; decided: boolean } | null;
  /** Scanned pages, and how many of them have been read; null when it has none, `read` null before their turn. */
  scan: { pages: number; read: number | null } | null;
}

/** Of several versions with one original, the one that was read last tells how it stands. */
export const isLastReading = sql<boolean>`not exists (select 1 from version as later
  where later.document = version.document and later.original_path = version.original_path
    and later.number > version.number)`;

/** Items with the version they became, or the one that holds their bytes. */
function itemsWithVersions(catalogue: Catalogue) {
  return catalogue
    .selectFrom("accession_item as item")
    .leftJoin("version as own", (join) =>
      join.onRef("own.document", "=", "item.document").onRef("own.number", "=", "item.version"),
    )
    .leftJoin("version", (join) =>
      join
        .onRef("version.document", "=", "own.document")
        .onRef("version.original_path", "=", "own.original_path")
        .on(isLastReading),
    )
    .leftJoin("document", "document.id", "version.document")
    .leftJoin("index_trouble", "index_trouble.document", "document.id");
}

/** Files that stayed in their container, though somebody would miss them. */
export const leftInside = sql`from member where member.document = version.document and member.version = version.number
  and member.item is null and member.reason <> ${systemReason}`;

/**
 * Refused, failed and not settled, files left inside, refused by the index, pages without text, or read by machine with low confidence;
 * public with hidden or personal data that nobody has decided on, the samples' own aside.
 * What is held already is told with the accession that brought it.
 */
const needsAttention = sql<boolean>`(item.state = 'refused' or (item.state = 'taken' and (
  (version.text_state = 'failed' and version.unreadable is null) or version.silent_pages > 0 or version.unsure_pages > 0
  or (document.state = 'published' and document.sample = 0
    and version.findings > 0 and version.findings_decision is null)
  or exists (select 1 ${leftInside})
  or (version.text_state = 'known' and document.indexed_as is null and index_trouble.reason is not null))))`;

/** Items that need attention. */
export function attentionItems(catalogue: Catalogue) {
  return itemsWithVersions(catalogue).where(needsAttention);
}

/** Empty while somebody works on the document (`ingest/reading-questions.ts`); null when its turn has not come. */
const turn = sql<string | null>`(select '' from lease where lease.key = 'document:' || version.document)`;

/** Every item of these accessions, in order. */
export async function itemStandings(
  catalogue: Catalogue,
  accessions: readonly string[],
): Promise<ItemStanding[]> {
  if (accessions.length === 0) return [];
  const rows = await itemsWithVersions(catalogue)
    .where("item.accession", "in", accessions)
    .orderBy("item.accession")
    .orderBy("item.position")
    .select([
      "item.accession",
      "item.id",
      "item.name",
      "item.bytes",
      "item.digest",
      "item.state",
      "item.reason",
      "item.plan",
      "document.id as document",
      "document.title",
      "document.indexed_as",
      "own.number as version",
      "version.number as read_as",
      "version.text_state",
      "version.unreadable",
      "version.reason as trouble",
      "index_trouble.reason as refusal",
      "version.media_type",
      "version.findings",
      "version.findings_decision",
      "version.scan_pages",
      "version.scan_pages_read",
      needsAttention.as("attention"),
      turn.as("turn"),
      sql<number>`(select count(*) ${leftInside})`.as("left"),
      sql<
        string | null
      >`(select member.place || ': ' || member.reason ${leftInside} order by member.position limit 1)`.as(
        "first_left",
      ),
    ])
    .select(ledgerColumns)
    .execute();
  return rows.map((row) => {
    const state = standing(row);
    return {
      accession: row.accession,
      id: row.id,
      name: row.name,
      bytes: Number(row.bytes),
      digest: row.digest,
      state,
      reason:
        reasonOf(state, row) ?? (row.state === "taken" ? leftReason(Number(row.left), row.first_left) : null),
      attention: Boolean(row.attention),
      canRetry: row.text_state === "failed",
      document: row.document,
      title: row.title,
      version: row.version,
      readAs: row.read_as,
      mediaType: row.media_type,
      container: containerIn(row.plan),
      findings:
        row.findings === null ? null : { places: row.findings, decided: row.findings_decision !== null },
      scan: row.scan_pages === null ? null : { pages: row.scan_pages, read: row.scan_pages_read },
      ...readingLedger(row),
    };
  });
}

/** `2 files were left inside; the first is a/b.txt: it needs a password.` */
function leftReason(left: number, first: string | null): string | null {
  if (left === 0 || first === null) return null;
  return `${counted(left, "file was", "files were")} left inside${left === 1 ? ", " : "; the first is "}${first}.`;
}

function containerIn(plan: string): ContainerPlace | null {
  const { container = null } = JSON.parse(plan) as { container?: ContainerPlace | null };
  return container;
}

export interface StateCounts {
  /** Of items in each state that some are in. */
  counts: Partial<Record<ItemState, number>>;
  /** Some wait for a person. */
  attention: boolean;
}

/** How many items of each of these accessions are in which state. */
export async function stateCounts(
  catalogue: Catalogue,
  accessions: readonly string[],
): Promise<ReadonlyMap<string, StateCounts>> {
  const totals = new Map<string, StateCounts>();
  if (accessions.length === 0) return totals;
  const rows = await itemsWithVersions(catalogue)
    .where("item.accession", "in", accessions)
    .select(["item.accession", "item.state", "version.text_state", "version.failure"])
    .select([
      sql<string | null>`case when version.unreadable is null then null else '' end`.as("kept"),
      sql<string | null>`case when document.indexed_as is null then null else '' end`.as("indexed_as"),
      sql<string | null>`case when index_trouble.reason is null then null else '' end`.as("refusal"),
      needsAttention.as("attention"),
      turn.as("turn"),
      sql<number>`count(*)`.as("count"),
    ])
    .groupBy(["item.accession", "item.state", "version.text_state", "version.failure"])
    .groupBy(["kept", "indexed_as", "refusal", "attention", "turn"])
    .execute();
  for (const row of rows) {
    const total = totals.get(row.accession) ?? { counts: {}, attention: false };
    const state = standing({ ...row, unreadable: row.kept });
    total.counts[state] = (total.counts[state] ?? 0) + Number(row.count);
    total.attention ||= Boolean(row.attention);
    totals.set(row.accession, total);
  }
  return totals;
}

/** The same of items at hand. */
export function countStates(items: readonly Pick<ItemStanding, "state">[]): StateCounts["counts"] {
  const counts: StateCounts["counts"] = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

interface Standing {
  state: string;
  text_state: string | null;
  failure: string | null;
  unreadable: string | null;
  indexed_as: string | null;
  refusal: string | null;
  turn: string | null;
}

function reasonOf(
  state: ItemState,
  {
    reason,
    text_state,
    unreadable,
    trouble,
    refusal,
  }: Standing & { reason: string | null; trouble: string | null },
): string | null {
  if (state === "received" || state === "held" || state === "refused" || state === "searchable")
    return reason;
  if (unreadable !== null) return [trouble, ...keptUnreadable({ unreadable })].join(" ");
  return text_state === "known" && refusal !== null ? refusedByIndex(refusal) : trouble;
}

function standing(row: Standing): ItemState {
  if (row.state !== "taken") return row.state as "coming" | "received" | "held" | "refused";
  if (row.unreadable !== null) return "unreadable";
  if (row.text_state === "waiting" && row.turn === null) return "waiting";
  if (row.text_state === "failed") return row.failure === "encrypted" ? "locked" : "failed";
  if (row.text_state === "known" && row.indexed_as !== null) return "searchable";
  return row.text_state === "known" && row.refusal !== null ? "failed" : "reading";
}

export function isSettled(items: readonly ItemStanding[]): boolean {
  return items.every((item) => finalStates.has(item.state));
}
