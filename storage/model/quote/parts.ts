/** The parts of a quotation that stand in the text, between the marks of whoever quotes. */
import type { QuotedPart, QuotedParts } from "../quoted-parts.js";
import type { Step } from "./align.js";
import { type Gap, isGap, type Sought } from "./sought.js";
import type { Token } from "./tokens.js";

interface Compared {
  sought: Sought;
  quoted: readonly Token[];
  text: string;
  stands: readonly Token[];
  steps: readonly Step[];
}

/**
 * The parts of what stands at `place` and the marks between; null when there are no marks but at open ends, which leave nothing out between the
 * words. Only for quotations that stand in the text: of others, words would be passed over.
 */
export function partsIn(
  { sought: { quote }, quoted, text, stands, steps }: Compared,
  place: { start: number; end: number },
): QuotedParts | null {
  const parts: QuotedPart[] = [];
  let marks = "";
  let open: QuotedPart | null = null;
  const take = (start: number, end: number) => {
    if (open) open.end = end;
    else {
      open = { before: marks, start, end };
      parts.push(open);
      marks = "";
    }
  };
  for (const { q, t } of steps) {
    const [token, other] = [q === null ? undefined : quoted[q], t === null ? undefined : stands[t]];
    if (!token) continue;
    if (!isGap(token)) {
      if (other) take(other.start, other.end);
      continue;
    }
    const { head, tail, mark } = markOf(token, quote, other, text);
    if (other && head > 0) take(other.start, other.start + head);
    open = null;
    marks = (marks + spaced(quote, token, mark, head > 0, tail > 0)).replace(/\s{2,}/gu, " ");
    if (other && tail > 0) take(other.end - tail, other.end);
  }
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || (parts.length === 1 && first.before === "" && marks === "")) return null;
  first.before = first.before.trimStart();
  // The place takes in the marks of the sentence at its ends, unless an editor's mark stands there.
  if (first.before === "") first.start = place.start;
  if (marks === "") last.end = place.end;
  return { parts, after: marks.trimEnd() };
}

/** The mark, and how many letters before and after its bracket are the text's own: `deploy[ed]`, `[t]he`. */
function markOf(gap: Gap, quote: string, other: Token | undefined, text: string) {
  const raw = quote.slice(gap.start, gap.end);
  const [, before = "", inside = "", after = ""] = /^([^[]*)(\[[^\]]*\])([^\]]*)$/u.exec(raw) ?? [];
  if (gap.by === "ellipsis" || (before === "" && after === "")) return { head: 0, tail: 0, mark: raw };
  const word = other ? text.slice(other.start, other.end) : "";
  const isOwn =
    word.startsWith(before) && word.endsWith(after) && before.length + after.length <= word.length;
  if (isOwn) return { head: before.length, tail: after.length, mark: inside };
  // The letters are not written so there: then the whole word is the editor's.
  return { head: 0, tail: 0, mark: `[${raw.replace(/[[\]]/g, "")}]` };
}

/** The mark with one space where the quotation has white space, or where letters of the text do not touch it. */
function spaced(
  quote: string,
  { start, end }: Gap,
  mark: string,
  touchesHead: boolean,
  touchesTail: boolean,
) {
  const isApart = (sign: string) => /^\s$/u.test(sign);
  const before = !touchesHead && isApart(quote.charAt(start - 1)) ? " " : "";
  const after = !touchesTail && isApart(quote.charAt(end)) ? " " : "";
  return before + mark + after;
}
