/** What pages say when the search engine takes no part. */
import type { EngineMissing } from "../../storage/index/patience.js";
import type { SearchIndex } from "../../storage/index/search-index.js";

/** What is missing from search on every page; null when nothing is. */
export function engineState(index: Pick<SearchIndex, "status" | "hasRoom">): string | null {
  const status = index.status();
  if (status.state !== "ready") return engineAway(status.reason);
  return index.hasRoom()
    ? null
    : "The disk of the search engine is full: what was added last is found by the stored words alone, until the operator makes room.";
}

function engineAway(reason: string): string {
  return `The search engine is away just now: ${reason} Search goes on by the stored words alone: the order may be less good, and near spellings are missing.`;
}

/** The engine did not take part in this very answer. */
export function engineMissed(missing: EngineMissing): string {
  return missing === "slow"
    ? "The search engine takes longer than two seconds just now: this list is ranked by the stored words alone, and near spellings are missing."
    : "The search engine is away just now: this list is ranked by the stored words alone, and near spellings are missing.";
}
