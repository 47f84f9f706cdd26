/** The two ends of a quotation: marks that may be the quoting sentence's own, and words left off on purpose. */
import type { Difference, DifferenceKind } from "./difference.js";
import type { Sought } from "./sought.js";
import type { Token } from "./tokens.js";

export interface Ends {
  /** The place, with what of both ends stands there as quoted. */
  start: number;
  end: number;
  before: Difference[];
  after: Difference[];
}

/** Compares what lies outside the first and last compared token. `next`: the token of the text after the place. */
export function differencesAtEnds(
  sought: Sought,
  text: string,
  place: { start: number; end: number },
  next: Token | undefined,
): Ends {
  const { quote, tokens } = sought;
  const [first, last] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? quote.length];
  const [lead, tail] = [quote.slice(0, first), quote.slice(last)];
  const ends: Ends = { ...place, before: [], after: [] };
  const note = (kind: DifferenceKind, atStart: boolean): Difference => ({
    kind,
    quoteStart: atStart ? 0 : last,
    quoteEnd: atStart ? first : quote.length,
    quoted: atStart ? lead : tail,
    start: atStart ? ends.start : ends.end,
    end: atStart ? ends.start : ends.end,
    stands: "",
  });
  if (sought.openStart) ends.before.push(note("ellipsis", true));
  else if (lead !== "" && text.endsWith(lead, place.start)) ends.start -= lead.length;
  else if (lead !== "") ends.before.push(note("quotation marks", true));
  if (sought.openEnd) ends.after.push(note("ellipsis", false));
  else if (tail !== "" && text.startsWith(tail, place.end)) ends.end += tail.length;
  else if (tail !== "") ends.after.push(note(closingKind(sought.closing, next), false));
  if (sought.openEnd || tail === "" || ends.after.length === 0) return ends;
  // The sentence's own mark stands there, and only the marks around it are others.
  if (sought.closing !== "" && next?.raw === sought.closing && next.start === place.end) ends.end = next.end;
  return ends;
}

/** A comma or full stop may be moved by the style of quoting; a full stop for a question mark is another sentence. */
function closingKind(closing: string, next: Token | undefined): DifferenceKind {
  if (closing === "") return "quotation marks";
  if (next?.raw === closing) return "quotation marks";
  return closing.startsWith(".") && next?.raw === "?" ? "punctuation" : "closing punctuation";
}
