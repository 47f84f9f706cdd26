/** What one character of a text becomes when texts are compared. The walk over a whole text is `fold.ts`. */

/**
 * How much is forgiven. `typography`: quotes, dashes, ellipsis, ligatures, white space and invisible
 * characters only. `text`: case, accents and compatibility forms too. `words`: punctuation too.
 */
export type FoldRule = "typography" | "text" | "words";

const plainForms: readonly (readonly [plain: string, printed: string])[] = [
  ["'", "‘’‚‛′‵ʼˈ´`＇‹›"],
  ['"', "“”„‟″‶〝〞＂«»"],
  ["-", "‐‑‒–—―−⁃﹘﹣－"],
  ["...", "…"],
  ["/", "⁄"],
  ["ff", "ﬀ"],
  ["fi", "ﬁ"],
  ["fl", "ﬂ"],
  ["ffi", "ﬃ"],
  ["ffl", "ﬄ"],
  ["st", "ﬅﬆ"],
];
const plain = new Map(plainForms.flatMap(([to, printed]) => [...printed].map((from) => [from, to] as const)));

/** Soft hyphen, zero-width and direction characters, variation selectors: never seen, so never compared. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Accents, vowel points and strokes laid over a letter. Marks that are letters in their own right (Indic vowel
 * signs, the Japanese voicing marks) stay: without them other words would compare as equal.
 */
const accents =
  /(?![\u3099\u309A])(?=\p{Script=Inherited})[\p{Mn}\p{Me}]|[\u0483-\u0489\u0591-\u05BD\u05BF-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu;

/** Folds one whole character (a grapheme cluster); "" when nothing of it is compared. */
export function foldCharacter(cluster: string, rule: FoldRule): string {
  const seen = cluster.replace(invisible, "");
  const printed = plain.get(seen);
  const folded = printed ?? (rule === "typography" ? seen.normalize("NFC") : withoutCaseAndAccents(seen));
  const spaced = folded.replace(/\s+/gu, " ");
  return rule === "words" ? spaced.replace(/[\p{P}\s]+/gu, " ") : spaced;
}

function withoutCaseAndAccents(cluster: string): string {
  const bare = cluster.normalize("NFKD").replace(accents, "");
  // By way of upper case, which makes ß into ss and final sigma into sigma; ẞ must be ß before that.
  const lower = bare.toLowerCase().toUpperCase().toLowerCase().replace(accents, "");
  // Hangul must be whole again, or 가 would be found inside 각.
  return lower
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}\s]/gu, (character) => plain.get(character) ?? character);
}
