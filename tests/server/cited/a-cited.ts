import type { Cited, CitedPlace, CitedWords } from "../../../server/cited/cited.js";

const place: CitedPlace = {
  pages: null,
  question: null,
  column: null,
  clause: null,
  item: null,
  time: null,
};

const cited: Cited = {
  document: "4k7m2q9xwd",
  version: 1,
  kind: "other",
  title: "A title",
  date: null,
  source: null,
  series: null,
  language: "en-GB",
  authors: [],
  sort: null,
  official: { papers: [], session: null, debates: null, volume: null },
  isEvidence: false,
  words: null,
  address: "https://a.example/citations/7h2k9m4qpx0v",
  card: "https://a.example/citations/7h2k9m4qpx0v/card",
  publishedAt: null,
  accessed: "2026-12-01",
};

/** Something to cite, of which nothing is known but what is given. */
export function aCited(
  given: Partial<Cited> = {},
  at: Partial<CitedPlace> | null = null,
  speaker: string | null = null,
  exact = "the words",
): Cited {
  const words: CitedWords | null = at && {
    citation: "7h2k9m4qpx0v",
    exact,
    speaker,
    role: null,
    place: { ...place, ...at },
  };
  return { ...cited, words, ...given };
}

export const read = <T>(value: T) => ({ value, start: 0, end: 1 });
