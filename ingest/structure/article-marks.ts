/** Words between quotation marks: which mark opens, which closes, and which is an apostrophe. */
import type { Span } from "../../storage/model/facts/read.js";

/** Words between a pair of marks. The span is without them; `whole` is with them. */
export interface MarkedWords extends Span {
  whole: Span;
  /** False when the paragraph ends first, or another mark opens first. */
  closed: boolean;
}

/** What is known of the paragraphs around. */
export interface Around {
  /** The paragraph before ended inside quotation marks. */
  carried: boolean;
  /** The next paragraph begins with a mark that opens. */
  goesOn: boolean;
}

type Family = "curly" | "straight" | "single" | "guillemets" | "angles" | "corners" | "white corners";

const families: ReadonlyMap<string, Family> = new Map([
  ...[..."“”„‟"].map((mark) => [mark, "curly"] as const),
  ...[...'"＂'].map((mark) => [mark, "straight"] as const),
  ...[..."‘’‚‛'"].map((mark) => [mark, "single"] as const),
  ...[..."«»"].map((mark) => [mark, "guillemets"] as const),
  ...[..."‹›"].map((mark) => [mark, "angles"] as const),
  ...[..."「」"].map((mark) => [mark, "corners"] as const),
  ...[..."『』"].map((mark) => [mark, "white corners"] as const),
]);

interface Opened {
  family: Family;
  mark: string;
  at: number;
  /** Pairs of the same marks inside. */
  depth: number;
  /** A mark that closes, or else is the apostrophe of a plural: `the residents’ view`. */
  maybe: number | null;
}

