/** Paragraphs out of lines of plain text: blank lines divide them, hard-wrapped lines are joined. */
import { joinLines, type Vocabulary } from "../hyphenation.js";

/** Lines longer than this were not wrapped by hand: each is a paragraph of its own. */
const longestWrapped = 130;
/** Lines that begin something new even without a blank line before them. */
const opensBlock =
  /^\s*(?:Q\.?\s?\d+\b|[QA][.:]\s|[-*•–]\s|\(?(?:\d{1,3}|[a-z]|[ivx]+)[.)]\s|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,5}:\s)/u;

/** A speaker's label that ends with a full stop, as in the reports of Washington. Behind a sentence nothing else begins so. */
const opensTurn =
  /^\s*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Senator|Chairman|Chairwoman|Secretary|General|Admiral|Ambassador|Governor|Representative|Judge)\b\.?\s+\p{Lu}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}’'-]*)?|The (?:C[Hh][Aa][Ii][Rr]\p{L}*|W[Ii][Tt][Nn][Ee][Ss][Ss]|P[Rr][Ee][Ss][Ii][Dd]\p{L}*|S[Pp][Ee][Aa][Kk][Ee][Rr]))\.\s+\p{Lu}/u;

/** What happens in the room, on a line of its own. */
const inBrackets = /^\s*(?:\[\p{Lu}[^[\]]*\]|\(\p{Lu}[^()]*\))\.?\s*$/u;

/** A label with the time in front of it. */
const clocked = /^\s*[[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s+\p{Lu}/u;

/** A heading among lines of speech. */
const inCapitals = /^[^\p{Ll}]*\p{Lu}{4}[^\p{Ll}]*(?<![.?!:;,…–—-]\s*)$/u;

/** Words of a record that no sentence goes on with: a decision on a line of its own, a recital. */
const opensRecord =
  /^\s*(?:CARRIED|LOST|DEFEATED|WITHDRAWN|RESOLVED|WHEREAS|MOVED|SECONDED|(?:Moved|Seconded|Proposed) by\b|(?:Carried|Lost|Defeated)(?:\s+(?:by|unanimously)\b|\s*$))/;

/** Below the title of an item, somebody moves something; the title does not go on with that. */
const numberedTitle = /^\s*\d{1,3}[.)]?\s+\p{Lu}.{3,90}[\p{L}\d]\s*$/u;
const opensMoving =
  /^\s*(?:(?:On a |A )?[Mm]otion\b|(?:Councillor|Cllr|Cr|Supervisor|Council ?[Mm]ember|Commissioner|Alderman|Mayor|Mr|Mrs|Ms|Dr)\b)/;

/** Groups of consecutive lines that are not blank. */
export function chunksOf(lines: string[]): string[][] {
  const chunks: string[][] = [[]];
  for (const line of lines)
    if (line.trim() === "") chunks.push([]);
    else chunks.at(-1)?.push(line);
  return chunks.filter((chunk) => chunk.length > 0);
}

/** The width the text was wrapped to, or null when its lines are paragraphs. */
export function wrapWidth(lines: string[]): number | null {
  const lengths = lines.map((line) => line.trimEnd().length).filter((length) => length > 0);
  const sorted = lengths.sort((a, b) => a - b);
  const wide = sorted[Math.floor(sorted.length * 0.95)] ?? 0;
  return wide > longestWrapped || wide < 30 ? null : wide;
}

/** The first line of a paragraph, in a text whose paragraphs are told by it. */
const indented = /^(?:\t| {3,8})\S/;
const sentenceEnd = /[.!?:;]["'”’)]*\s*$/;

/** Fewest paragraphs that show how a text sets them, and the share of them that must be set so. */
const setSo = { least: 3, share: 0.5 };

/** True for a text whose paragraphs begin with an indented line, the others at the margin. */
export function indentsParagraphs(lines: readonly string[]): boolean {
  const atMargin = (line = "") => /^\S/.test(line);
  const begun = lines.flatMap((line, at) => (atMargin(line) && !atMargin(lines[at - 1]) ? [at] : []));
  const set = begun.filter((at) => indented.test(lines[at - 1] ?? ""));
  return set.length >= setSo.least && set.length >= begun.length * setSo.share;
}

/** The paragraphs of one chunk. A line that ended early on purpose keeps its line break. */
export function paragraphsOf(
  chunk: string[],
  { width, vocabulary, indents }: { width: number | null; vocabulary: Vocabulary; indents: boolean },
): string[] {
  const paragraphs: string[] = [];
  let previous: string | null = null;
  for (const line of chunk) {
    const open = paragraphs.at(-1);
    if (
      open === undefined ||
      previous === null ||
      startsNew(previous, line, width) ||
      (indents && indented.test(line) && sentenceEnd.test(previous))
    )
      paragraphs.push(line.trim());
    else if (wrapped(previous, line, width))
      paragraphs[paragraphs.length - 1] = joinLines(open, line, vocabulary);
    else paragraphs[paragraphs.length - 1] = `${open}\n${line.trim()}`;
    previous = line;
  }
  return paragraphs;
}

function startsNew(previous: string, line: string, width: number | null): boolean {
  if (previous.length > longestWrapped || line.length > longestWrapped) return true;
  if (opensRecord.test(line) || (numberedTitle.test(previous) && opensMoving.test(line))) return true;
  if ((opensTurn.test(line) || inBrackets.test(line)) && sentenceEnd.test(previous)) return true;
  if (inBrackets.test(previous) || clocked.test(line)) return true;
  if (inCapitals.test(line) !== inCapitals.test(previous) && !wrapped(previous, line, width))
    return inCapitals.test(previous) || sentenceEnd.test(previous);
  if (!opensBlock.test(line)) return indented.test(line) && !/^\s/.test(previous);
  return !wrapped(previous, line, width) || /(?:[.!?:;]["'”’)]*|[;,]\s+(?:and|or))\s*$/.test(previous);
}

/** A line was wrapped when the next line's first word would not have fitted on it. */
function wrapped(previous: string, line: string, width: number | null): boolean {
  if (width === null) return false;
  const firstWord = /^\s*(\S*)/.exec(line)?.[1] ?? "";
  return previous.trimEnd().length + 1 + firstWord.length > width * 0.9 || /^\s*\p{Ll}(?![.)]\s)/u.test(line);
}
