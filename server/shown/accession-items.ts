/** The files of an accession in words. */
import type { AccessionItem, ItemState } from "../../views/contexts.js";
import { urls } from "../urls.js";
import type { ItemStanding } from "./item-standings.js";
import { ledgerSentences } from "./reading-ledger.js";
import { counted, digestShown, sizeOf } from "./words.js";

export const stateWords: Record<ItemState, string> = {
  received: "received",
  reading: "text being read",
  searchable: "indexed",
  failed: "failed",
  locked: "needs a password",
  held: "already held",
  refused: "refused",
};

/** `5 files: 4 indexed, 1 failed.` */
export function standingSentence(items: readonly ItemStanding[]): string {
  const counts = (Object.keys(stateWords) as ItemState[])
    .map((state) => ({ state, count: items.filter((item) => item.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${stateWords[state]}`);
  return `${counted(items.length, "file")}${counts.length > 0 ? `: ${counts.join(", ")}` : ""}.`;
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
    ledger: item.state === "held" ? [] : ledgerSentences(item),
    warnings: item.state === "held" ? [] : item.warnings,
    document:
      item.document === null || item.version === null
        ? null
        : { label: item.title ?? item.document, href: urls.version(item.document, item.version) },
    retryAction:
      item.canRetry && item.document && item.version ? urls.retry(item.document, item.version) : null,
  };
}
