/** Where each file of an accession stands: in exactly one state, with its reason. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { AccessionItem, ItemState } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { counted, digestShown, refusedByIndex, sizeOf } from "./words.js";

export const stateWords: Record<ItemState, string> = {
  received: "received",
  reading: "text being read",
  searchable: "indexed",
  failed: "failed",
  held: "already held",
  refused: "refused",
};

/** States in which nothing more will happen by itself. */
const finalStates = new Set<ItemState>(["searchable", "failed", "held", "refused"]);

export interface ItemStanding {
  accession: string;
  id: string;
  name: string;
  bytes: number;
  digest: string | null;
  state: ItemState;
  reason: string | null;
  attempts: number;
  /** Its text could not be read, and somebody may ask for it to be tried again. */
  canRetry: boolean;
  document: string | null;
  title: string | null;
  version: number | null;
  mediaType: string | null;
  /** Scanned pages, and how many of them have been read; null when it has none, `read` null before their turn. */
  scan: { pages: number; read: number | null } | null;
}

/** Every item of these accessions, in order. */
export async function itemStandings(
  catalogue: Catalogue,
  accessions: readonly string[],
): Promise<ItemStanding[]> {
  if (accessions.length === 0) return [];
  const rows = await catalogue
    .selectFrom("accession_item as item")
    .leftJoin("version", (join) =>
      join.onRef("version.document", "=", "item.document").onRef("version.number", "=", "item.version"),
    )
    .leftJoin("document", "document.id", "version.document")
    .leftJoin("index_trouble", "index_trouble.document", "document.id")
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
      "item.version",
      "document.id as document",
      "document.title",
      "document.indexed_as",
      "version.text_state",
      "version.reason as trouble",
      "index_trouble.reason as refusal",
      "version.attempts",
      "version.media_type",
      "version.scan_pages",
      "version.scan_pages_read",
    ])
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
      attempts: row.attempts ?? 0,
      canRetry: row.text_state === "failed",
      document: row.document,
      title: row.title,
      version: row.version,
      mediaType: row.media_type,
      scan: row.scan_pages === null ? null : { pages: row.scan_pages, read: row.scan_pages_read },
    };
  });
}

interface Standing {
  state: string;
  text_state: string | null;
  indexed_as: string | null;
  reason: string | null;
  trouble: string | null;
  refusal: string | null;
}

function reasonOf(state: ItemState, { reason, text_state, trouble, refusal }: Standing): string | null {
  if (state !== "failed" && state !== "reading") return reason;
  return text_state === "known" && refusal !== null ? refusedByIndex(refusal) : trouble;
}

function standing(row: Standing): ItemState {
  if (row.state !== "taken") return row.state as "received" | "held" | "refused";
  if (row.text_state === "failed") return "failed";
  if (row.text_state === "known" && row.indexed_as !== null) return "searchable";
  return row.text_state === "known" && row.refusal !== null ? "failed" : "reading";
}

/** `5 files: 4 indexed, 1 failed.` */
export function standingSentence(items: readonly ItemStanding[]): string {
  const counts = (Object.keys(stateWords) as ItemState[])
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${stateWords[state]}`);
  return `${counted(items.length, "file")}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}.`;
}

export function isSettled(items: readonly ItemStanding[]): boolean {
  return items.every((item) => finalStates.has(item.state));
}

/** `: page 3 of 16`, while the scanned pages of a file are being read. */
function scanWords({ state, scan }: ItemStanding): string {
  if (state !== "reading" || scan === null) return "";
  const { pages, read } = scan;
  return read === null
    ? `: ${counted(pages, "scanned page")} to come`
    : `: page ${Math.min(read + 1, pages)} of ${pages}`;
}

export function shownItem(item: ItemStanding): AccessionItem {
  const again = item.attempts > 0 && item.state === "reading" ? ` Attempt ${item.attempts + 1} follows.` : "";
  return {
    id: item.id,
    name: item.name,
    size: sizeOf(item.bytes),
    digest: item.digest === null ? null : digestShown(item.digest),
    state: item.state,
    stateWords: stateWords[item.state] + scanWords(item),
    reason: item.reason === null ? null : `${item.reason}${again}`,
    document:
      item.document === null || item.version === null
        ? null
        : { label: item.title ?? item.document, href: urls.version(item.document, item.version) },
    retryAction:
      item.canRetry && item.document && item.version ? urls.retry(item.document, item.version) : null,
  };
}
