/**
 * A quotation with words left out or put in by whoever quotes: which parts of it stand in the text, and the editor's
 * marks between them. It imports nothing: a proof checks itself by these lines in the browser.
 */

/** Words of the text, with the editor's marks before them. */
export interface QuotedPart {
  /** `" … "`, `" [the force] "`; empty before the first of most quotations. */
  before: string;
  /** Half-open, in UTF-16 code units of the version's text. */
  start: number;
  end: number;
}

export interface QuotedParts {
  /** In the order of the text. */
  parts: QuotedPart[];
  /** Marks after the last; empty for most quotations. */
  after: string;
}

interface Span {
  exact: string;
  start: number;
  end: number;
}

/** Ellipses, bare or in brackets, and words in square brackets. */
const editorsMarks =
  /^\s*(?:(?:…|\.(?:\s?\.){2,3}|[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|\[[^[\]]{1,300}\])\s*)+$/u;

/** What is wrong with the parts of words that stand at `span`; null when nothing is. */
export function partsFault(span: Span, { parts, after }: QuotedParts): string | null {
  const last = parts.at(-1);
  if (parts[0]?.start !== span.start || last?.end !== span.end)
    return "The parts do not begin and end where the words do.";
  let at = span.start;
  for (const [index, { before, start, end }] of parts.entries()) {
    if (start < at || end <= start) return "The parts are not in the order of the text.";
    if ((index > 0 || before !== "") && !editorsMarks.test(before))
      return `Between the parts stands “${before}”, which is neither an ellipsis nor in brackets.`;
    at = end;
  }
  if (after !== "" && !editorsMarks.test(after))
    return `After the parts stands “${after}”, which is neither an ellipsis nor in brackets.`;
  return parts.length === 1 && parts[0].before === "" && after === "" ? "One part needs no marks." : null;
}

/** The words as they are quoted: each part letter for letter as it stands in the text, with the marks. */
export function quotedWords({ exact, start }: Omit<Span, "end">, quoted: QuotedParts | null): string {
  if (quoted === null) return exact;
  const words = quoted.parts.map((part) => part.before + exact.slice(part.start - start, part.end - start));
  return words.join("") + quoted.after;
}
