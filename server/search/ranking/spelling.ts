/** Words that no passage holds, and what may have been meant: a word of the passages that the asker may see. */
import { postingsOf } from "../../../storage/catalogue/postings.js";
import { cellsOf } from "../../../storage/catalogue/searched-cells.js";
import { passagesWith } from "../../../storage/catalogue/vocabulary.js";
import { type EngineMissing, heardInTime } from "../../../storage/index/patience.js";
import type { IndexQuery, SearchIndex } from "../../../storage/index/search-index.js";
import type { DocumentState } from "../../../storage/model/kind.js";
import { foldForWords, wordsOf } from "../../../storage/model/query/words.js";
import type { Stored } from "../match-set.js";

/** Words looked up in one search, and passages in which the engine is asked to see something near to each. */
const mostLookedUp = 8;
const passagesSeen = 30;
const shortestWord = 4;

export interface Spellings {
  /** For each word, the nearest word that some passage in these states holds; missing where there is none. */
  meant: Map<string, string>;
  /** Why the engine could not help with all of them. */
  engineMissing: EngineMissing | null;
}

/** What may have been meant by words that no passage holds. */
export async function spellings(
  { catalogue, map, index }: Stored & { index: SearchIndex },
  words: readonly string[],
  states: readonly DocumentState[],
): Promise<Spellings> {
  const meant = new Map<string, string>();
  const looked = words
    .filter((word) => word.length >= shortestWord && /^\p{L}+$/u.test(word))
    .slice(0, mostLookedUp);
  // All at once: one after another, a reader would wait in the queue of the others for each.
  const heard = await Promise.all(looked.map((word) => heardInTime(index.search(likeWord(word, states)))));
  for (const [at, { answer, missing }] of heard.entries()) {
    const word = looked[at] ?? "";
    if (answer === null) return { meant, engineMissing: missing };
    const { hits } = answer;
    const seen = new Set(
      hits.flatMap(({ record, marks }) =>
        marks.flatMap(({ start, end }) => wordsOf(foldForWords(record.text.slice(start, end))).words),
      ),
    );
    // The index may still show what has gone out of sight.
    for (const nearest of await nearestOf({ catalogue, map }, word, [...seen])) {
      const { ids } = await postingsOf(catalogue, map, [nearest]);
      if (cellsOf(map, ids, states).length === 0) continue;
      meant.set(word, nearest);
      break;
    }
  }
  return { meant, engineMissing: null };
}

function likeWord(word: string, states: readonly DocumentState[]): IndexQuery {
  return { words: `${word} `, filters: {}, states, limit: passagesSeen, offset: 0, withFacets: false };
}

/** Of the words seen, the three nearest to `word`, those of most passages first. */
async function nearestOf(
  { catalogue, map }: Stored,
  word: string,
  seen: readonly string[],
): Promise<string[]> {
  const counts = await passagesWith(catalogue, map, seen);
  return seen
    .map((other) => ({ other, steps: stepsBetween(word, other), passages: counts.get(other) ?? 0 }))
    .filter(
      ({ steps, other }) =>
        steps > 0 && steps <= (word.length < 6 ? 1 : 2) && other.length >= shortestWord - 1,
    )
    .sort((one, other) => one.steps - other.steps || other.passages - one.passages)
    .slice(0, 3)
    .map(({ other }) => other);
}

/** Letters to be put in, left out, changed or swapped with the next to make one word the other (Damerau, 1964). */
export function stepsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let steps = Math.min(
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      next.push(steps);
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}
