/** The same words in another order: a word that is missing here and stands there is one change, not two. */
import type { Difference, DifferenceKind } from "./difference.js";
import { isWord, type Token, tokensOf } from "./tokens.js";

/** Changes of which two may be one word that has moved. A number in another place is another number. */
const movable = new Set<DifferenceKind>([
  "word",
  "added",
  "left out",
  "name",
  "tense",
  "negation",
  "spelling",
  "capitals",
]);

/** Names every movable change `order` when together they hold the same words on both sides. */
export function withOrder(differences: Difference[]): Difference[] {
  const moved = differences.filter(hasMoved);
  if (moved.length < 2) return differences;
  const [quoted, stands] = [wordsOf(moved, "quoted"), wordsOf(moved, "stands")];
  if (quoted !== stands || quoted === "") return differences;
  return differences.map((difference) =>
    hasMoved(difference) ? { ...difference, kind: "order" } : difference,
  );
}

/** A word that is only written otherwise in its place has not moved. */
function hasMoved({ kind, quoted, stands }: Difference): boolean {
  return movable.has(kind) && keysIn(quoted).join(" ") !== keysIn(stands).join(" ");
}

function wordsOf(differences: readonly Difference[], side: "quoted" | "stands"): string {
  return differences
    .flatMap((difference) => tokensOf(difference[side]))
    .filter(isWord)
    .map(({ key }) => key)
    .sort()
    .join(" ");
}

/**
 * Names words `order` that are too many in the quotation and stand right before or after the place: they were moved
 * to within it. `around`: the tokens of the text on both sides of the place.
 */
export function withMovedIn(
  differences: Difference[],
  around: { before: readonly Token[]; after: readonly Token[] },
): Difference[] {
  return differences.map((difference) => {
    const words = difference.stands === "" && movable.has(difference.kind) ? keysIn(difference.quoted) : [];
    if (words.length === 0) return difference;
    const count = words.length;
    const [ahead, behind] = [around.after.filter(isWord), around.before.filter(isWord)];
    const beside = [ahead.slice(0, count), behind.slice(-count)].map((list) =>
      list.map(({ key }) => key).join(" "),
    );
    return beside.includes(words.join(" ")) ? { ...difference, kind: "order" } : difference;
  });
}

function keysIn(words: string): string[] {
  return tokensOf(words)
    .filter(isWord)
    .map(({ key }) => key);
}
