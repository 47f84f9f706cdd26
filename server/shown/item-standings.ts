/** Where each file of an accession stands: in exactly one state, with its reason. */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { ItemState } from "../../views/contexts.js";
import { ledgerColumns, type ReadingLedger, readingLedger } from "./reading-ledger.js";
import { refusedByIndex } from "./words.js";

/** States in which nothing more will happen by itself. */
const finalStates = new Set<ItemState>(["searchable", "failed", "locked", "held", "refused"]);

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
  mediaType: string | null;
  /** Scanned pages, and how many of them have been read; null when it has none, `read` null before their turn. */
  scan: { pages: number; read: number | null } | null;
}

/** Items with the version they became, or the one that holds their bytes. */
function itemsWithVersions(catalogue: Catalogue) {
  return catalogue
    .selectFrom("accession_item as item")
    .leftJoin("version", (join) =>
      join.onRef("version.document", "=", "item.document").onRef("version.number", "=", "item.version"),
    )
    .leftJoin("document", "document.id", "version.document")
    .leftJoin("index_trouble", "index_trouble.document", "document.id");
}

/**
 * Refused, failed, locked or refused by the index, pages without text, or read by machine with low confidence. What
 * is held already is told with the accession that brought it.
 */
const needsAttention = sql<boolean>`(item.state = 'refused' or (item.state = 'taken' and (
  version.text_state = 'failed' or version.silent_pages > 0 or version.unsure_pages > 0
  or (version.text_state = 'known' and document.indexed_as is null and index_trouble.reason is not null))))`;

/** Items that need attention. */
export function attentionItems(catalogue: Catalogue) {
  return itemsWithVersions(catalogue).where(needsAttention);
}

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
      "document.id as document",
      "document.title",
      "document.indexed_as",
      "version.number as version",
      "version.text_state",
      "version.reason as trouble",
      "index_trouble.reason as refusal",
      "version.media_type",
      "version.scan_pages",
      "version.scan_pages_read",
      needsAttention.as("attention"),
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
      reason: reasonOf(state, row),
      attention: Boolean(row.attention),
      canRetry: row.text_state === "failed",
      document: row.document,
      title: row.title,
      version: row.version,
      mediaType: row.media_type,
      scan: row.scan_pages === null ? null : { pages: row.scan_pages, read: row.scan_pages_read },
      ...readingLedger(row),
    };
  });
}

interface Standing {
  state: string;
  text_state: string | null;
  failure: string | null;
  indexed_as: string | null;
  reason: string | null;
  trouble: string | null;
  refusal: string | null;
}

function reasonOf(state: ItemState, { reason, text_state, trouble, refusal }: Standing): string | null {
  if (state !== "failed" && state !== "locked" && state !== "reading") return reason;
  return text_state === "known" && refusal !== null ? refusedByIndex(refusal) : trouble;
}

function standing(row: Standing): ItemState {
  if (row.state !== "taken") return row.state as "received" | "held" | "refused";
  if (row.text_state === "failed") return row.failure === "encrypted" ? "locked" : "failed";
  if (row.text_state === "known" && row.indexed_as !== null) return "searchable";
  return row.text_state === "known" && row.refusal !== null ? "failed" : "reading";
}

export function isSettled(items: readonly ItemStanding[]): boolean {
  return items.every((item) => finalStates.has(item.state));
}
