import type { WatchedRow, WatchRow } from "../../storage/catalogue/watch-tables.js";

/** How a look ended: with what went wrong, in a sentence; or with work left, for which it is begun again. */
export type LookEnd = { error: string | null } | "more";

/** Pages captured in one go. */
export const pagesInOneGo = 4;

/** True when this look has been at it already, in an earlier go. */
export function isLookedAt({ next_look: due }: WatchRow, row: WatchedRow | null): boolean {
  return row !== null && row.looked_at >= due;
}
