/** Two texts told apart word by word. The one place in the server that speaks to the diff package. */
import { diffArrays, diffWordsWithSpace } from "diff";
import type { Change } from "../../views/contexts.js";

/** Longest pair that is compared, in UTF-16 code units, and how long it may take in milliseconds. */
const longest = 40_000;
const timeoutMs = 300;

/**
 * The changes from `before` to `after`: stretches that stayed, came or went. Joined without what came they are
 * `before`, without what went `after`. Null when the two are too long to be compared while somebody waits.
 */
export function wordDiff(before: string, after: string): Change[] | null {
  if (before.length + after.length > longest) return null;
  const changes = diffWordsWithSpace(before, after, { timeout: timeoutMs });
  if (!changes) return null;
  return changes.map(({ value, added, removed }) => ({
    text: value,
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

/** How long the order of two lists may be compared, in milliseconds. */
const listTimeoutMs = 1_000;

/** Two lists told apart: stretches of `count` that stayed, came or went. Null when it would take too long. */
export function listDiff(
  before: readonly string[],
  after: readonly string[],
): { count: number; change: Change["change"] }[] | null {
  const steps = diffArrays([...before], [...after], { timeout: listTimeoutMs });
  if (!steps) return null;
  return steps.map(({ value, added, removed }) => ({
    count: value.length,
    change: added ? "added" : removed ? "removed" : "same",
  }));
}
