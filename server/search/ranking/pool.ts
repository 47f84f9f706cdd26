/** The best passages of a search, in order: candidates of the engine and of the stored words, weighed on their text. */
import { postingsOf } from "../../../storage/catalogue/postings.js";
import { type FoundPassage, type Ids, idAt, passageOf } from "../../../storage/catalogue/searched-cells.js";
import { type ScoredPassage, scoredPassages } from "../../../storage/catalogue/searched-texts.js";
import type { Corpus } from "../../../storage/catalogue/vocabulary.js";
import { type EngineMissing, heardInTime } from "../../../storage/index/patience.js";
import type { CandidateSearch, SearchIndex } from "../../../storage/index/search-index.js";
import type { Stored } from "../match-set.js";
import { documentScores } from "./document-scores.js";
import { bm25, countsOf, named, nearness } from "./score.js";
import { finderOf } from "./scored-text.js";
import { bestOfDocuments, passageScores, topPassages, type Weighted } from "./top-passages.js";
import { rarest, type WordAsked, weightOf } from "./words-asked.js";

export interface Ranked extends FoundPassage {
  score: number;
}

/** Candidates asked of the engine, and of the stored words. */
const forQuery = 80;
const forStored = 100;
/** Of so many documents that answer well as a whole, the best passage is weighed too. */
const forDocuments = 40;
/** Words of which the stored words are asked together: so many, of so many passages, all counted. */
const wordsTogether = 64;
const mostPostings = 600_000;
/** Candidates whose text is weighed. */
const mostWeighed = 180;

/** What the engine thinks best; null when it is missing, with the reason. */
export type EngineAnswer = ReturnType<typeof askEngine>;

/** Asks the engine for the best passages with the words. */
export function askEngine(
  index: SearchIndex,
  words: readonly WordAsked[],
  within: Omit<CandidateSearch, "words" | "limit">,
) {
  const answer = heardInTime(
    index.candidates([{ ...within, words: words.map(({ word }) => word).join(" "), limit: forQuery }]),
  );
  // It is looked at later, or never: until then a failure is not an unhandled one.
  answer.catch(() => {});
  return answer;
}

export interface RankedSearch {
  words: readonly WordAsked[];
  corpus: Corpus;
  /** What answers and is seen. */
  passages: Ids;
  /** Null when it was not asked. */
  engine: EngineAnswer | null;
}

/** The best passages that answer, best first: by the stored words alone when the engine is missing or was not asked. */
export async function bestPassages(
  stored: Stored,
  { words, corpus, passages, engine }: RankedSearch,
): Promise<{ ranked: Ranked[]; engineMissing: EngineMissing | null }> {
  const { map, catalogue } = stored;
  const known = words.filter((word) => word.passages > 0);
  const weighted: Weighted[] = [];
  const weights = new Map<WordAsked, number>();
  for (const word of rarest(known, mostPostings).slice(0, wordsTogether)) {
    const postings = await postingsOf(catalogue, map, word.forms);
    // Counted anew: what was known before may be of not long ago, or still count words of what is gone.
    const weight = weightOf(postings.ids.length, map.places.count);
    weighted.push({ postings, weight });
    weights.set(word, weight);
  }
  const documents = documentScores(map, weighted);
  const scores = passageScores(map, passages, weighted);
  const best = [
    ...topPassages(map, passages, scores, forStored),
    ...bestOfDocuments(passages, scores, documents, forDocuments),
  ];
  const { answer, missing } = (await engine) ?? { answer: null, missing: null };
  const near = (answer?.[0] ?? []).flatMap((place) => idAt(map, passages, place) ?? []);
  const candidates = [...new Set([...best, ...near])].slice(0, mostWeighed);
  const found = candidates.flatMap((id) => {
    const passage = passageOf(map, id);
    return passage ? [{ passage, ofDocument: documents.scores[documents.numberOf(id)] ?? 0 }] : [];
  });
  const asked = words.map((word) => ({ ...word, weight: weights.get(word) ?? word.weight }));
  return { ranked: await weighed(stored, asked, corpus, found), engineMissing: missing };
}

const titleShare = 0.35;
const headingShare = 0.15;
const speakerShare = 0.5;
const documentShare = 2;

interface Candidate {
  passage: FoundPassage;
  /** How well its document answers as a whole. */
  ofDocument: number;
}

async function weighed(
  { catalogue, map }: Stored,
  words: readonly WordAsked[],
  corpus: Corpus,
  candidates: readonly Candidate[],
): Promise<Ranked[]> {
  const heldIn = finderOf(wordIndex(words));
  const rows = await scoredPassages(
    catalogue,
    candidates.map(({ passage }) => passage),
  );
  const texts = new Map(rows.map((row) => [keyOf(row), row]));
  const names = new Map<string, number>();
  const worth = (text: string | null, share: number) => {
    if (text === null) return 0;
    const known = names.get(text) ?? named(words, heldIn(text));
    names.set(text, known);
    return share * known;
  };
  const scored = candidates.flatMap(({ passage, ofDocument }) => {
    const row = texts.get(keyOf(passage));
    if (!row) return [];
    const held = heldIn(row.text);
    const score =
      bm25(words, countsOf(held, words.length), held.length, corpus.averageWords) +
      documentShare * ofDocument +
      nearness(words, held) +
      worth(map.sides.get(passage.side)?.document.facts.title ?? null, titleShare) +
      worth(row.heading, headingShare) +
      worth(row.attribution, speakerShare);
    return [{ passage, row, score }];
  });
  return damped(scored.sort(byScore).map(({ passage, score }) => ({ ...passage, score })));
}

function byScore(
  one: { score: number; row: ScoredPassage },
  other: { score: number; row: ScoredPassage },
): number {
  // Equals in a settled order, so that the same question has the same answer on every day and every rebuild.
  return other.score - one.score || (keyOf(one.row) < keyOf(other.row) ? -1 : 1);
}

function keyOf({ document, start }: Pick<ScoredPassage, "document" | "start">): string {
  return `${document} ${start}`;
}

/** How much less each further passage of a document counts in a list of passages. */
const furtherShare = 0.75;

function damped(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Map<string, number>();
  return ranked
    .map((passage) => {
      const before = seen.get(passage.document) ?? 0;
      seen.set(passage.document, before + 1);
      return { ...passage, score: passage.score * furtherShare ** Math.min(before, 3) };
    })
    .sort((one, other) => other.score - one.score);
}

/** Words asked for by each of their forms and by their stem. */
export function wordIndex(words: readonly WordAsked[]): Map<string, number> {
  const index = new Map<string, number>();
  words.forEach(({ forms, stem, word }, at) => {
    for (const form of [word, stem, ...forms]) if (!index.has(form)) index.set(form, at);
  });
  return index;
}