const beforeOpening = /^[\s([{—–\-/…:“”"‘«„*_|：，。、；（]?$/u;
/** In scripts without spaces a word stands right before the mark. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;
const strictlyBefore = /^[\s([{]?$/u;
const elision = /(?:tis|twas|em|til|cause|cos|n|ere|\d{2}s?)(?![\p{L}\p{N}])/iuy;
/** Where an opening mark was never closed: the words of an attribution tell that the speech is over. */
const attribution =
  /[,?!.…](?=\s+(?:(?:said|says|added|adds|told|asked|wrote)\s+\p{L}|(?:he|she|they|\p{Lu}[\p{L}’-]{1,30})\s+(?:said|says|added|adds|told|asked|wrote)\b))/u;

/** The same where the next paragraph may go on with the speech. */
const namedAttribution = /[,?!.…](?=\s+(?:said|says)\s+\p{Lu})/u;

/**
 * The words between marks in `text[start, end)`, one paragraph, in order and without overlap: outermost marks only.
 * Linear, whatever the marks.
 */
export function markedWords(text: string, { start, end }: Span, around: Around): MarkedWords[] {
  const found: MarkedWords[] = [];
  const balanced = isBalanced(text, start, end);
  const lastMarks = lastMarksIn(text, start, end);
  let carried = around.carried;
  let open: Opened | null = null;
  const close = (opened: Opened, at: number): void => {
    add(found, text, opened.at, at + 1, { start: opened.at + 1, end: at }, true);
  };
  for (let at = start; ; at += 1) {
    if (at >= end) {
      if (open?.family !== "single") break;
      // Nothing of its kind opens behind it, so that no character is looked at a third time.
      at = open.maybe ?? open.at;
      if (open.maybe !== null) close(open, open.maybe);
      open = null;
      continue;
    }
    const mark = text.charAt(at);
    const family = families.get(mark);
    if (family === undefined) continue;
    const [before, after] = [
      at === start ? "" : text.charAt(at - 1),
      at + 1 === end ? "" : text.charAt(at + 1),
    ];
    if (open === null) {
      if (opens(text, at, mark, before, after)) open = { family, mark, at, depth: 0, maybe: null };
      else if (carried && found.length === 0 && family !== "single" && before.trim() !== "")
        add(found, text, start, at + 1, { start, end: at }, true);
      carried = false;
      continue;
    }
    if (family !== open.family) {
      if (closesInstead(open, mark, before, lastMarks)) {
        close(open, at);
        open = null;
      }
      continue;
    }
    if (family === "single") {
      if (opens(text, at, mark, before, after)) {
        if (open.maybe !== null) close(open, open.maybe);
        at = open.maybe ?? open.at;
        open = null;
      } else if (isEnd(before, after)) {
        if (isPlural(text, at, after)) open.maybe = at;
        else {
          close(open, at);
          open = null;
        }
      }
      continue;
    }
    if (reopens(open, mark, before, after)) {
      if (balanced) open.depth += 1;
      else {
        unclosed(found, text, open.at, at, false);
        open = { family, mark, at, depth: 0, maybe: null };
      }
    } else if (open.depth > 0) open.depth -= 1;
    else {
      close(open, at);
      open = null;
    }
  }
  if (open !== null) unclosed(found, text, open.at, end, around.goesOn);
  return found;
}

/** True when a paragraph's first character opens a quotation. */
export function beginsWithMark(text: string, { start, end }: Span): boolean {
  return opens(text, start, text.charAt(start), "", start + 1 < end ? text.charAt(start + 1) : "");
}

function opens(text: string, at: number, mark: string, before: string, after: string): boolean {
  if (mark === "「" || mark === "『" || (mark === "“" && unspaced.test(before))) return true;
  if (!families.has(mark) || !beforeOpening.test(before)) return false;
  if (mark === "«" || mark === "‹") return true;
  if (after.trim() === "" || /^[,.;:!?)]$/.test(after)) return false;
  if (mark === "’") return false;
  if (families.get(mark) !== "single") return after !== mark;
  elision.lastIndex = at + 1;
  return /[\p{L}\p{N}“"«[(…£$€]/u.test(after) && !elision.test(text);
}

/** A second mark opens while the first is still open. */
function reopens(open: Opened, mark: string, before: string, after: string): boolean {
  if (open.family === "guillemets" || open.family === "angles") return mark === open.mark;
  if (open.family === "corners" || open.family === "white corners") return mark === open.mark;
  if (mark === "„") return true;
  if (mark === "”" || open.mark === "„") return false;
  return strictlyBefore.test(before) && after.trim() !== "" && !/^[,.;:!?)]$/.test(after);
}

/** Where the last mark of each form stands in the paragraph; -1 where none does. */
type LastMarks = Record<"curly" | "low" | "straight", number>;

function lastMarksIn(text: string, start: number, end: number): LastMarks {
  const paragraph = text.slice(start, end);
  const last = (marks: string) => {
    const at = [...marks].reduce((most, mark) => Math.max(most, paragraph.lastIndexOf(mark)), -1);
    return at < 0 ? -1 : start + at;
  };
  return { curly: last("”"), low: last("“”‟"), straight: last('"＂') };
}

/** A straight mark ends what a curly one began, and the other way round, where no mark of the right form comes behind. */
function closesInstead(open: Opened, mark: string, before: string, last: LastMarks): boolean {
  if (before.trim() === "" || open.depth > 0) return false;
  if (open.mark === "„") return mark === '"' && last.low < open.at;
  if (open.mark === "“") return mark === '"' && last.curly < open.at;
  return open.family === "straight" && mark === "”" && last.straight <= open.at;
}

function isEnd(before: string, after: string): boolean {
  return before.trim() !== "" && !/[\p{L}\p{N}]/u.test(after);
}

/** `the residents’ view`, `goin’ home`: a mark that may only be an apostrophe. */
function isPlural(text: string, at: number, after: string): boolean {
  return (
    /^(?:.[sS]|[iI][nN])$/u.test(text.slice(at - 2, at)) &&
    /^[^\S\n]$/u.test(after) &&
    /\p{L}/u.test(text.charAt(at + 2))
  );
}

function isBalanced(text: string, start: number, end: number): boolean {
  let more = 0;
  for (let at = start; at < end; at += 1) {
    const mark = text.charAt(at);
    if (mark === "“") more += 1;
    else if (mark === "”") more -= 1;
    else if (mark === '"') return false;
  }
  return more === 0;
}

function unclosed(found: MarkedWords[], text: string, at: number, end: number, goesOn: boolean): void {
  const cut = (goesOn ? namedAttribution : attribution).exec(text.slice(at + 1, end));
  const to = cut ? at + 2 + cut.index : end;
  add(found, text, at, to, { start: at + 1, end: to }, false);
}

function add(
  found: MarkedWords[],
  text: string,
  from: number,
  to: number,
  inner: Span,
  closed: boolean,
): void {
  let { start, end } = inner;
  while (start < end && text.charAt(start).trim() === "") start += 1;
  while (end > start && text.charAt(end - 1).trim() === "") end -= 1;
  if (start < end) found.push({ start, end, whole: { start: from, end: to }, closed });
}
