/** A search answered from the archive: for the page, for programs, and for the command line alike. */
import type { Archive } from "../../ingest/archive.js";
import { type Cell, type FoundPassage, type Ids, onSidesOf } from "../../storage/catalogue/searched-cells.js";
import { mapOf } from "../../storage/catalogue/searched-map.js";
import type { EngineMissing } from "../../storage/index/patience.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { type Fault, readSearch } from "../../storage/model/query/forgive.js";
import type { Query } from "../../storage/model/query/query.js";
import { asPhrase } from "./as-phrase.js";
import { type Coverage, coverageOf } from "./coverage.js";
import { countFacets, type FacetCounts, inMonth, narrowed } from "./facets.js";
import { type FoundHit, hitsOf } from "./hits.js";
import { type Counted, documentsOf, groupedPage, inOrder, passagePage, type Seen } from "./listing.js";
import type { Marking } from "./marked.js";
import { exactSet, looseSet, type MatchSet, type Stored } from "./match-set.js";
import { type OtherQuery, otherQueries } from "./other-queries.js";
import { askEngine, bestPassages, wordIndex } from "./ranking/pool.js";
import { positiveWords } from "./ranking/positive-words.js";
import { spellings } from "./ranking/spelling.js";
import { parted, wordsAsked } from "./ranking/words-asked.js";
import type { SearchRequest } from "./request.js";

export interface Found {
  request: SearchRequest;
  /** What was understood; null when no word and no field was asked for. */
  query: Query | null;
  /** What could not be understood, and where. */
  fault: Fault | null;
  /** How the passages of the list answer. */
  way: MatchSet["way"] | "everything";
  /** Passages, and the documents they are in. */
  total: number;
  documents: number;
  /** True only when the list is every passage that answers and each was checked on the stored text. */
  exhaustive: boolean;
  /** Words that no passage holds in any form, and the word shown in place of each. */
  unmatched: { word: string; shown: string | null }[];
  coverage: Coverage;
  hits: FoundHit[];
  facets: FacetCounts;
  /** Why the engine took no part: the list is ranked by the stored words alone, and near spellings are missing. */
  engineMissing: EngineMissing | null;
  /** What answers before it is narrowed by facets. */
  cells: readonly Cell[];
  /** When nothing answers: other queries that some passages do answer. */
  meant: OtherQuery[];
}

type Desk = Pick<Archive, "catalogue" | "index">;

/** Searches what `states` let the asker see. */
export async function find(
  desk: Desk,
  request: SearchRequest,
  states: readonly DocumentState[],
): Promise<Found> {
  const found = await foundSet(desk, request, states);
  const { query, fault, asked, documents, best } = found;
  const page = request.grouped ? groupedPage : passagePage;
  const listed = page(found, documents, best, request);
  const coverage = await coverageOf(desk.catalogue, states);
  const hits = await hitsOf(desk.catalogue, listed, asked.marking, states);
  return {
    ...{ request, query, fault, coverage, hits },
    way: query === null && fault === null ? "everything" : asked.set.way,
    total: passagesIn(documents) - (listed.length - hits.length),
    documents: documents.length,
    exhaustive: request.exact && query !== null && fault === null,
    unmatched: asked.unmatched,
    engineMissing: found.engineMissing,
    facets: countFacets(asked.set.cells, request),
    cells: asked.set.cells,
    meant:
      asked.set.cells.length > 0 || query === null
        ? []
        : await otherQueries({ ...desk, map: found.map }, request, query, {
            states,
            document: request.document,
          }),
  };
}

/** Everything that answers a search, before a page of it is looked up. */
export interface FoundSet extends Seen {
  query: Query | null;
  fault: Fault | null;
  asked: AskedOf;
  /** What answers and is let through by the filters. */
  cells: readonly Cell[];
  /** In the order of the list; the asker may see each. */
  documents: readonly Counted[];
  /** The best passages, best first, which stand before all others in a list by relevance. */
  best: readonly FoundPassage[];
  /** See `Found.engineMissing`. */
  engineMissing: EngineMissing | null;
}

