/**
 * Joins words that were divided at the end of a line. Whether the hyphen belongs to the word is decided by the
 * rest of the document: `long-` + `term` stays `long-term` when that stands elsewhere.
 */

export interface Vocabulary {
  /** Every word of the document, in lower case, hyphens kept. */
  words: Set<string>;
  /** The document divides words at line ends; if not, a hyphen there belongs to its word. */
  divides: boolean;
}

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

/** Of the hyphens at line ends, this share are met again as one word in a document that divides words … */
const leastRejoined = 0.2;
/** … and if none decides, a document that divides words does it on this share of its lines. */
const leastDivided = 0.03;

/** What lines, in order, tell of their words; the parts of a word divided between two lines are no words. */
export function vocabularyOf(lines: Iterable<string>): Vocabulary {
  const all = [...lines];
  const known = new Set<string>();
  const divided: [head: string, tail: string][] = [];
  for (const [index, line] of all.entries()) {
    const head = dividedHead(line);
    const rest =
      dividedHead(all[index - 1] ?? "") === null ? line : line.trimStart().replace(startsWord, " ");
    addWords(known, head === null ? rest : rest.trimEnd().slice(0, -head.length - 1));
    const tail = startsWord.exec(all[index + 1]?.trimStart() ?? "")?.[1];
    if (head !== null && tail !== undefined) divided.push([head.toLowerCase(), tail.toLowerCase()]);
  }
  const rejoined = divided.filter(([head, tail]) => known.has(head + tail)).length;
  const kept = divided.filter(([head, tail]) => known.has(`${head}-${tail}`)).length;
  const undecided = rejoined + kept === 0 && divided.length > leastDivided * all.length;
  return { words: known, divides: undecided || rejoined > leastRejoined * divided.length };
}

function addWords(known: Set<string>, text: string): void {
  for (const match of text.matchAll(words)) {
    const word = match[0].toLowerCase().replace(/[\u2010\u2011]/g, "-");
    known.add(word);
    for (const part of word.split("-")) known.add(part);
  }
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

function keepsHyphen(head: string, below: string, { words: known, divides }: Vocabulary): boolean {
  const first = head.toLowerCase();
  const tail = (startsWord.exec(below)?.[1] ?? "").toLowerCase();
  if (known.has(`${first}-${tail}`)) return true;
  if (known.has(first + tail)) return false;
  if (!divides || /\p{N}$/u.test(head) || /^[\p{Lu}\p{N}]/u.test(below) || head.includes("-")) return true;
  // `Sutton-` + `in-Ashfield`
  if (below[tail.length] === "-" || firstParts.has(first)) return true;
  const alone = known.has(tail) && tail.length > 3;
  return alone && (prefixes.has(first) || (first.length > 3 && known.has(first)));
}
