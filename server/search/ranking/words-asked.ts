/** The words of a search that need not all be there, with their other forms and what each is worth. */
import { stemOf } from "../../../storage/catalogue/stems.js";
import {
  type Corpus,
  corpusOf,
  formsOf,
  passagesWith,
  wordsBeginning,
} from "../../../storage/catalogue/vocabulary.js";
import type { Query } from "../../../storage/model/query/query.js";
import type { Stored } from "../match-set.js";

/** One word asked for. */
export interface WordAsked {
  /** As asked, folded. */
  word: string;
  stem: string;
  /** The word and its other forms, as some passage holds them. */
  forms: readonly string[];
  /** Passages that hold any of them; at most as many as there are. */
  passages: number;
  /** What one of them tells: the rarer, the more (the idf of BM25). */
  weight: number;
}

/** A query as best match takes it. */
export interface Parted {
  /** Words without quotation marks at the top of the query. */
  loose: string[];
  /** Everything else, which is kept to the letter; null when there is nothing. */
  strict: Query | null;
}

/** Parts what ranks from what must hold. */
export function parted(query: Query): Parted {
  const parts = opened(query);
  const loose: string[] = [];
  const strict: Query[] = [];
  for (const part of parts) {
    if (part.is === "term" && !part.quoted && !part.prefix) loose.push(...part.words);
    else strict.push(part);
  }
  const [only] = strict;
  return {
    loose,
    strict: strict.length === 0 ? null : strict.length === 1 && only ? only : { is: "all", of: strict },
  };
}

/** What all has to hold, brackets that only hold together what holds together anyway taken off. */
function opened(query: Query): readonly Query[] {
  return query.is === "all" ? query.of.flatMap(opened) : [query];
}

/** Words of one search that count; those beyond are passed over. */
const mostWords = 300;
/** Letters of a beginning that stands for its words. */
const shortestBeginning = 3;

/** The words with their forms and worth, in the order asked, each once. */
export async function wordsAsked(
  { catalogue, map }: Stored,
  words: readonly string[],
): Promise<{ words: WordAsked[]; corpus: Corpus }> {
  const corpus = corpusOf(map);
  const byStem = new Map<string, string>();
  for (const word of words)
    if (!byStem.has(stemOf(word)) && byStem.size < mostWords) byStem.set(stemOf(word), word);
  const compounds = compoundsOf(words);
  const forms = await formsOf(catalogue, [...byStem.keys(), ...compounds.map(({ stem }) => stem)]);
  // The last word may still be being typed.
  const last = words.at(-1) ?? "";
  if (last.length >= shortestBeginning && forms.get(stemOf(last))?.length === 0)
    forms.set(stemOf(last), await wordsBeginning(catalogue, last));
  const counts = await passagesWith(catalogue, map, [...forms.values()].flat());
  return {
    corpus,
    words: [...byStem].map(([stem, word]) => {
      const joint = compounds
        .filter(({ of }) => of.includes(word))
        .flatMap((each) => forms.get(each.stem) ?? []);
      const known = [...(forms.get(stem) ?? []), ...joint].filter((form) => (counts.get(form) ?? 0) > 0);
      const sum = known.reduce((all, form) => all + (counts.get(form) ?? 0), 0);
      const passages = Math.min(sum, corpus.passages);
      return { word, stem, forms: known, passages, weight: weightOf(passages, corpus.passages) };
    }),
  };
}

/** `watch list` is also looked for as `watchlist`. */
function compoundsOf(words: readonly string[]): { stem: string; of: string[] }[] {
  return words.slice(1, mostWords).map((word, index) => {
    const of = [words[index] ?? "", word];
    return { stem: stemOf(of.join("")), of };
  });
}

/** What a word tells that stands in `passages` of `all`: the idf of BM25. */
export function weightOf(passages: number, all: number): number {
  return Math.log(1 + (all - passages + 0.5) / (passages + 0.5));
}

/** The rarest words first: at least one, and as many as stand together in at most `room` passages. */
export function rarest(words: readonly WordAsked[], room: number): WordAsked[] {
  const chosen: WordAsked[] = [];
  let held = 0;
  for (const word of words.toSorted((one, other) => one.passages - other.passages)) {
    held += word.passages;
    if (chosen.length > 0 && held > room) break;
    chosen.push(word);
  }
  return chosen;
}
