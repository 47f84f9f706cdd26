/** Rules held against passages: each is folded once for all of them, and looked at closely only where it may matter. */
import type { Span } from "../../storage/model/fold.js";
import { matchQuery } from "../../storage/model/query/match.js";
import { mayAnswer, necessaryWords } from "../../storage/model/query/necessary.js";
import { parseQuery } from "../../storage/model/query/parse.js";
import { type Query, QueryFault } from "../../storage/model/query/query.js";
import { foldForWords, type TextWords, wordsOf } from "../../storage/model/query/words.js";

/** A rule made ready. */
export interface ReadyRule<R> {
  rule: R;
  query: Query;
  necessary: readonly string[] | null;
}

/** Makes rules ready; what cannot be understood, as a rule of a newer Ibid, is left out. */
export function readyRules<R extends { query: string }>(rules: readonly R[]): ReadyRule<R>[] {
  return rules.flatMap((rule) => {
    try {
      const query = parseQuery(rule.query);
      return [{ rule, query, necessary: necessaryWords(query) }];
    } catch (error) {
      if (error instanceof QueryFault) return [];
      throw error;
    }
  });
}

/** A passage to be held against rules. */
export interface RuledPassage {
  start: number;
  text: string;
}

/** The first passage of a text that answers a rule, and its words that do. */
export interface FirstMatch<R, P> {
  rule: R;
  passage: P;
  /** Of the text, in UTF-16 code units, half-open: the first of the words. */
  words: Span;
}

/** For each rule that some passage answers, the first that does. A rule looks at one passage at a time. */
export function firstMatches<R, P extends RuledPassage>(
  rules: readonly ReadyRule<R>[],
  passages: Iterable<P>,
): FirstMatch<R, P>[] {
  const found: FirstMatch<R, P>[] = [];
  let open = [...rules];
  for (const passage of passages) {
    if (open.length === 0) break;
    const matched = answered(open, passage);
    for (const one of matched) found.push(one);
    if (matched.length > 0) open = open.filter(({ rule }) => !matched.some((one) => one.rule === rule));
  }
  return found;
}

function answered<R, P extends RuledPassage>(rules: readonly ReadyRule<R>[], passage: P): FirstMatch<R, P>[] {
  const folded = foldForWords(passage.text);
  let words: TextWords | undefined;
  return rules.flatMap(({ rule, query, necessary }) => {
    if (!mayAnswer(necessary, folded.folded)) return [];
    words ??= wordsOf(folded);
    const spans = matchQuery(query, words);
    return spans ? [{ rule, passage, words: place(passage, spans) }] : [];
  });
}

/** The first words that answer it, in code units of the whole text; the passage, where it answers by what it lacks. */
function place({ start, text }: RuledPassage, spans: readonly Span[]): Span {
  const { start: from, end } = spans[0] ?? { start: 0, end: text.length };
  return { start: start + from, end: start + end };
}
