/** How much of a quotation and of the words it is set beside agree. */
import type { Step } from "./align.js";
import { isGap } from "./sought.js";
import { isWord, type Token } from "./tokens.js";

export interface Agreement {
  /** Words that are the same on both sides, as a share of those of both, 0 to 1 (Dice). */
  agreement: number;
  /** Words that are the same, and what share of the quoted words that is. */
  words: number;
  held: number;
  /** The longest run of quoted words that have nothing in the text, and of words of the text passed over unmarked. */
  longestMiss: number;
  longestSkip: number;
}

/** Counts words; what a mark of omission or a bracket stands for is not counted. */
export function agreementOf(
  quoted: readonly Token[],
  stands: readonly Token[],
  steps: readonly Step[],
): Agreement {
  let [same, ours, theirs, miss, skip] = [0, 0, 0, 0, 0];
  let [longestMiss, longestSkip] = [0, 0];
  let inGap = false;
  for (const { q, t } of steps) {
    const [token, other] = [q === null ? undefined : quoted[q], t === null ? undefined : stands[t]];
    if (token) inGap = isGap(token) && token.reach > 1;
    const isOurs = token !== undefined && isWord(token);
    const isTheirs = other !== undefined && isWord(other);
    if (isOurs) ours += 1;
    if (isTheirs && !inGap) theirs += 1;
    if (isOurs && isTheirs && token.key === other.key) {
      same += 1;
      miss = 0;
      skip = 0;
    } else {
      if (isOurs) miss += 1;
      if (isTheirs && !inGap) skip += 1;
      longestMiss = Math.max(longestMiss, miss);
      longestSkip = Math.max(longestSkip, skip);
    }
  }
  const all = ours + theirs;
  const held = ours === 0 ? 0 : same / ours;
  return { agreement: all === 0 ? 0 : (2 * same) / all, words: same, held, longestMiss, longestSkip };
}
