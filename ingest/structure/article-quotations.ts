/** What an article says that others said: word for word between quotation marks, and in its own words. */
import type { Quotation } from "../../storage/model/facts/article-facts.js";
import { type Attribution, speechOf } from "./article-attribution.js";
import { type Person, personsOf } from "./article-people.js";
import { isQuotation } from "./article-quoting.js";
import type { Paragraph } from "./article-sentences.js";

/**
 * The quotations of an article in text order. Direct: what stands between quotation marks, or in a block set apart
 * for it, when it is somebody’s words and no title or nickname; a quotation that goes on over paragraphs is a span a
 * paragraph. Indirect: a sentence that tells what somebody said and quotes nothing. Linear in the text.
 */
export function readQuotations(
  text: string,
  paragraphs: readonly Paragraph[],
  headline: { start: number } | null,
): Quotation[] {
  const speech = speechOf(text, paragraphs);
  const quoted = speech.quoted.filter((one) => isQuotation(text, one, speech.quoted, headline));
  const named = [...speech.named].sort((one, other) => one.speaker.start - other.speaker.start);
  const persons = personsOf(text, paragraphs, named);
  const direct = quoted.map(({ words, attribution }) => quotation("direct", words, attribution, persons));
  const indirect = speech.told.map(({ sentence, cue }) =>
    quotation("indirect", sentence, { named: cue.named, cue }, persons),
  );
  return [...direct, ...indirect].sort((one, other) => one.start - other.start);
}

function quotation(
  kind: Quotation["kind"],
  { start, end }: { start: number; end: number },
  attribution: Attribution | null,
  persons: ReadonlyMap<number, Person>,
): Quotation {
  const speaker = attribution?.named?.speaker ?? null;
  const person = speaker && persons.get(speaker.start);
  return {
    start,
    end,
    kind,
    speaker,
    cue: attribution?.cue?.words ?? null,
    person: person?.name ?? null,
    post: attribution?.named?.post ?? person?.post ?? null,
  };
}
