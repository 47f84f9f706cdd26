/** Where the words of a search stand in a text. */

import { stemOf } from "../../storage/catalogue/stems.js";
import type { Span } from "../../storage/model/fold.js";
import { placesToMark } from "../../storage/model/query/match.js";
import type { Query } from "../../storage/model/query/query.js";
import { textWordsOf } from "../../storage/model/query/quick-words.js";
import type { TextWords } from "../../storage/model/query/words.js";

/** What is to be marked: words to the letter, and words in any form with the index of the word each is a form of. */
export interface Marking {
  strict: Query | null;
  loose: ReadonlyMap<string, number>;
}

/** Spans of the text, in order, that neither overlap nor touch. */
export function marksIn(text: string, marking: Marking): Span[] {
  const words = textWordsOf(text);
  return merged([
    ...looseMarks(words, marking.loose),
    ...(marking.strict ? placesToMark(marking.strict, words) : []),
  ]);
}

/** The words of a text that are a form of one asked for. */
export function looseMarks(text: TextWords, loose: Marking["loose"]): Span[] {
  return text.words.flatMap((word, at) => (wordIn(word, loose) === undefined ? [] : [text.span(at, at)]));
}

/** The index of the word asked for that `word` is a form of. */
export function wordIn(word: string, loose: Marking["loose"]): number | undefined {
  return loose.get(word) ?? loose.get(stemOf(word));
}

/** Spans in order, without overlap. */
export function merged(spans: readonly Span[]): Span[] {
  const marks: Span[] = [];
  for (const { start, end } of spans.toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  )) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
