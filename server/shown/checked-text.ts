/** A checked text as its page shows it: paragraph by paragraph, with a slip for each quotation. */
import type { Answer, Match } from "../../ingest/quotes/answer.js";
import { longestCitation } from "../../storage/model/citation.js";
import type { CheckedParagraph, QuotationSlip, QuotedPlace } from "../../views/contexts.js";
import type { Checked } from "../quotes/check-text.js";
import { urls } from "../urls.js";
import { changeSentence, quotedSegments, standingSegments } from "./compared.js";
import type { PlaceFacts } from "./quoted-places.js";
import { verdictMeaning, verdictShown } from "./verdicts.js";

/** Texts longer than this are shown without the paragraphs that hold no quotation, in UTF-16 code units. */
const longestWhole = 60_000;

/** The paragraphs of the text in order. `facts`: what is known of the documents that the answers name. */
export function checkedParagraphs(checked: Checked, facts: PlaceFacts): CheckedParagraph[] {
  const { text, quotations, answers } = checked;
  const isLong = text.length > longestWhole;
  const paragraphs: CheckedParagraph[] = [];
  let [start, next] = [0, 0];
  for (const end of paragraphEnds(text, quotations)) {
    const paragraph: CheckedParagraph = { pieces: [], slips: [] };
    start += /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    let at = start;
    for (; (quotations[next]?.start ?? Number.POSITIVE_INFINITY) < end; next++) {
      const [quotation, answer] = [quotations[next], answers[next]];
      if (!quotation || !answer) continue;
      const number = next + 1;
      if (quotation.start > at)
        paragraph.pieces.push({ text: text.slice(at, quotation.start), quotation: null });
      const verdict = verdictShown(answer.verdict);
      at = Math.max(at, quotation.end);
      paragraph.pieces.push({ text: text.slice(quotation.start, at), quotation: { number, verdict } });
      paragraph.slips.push(slipOf(number, answer, facts));
    }
    if (end > at) paragraph.pieces.push({ text: text.slice(at, end), quotation: null });
    const isShown = paragraph.slips.length > 0 || !isLong;
    if (isShown && text.slice(start, end).trim() !== "") paragraphs.push(paragraph);
    start = end;
  }
  return paragraphs;
}

/** Paragraphs end at empty lines, but never inside a quotation. */
function paragraphEnds(text: string, quotations: Checked["quotations"]): number[] {
  const ends: number[] = [];
  let next = 0;
  for (const match of text.matchAll(/\n\s*\n/g)) {
    const at = match.index;
    while ((quotations[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if ((quotations[next]?.start ?? Number.POSITIVE_INFINITY) < at) continue;
    ends.push(at);
  }
  return [...ends, text.length];
}

function slipOf(number: number, answer: Answer, facts: PlaceFacts): QuotationSlip {
  const isSpliced = answer.verdict === "spliced";
  const shown = isSpliced ? answer.matches : answer.matches.slice(0, 1);
  return {
    number,
    verdict: verdictShown(answer.verdict),
    meaning: verdictMeaning(answer.verdict),
    claimed: answer.speaker,
    quoted: quotedSegments(answer),
    changes: answer.differences.map(changeSentence),
    places: shown.map((match) => placeShown(match, facts, answer.quote)),
    more: isSpliced
      ? []
      : answer.matches.slice(1).map((match) => ({ label: match.title, href: hrefOf(match) })),
    notes: answer.notes,
  };
}

/** `quote`: with its marks it is cited as it is quoted, where its parts stand there. */
function placeShown(match: Match, facts: PlaceFacts, quote: string): QuotedPlace {
  const { document, version, start, end } = match;
  const isCitable = end - start <= longestCitation;
  const span = { document, version, start };
  const words = match.grade === "elided" ? { ...span, exact: quote } : { ...span, end };
  return {
    words: standingSegments(match),
    language: facts.language(match),
    speaker: match.attribution,
    title: match.title,
    facts: facts.words(match),
    href: hrefOf(match),
    isSecondary: match.secondary,
    cite: isCitable
      ? {
          action: urls.citations(),
          fields: Object.entries(words).map(([name, value]) => ({
            name,
            value: String(value),
          })),
        }
      : null,
  };
}

function hrefOf({ document, version, passage, start, end, parts }: Match): string {
  return urls.cited(document, version, passage, { start, end, parts });
}
