/**
 * Joins words that were divided at the end of a line. Whether the hyphen belongs to the word is decided by the
 * rest of the document: `long-` + `term` stays `long-term` when that stands elsewhere.
 */

/** Every word of a document, in lower case, hyphens kept. */
export type Vocabulary = Set<string>;

const words = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
const endsHyphenated = /([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)[-\u2010\u00AD]$/u;
const startsWord = /^([\p{L}\p{N}]+)/u;
/** First parts after which English keeps the hyphen when nothing else decides. */
const prefixes = new Set(["self", "non", "ex", "cross", "well", "half", "all", "vice", "anti", "quasi"]);

/** The words of lines that are not divided themselves: the last word before a hyphen at a line's end is left out. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const vocabulary: Vocabulary = new Set();
  for (const line of lines)
    for (const match of line.replace(endsHyphenated, " ").matchAll(words))
      vocabulary.add(match[0].toLowerCase().replace(/[\u2010\u2011]/g, "-"));
  return vocabulary;
}

/** What stands between two lines of one paragraph: a space, nothing, or nothing and the hyphen goes. */
export type Joint = "space" | "close" | "drop-hyphen";

export function jointOf(above: string, below: string, vocabulary: Vocabulary): Joint {
  const head = endsHyphenated.exec(above.trimEnd())?.[1];
  const tail = startsWord.exec(below.trimStart())?.[1];
  if (head === undefined || tail === undefined) return "space";
  return keepsHyphen(head, tail, vocabulary) ? "close" : "drop-hyphen";
}

/** Two lines of one paragraph as running text. */
export function joinLines(above: string, below: string, vocabulary: Vocabulary): string {
  const joint = jointOf(above, below, vocabulary);
  const head = joint === "drop-hyphen" ? above.trimEnd().slice(0, -1) : above.trimEnd();
  return head + (joint === "space" ? " " : "") + below.trimStart();
}

function keepsHyphen(head: string, tail: string, vocabulary: Vocabulary): boolean {
  const lower = head.toLowerCase();
  if (vocabulary.has(`${lower}-${tail.toLowerCase()}`)) return true;
  if (vocabulary.has(lower + tail.toLowerCase())) return false;
  if (/\p{N}$/u.test(head) || /^[\p{Lu}\p{N}]/u.test(tail) || head.includes("-")) return true;
  if (prefixes.has(lower)) return true;
  return head.length > 3 && vocabulary.has(lower) && vocabulary.has(tail.toLowerCase());
}
