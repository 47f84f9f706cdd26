/**
 * Joins words that were divided at the end of a line. Whether the hyphen belongs to the word is decided by the
 * rest of the document: `long-` + `term` stays `long-term` when that stands elsewhere.
 */

/** Every word of a document, in lower case, hyphens kept. */
export type Vocabulary = Set<string>;

const words = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
const endsHyphenated = /([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)[-\u2010\u00AD]$/u;
const longestWord = 60;
const startsWord = /^([\p{L}\p{N}]+)/u;
/** First parts after which English keeps the hyphen. */
const firstParts = new Set(
  "self non ex cross well half all vice quasi twenty thirty forty fifty sixty seventy eighty ninety".split(
    " ",
  ),
);
/** First parts that keep it before a word which also stands alone. */
const prefixes = new Set(
  "anti bi co counter de extra inter micro mid mini multi over post pre pro re semi sub super trans ultra under".split(
    " ",
  ),
);

/** The words of lines, in order; the parts of a word divided between two lines are no words. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const vocabulary: Vocabulary = new Set();
  let divided = false;
  for (const line of lines) {
    const head = dividedHead(line);
    const rest = divided ? line.trimStart().replace(startsWord, " ") : line;
    const whole = head === null ? rest : rest.trimEnd().slice(0, -head.length - 1);
    divided = head !== null;
    for (const match of whole.matchAll(words)) {
      vocabulary.add(match[0].toLowerCase().replace(/[\u2010\u2011]/g, "-"));
      for (const part of match[0].toLowerCase().split(/[-\u2010\u2011]/)) vocabulary.add(part);
    }
  }
  return vocabulary;
}

/** The part of a word that stands before a hyphen at the end of a line, or null. Only the end is looked at. */
function dividedHead(line: string): string | null {
  return endsHyphenated.exec(line.trimEnd().slice(-longestWord))?.[1] ?? null;
}

/** What stands between two lines of one paragraph: a space, nothing, or nothing and the hyphen goes. */
export type Joint = "space" | "close" | "drop-hyphen";

export function jointOf(above: string, below: string, vocabulary: Vocabulary): Joint {
  const head = dividedHead(above);
  const tail = startsWord.exec(below.trimStart())?.[1];
  if (head === null || tail === undefined) return "space";
  return keepsHyphen(head, below.trimStart(), vocabulary) ? "close" : "drop-hyphen";
}

/** Two lines of one paragraph as running text. */
export function joinLines(above: string, below: string, vocabulary: Vocabulary): string {
  const joint = jointOf(above, below, vocabulary);
  const head = joint === "drop-hyphen" ? above.trimEnd().slice(0, -1) : above.trimEnd();
  return head + (joint === "space" ? " " : "") + below.trimStart();
}

function keepsHyphen(head: string, below: string, vocabulary: Vocabulary): boolean {
  const first = head.toLowerCase();
  const tail = (startsWord.exec(below)?.[1] ?? "").toLowerCase();
  if (vocabulary.has(`${first}-${tail}`)) return true;
  if (vocabulary.has(first + tail)) return false;
  if (/\p{N}$/u.test(head) || /^[\p{Lu}\p{N}]/u.test(below) || head.includes("-")) return true;
  // `Sutton-` + `in-Ashfield`
  if (below[tail.length] === "-") return true;
  if (firstParts.has(first)) return true;
  const known = vocabulary.has(tail) && tail.length > 3;
  return known && (prefixes.has(first) || (first.length > 3 && vocabulary.has(first)));
}