/** Settles what answers. */
export async function foundSet(
  desk: Desk,
  request: SearchRequest,
  states: readonly DocumentState[],
): Promise<FoundSet> {
  const { query: written, fault } = readSearch(request.words);
  const query =
    request.exact && written !== null && fault === null ? asPhrase(written, request.words) : written;
  const within = { states, document: request.document };
  const map = await mapOf(desk.catalogue);
  const { set, ...others } = await askedOf({ ...desk, map }, request, query, within);
  const asked = { ...others, set: { ...set, cells: inMonth(set.cells, request.month) } };
  const cells = narrowed(asked.set.cells, request);
  const passages = onSidesOf(map, set.ids, cells);
  const best = request.sort === "relevance" ? await asked.best(passages) : unranked;
  const documents = inOrder(documentsOf(cells), asked.sort, best.ranked);
  const engineMissing = asked.engineMissing ?? best.engineMissing;
  return { query, fault, asked, cells, map, passages, documents, best: best.ranked, engineMissing };
}

/** How many passages of these documents were found. */
export function passagesIn(documents: readonly Counted[]): number {
  return documents.reduce((sum, { count }) => sum + count, 0);
}

interface Best {
  ranked: FoundPassage[];
  engineMissing: EngineMissing | null;
}

const unranked: Best = { ranked: [], engineMissing: null };

interface AskedOf {
  set: MatchSet;
  sort: SearchRequest["sort"];
  marking: Marking;
  unmatched: Found["unmatched"];
  /** Why words could not be looked up in other spellings. */
  engineMissing: EngineMissing | null;
  /** The best of the passages, best first. */
  best: (passages: Ids) => Promise<Best>;
}

type Within = { states: readonly DocumentState[]; document: string | null };

async function askedOf(
  desk: Desk & Stored,
  request: SearchRequest,
  query: Query | null,
  within: Within,
): Promise<AskedOf> {
  if (query === null || request.exact) {
    // Signs alone are no question; nothing at all asks for everything.
    const set = query === null && request.words !== "" ? nothing : await exactSet(desk, query, within);
    // Nothing tells passages of a filter apart but their dates.
    const sort = query === null && request.sort === "relevance" ? "date" : request.sort;
    return {
      set,
      sort,
      marking: { strict: query, loose: new Map() },
      unmatched: [],
      engineMissing: null,
      best: async () => unranked,
    };
  }
  return looselyAsked(desk, request, query, within);
}

const nothing: MatchSet = { ids: new Int32Array(0), cells: [], way: "exact" };

async function looselyAsked(
  desk: Desk & Stored,
  request: SearchRequest,
  query: Query,
  within: Within,
): Promise<AskedOf> {
  const { loose, strict } = parted(query);
  const { words, corpus, unmatched, engineMissing } = await wordsToShow(desk, loose, within.states);
  // What must hold to the letter also tells which passages are the best.
  const ranking = loose.length > 0 ? words : (await wordsAsked(desk, positiveWords(query))).words;
  const filter = {
    ...{ filters: request.filters, unwanted: request.unwanted, states: within.states },
    ...(request.month === null ? {} : { filters: { ...request.filters, year: [request.month.slice(0, 4)] } }),
    ...(within.document === null ? {} : { document: within.document }),
  };
  const isRanked = request.sort === "relevance" && ranking.some(({ passages }) => passages > 0);
  // The engine looks while the stored words are looked up. It knows which words stand near to each other: of one word
  // alone it tells nothing more.
  const engine = isRanked && ranking.length > 1 ? askEngine(desk.index, ranking, filter) : null;
  const set =
    loose.length > 0
      ? await looseSet(desk, { words, passages: corpus.passages, strict }, within)
      : await exactSet(desk, query, within);
  return {
    set,
    sort: request.sort,
    marking: { strict, loose: wordIndex(words) },
    unmatched,
    engineMissing,
    best: async (passages) =>
      !isRanked || passages.length === 0
        ? unranked
        : bestPassages(desk, { words: ranking, corpus, passages, engine }),
  };
}

/** The words asked for; one that no passage holds is taken for the nearest that some passage does. */
async function wordsToShow(
  desk: Desk & Stored,
  loose: readonly string[],
  states: readonly DocumentState[],
): Promise<Awaited<ReturnType<typeof wordsAsked>> & Pick<AskedOf, "unmatched" | "engineMissing">> {
  const asked = await wordsAsked(desk, loose);
  const missing = asked.words.filter(({ passages }) => passages === 0).map(({ word }) => word);
  if (missing.length === 0) return { ...asked, unmatched: [], engineMissing: null };
  const { meant, engineMissing } = await spellings(desk, missing, states);
  const unmatched = missing.map((word) => ({ word, shown: meant.get(word) ?? null }));
  if (meant.size === 0) return { ...asked, unmatched, engineMissing };
  const again = await wordsAsked(
    desk,
    loose.map((word) => meant.get(word) ?? word),
  );
  return { ...again, unmatched, engineMissing };
}
