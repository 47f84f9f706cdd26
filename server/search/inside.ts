/** Where words stand inside one version: the engine's answer when it knows the version, else the stored text's. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { IndexUnavailable, type Mark, type SearchIndex } from "../../storage/index/search-index.js";
import { documentStates } from "../../storage/model/kind.js";
import { exactMarks, phrasesOf } from "./exact.js";

/** Matching passages marked in one document; a longer list is no help to a reader. */
const mostMarked = 1_000;

/** Marks by where their passage begins; only passages with all or, failing that, the best of the words. */
export async function marksInside(
  index: SearchIndex,
  words: string,
  version: { document: string; number: number; indexed: boolean },
  passages: readonly PassageRow[],
): Promise<Map<number, Mark[]>> {
  if (words === "") return new Map();
  const exact = exactlyMarked(words, passages);
  if (exact.size > 0 || !version.indexed) return exact;
  try {
    const { hits } = await index.search({
      words,
      filters: {},
      states: documentStates,
      document: version.document,
      limit: mostMarked,
      offset: 0,
      withFacets: false,
    });
    return new Map(hits.filter((hit) => hit.marks.length > 0).map((hit) => [hit.record.start, hit.marks]));
  } catch (error) {
    if (error instanceof IndexUnavailable) return exact;
    throw error;
  }
}

function exactlyMarked(words: string, passages: readonly PassageRow[]): Map<number, Mark[]> {
  const phrases = phrasesOf(words);
  const marked = new Map<number, Mark[]>();
  if (phrases.length === 0) return marked;
  for (const passage of passages) {
    const marks = exactMarks(passage.text, phrases);
    if (marks) marked.set(passage.start, marks);
  }
  return marked;
}
