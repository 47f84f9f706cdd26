/** What is known of the place where words stand: who says them, and whether they are somebody else's there. */
import type { TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import type { Placement } from "../../storage/model/quote/placement.js";
import { quotationSpans } from "../../storage/model/quote/quotation-spans.js";
import type { Standing } from "../../storage/model/quote/verdict.js";
import { isSaidBy } from "./said-by.js";
import type { Stretch } from "./stored-texts.js";

/** Of equals the record goes before those who report of it. */
export const orderOfKind = { transcript: 0, motion: 0, other: 1, article: 2 } as const;
/** Fewer characters of a passage than this are an overlap by its label or its last stop. */
const telling = 8;

type Touched = Stretch["passages"];

/** The passages that a place touches; `placement` counts in the stretch. */
export function touchedBy({ offset, passages }: Stretch, { start, end }: Placement): Touched {
  const [from, to] = [start + offset, end + offset];
  const all = passages.filter((passage) => passage.start < to && passage.end > from);
  const most = all.filter((passage) => Math.min(to, passage.end) - Math.max(from, passage.start) >= telling);
  return most.length > 0 ? most : all;
}

/** What there is to say of one place; `facts`: of the document it stands in, when it is a transcript. */
export function standingOf(
  stretch: Stretch,
  placement: Placement,
  claimed: string | null,
  facts: TranscriptFacts | null,
): Omit<Standing, "isItself"> {
  const touched = touchedBy(stretch, placement);
  const answers = touched.map(({ attribution }) => isSaidBy(claimed, attribution, facts));
  return {
    hasMixedVoices: hasMixedVoices(touched, placement),
    isClaimed: answers.includes(true) ? true : answers.includes(false) ? false : null,
    isSecondary: touched.length > 0 && touched.every((passage) => isQuotedIn(passage, stretch, placement)),
    order: orderOfKind[stretch.kind],
  };
}

/** A label that stands between the voices and is quoted with them shows where one ends. */
function hasMixedVoices(touched: Touched, { grade }: Placement): boolean {
  const voices = new Set(touched.flatMap(({ attribution }) => (attribution === null ? [] : [attribution])));
  if (voices.size < 2) return false;
  const showsLabels = touched
    .slice(1)
    .every(({ attribution, text }) => attribution === null || text.slice(0, 200).includes(attribution));
  return !(showsLabels && (grade === "verbatim" || grade === "typography"));
}

/** True when what the place takes of the passage lies between quotation marks in it. */
function isQuotedIn({ text, start }: Touched[number], stretch: Stretch, placement: Placement): boolean {
  const from = Math.max(0, placement.start + stretch.offset - start);
  const to = Math.min(text.length, placement.end + stretch.offset - start);
  return quotationSpans(text).some((span) => span.start <= from + 1 && span.end >= to - 1);
}
