/** Which passages answer a search: told by the stored words, for exact and best match alike. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { inAll, inAny } from "../../storage/catalogue/id-lists.js";
import { postingsOf } from "../../storage/catalogue/postings.js";
import { type Cell, cellsOf, type Ids, idsIn } from "../../storage/catalogue/searched-cells.js";
import { idsOf } from "../../storage/catalogue/searched-ids.js";
import type { SearchedMap } from "../../storage/catalogue/searched-map.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { Query } from "../../storage/model/query/query.js";
import { rarest, type WordAsked } from "./ranking/words-asked.js";

export interface MatchSet {
  /** The passages; those of documents that the asker may not see are among them, but in no cell. */
  ids: Ids;
  cells: Cell[];
  /** `exact`: what the query says, to the letter. `all`: all words in some form. `some`: at least one telling word. */
  way: "exact" | "all" | "some";
}

interface Within {
  states: readonly DocumentState[];
  document: string | null;
}

/** What is looked in: the catalogue, and what of it is held in memory. */
export interface Stored {
  catalogue: Catalogue;
  map: SearchedMap;
}

/** What answers the query to the letter; everything for none. */
export async function exactSet(
  { catalogue, map }: Stored,
  query: Query | null,
  within: Within,
): Promise<MatchSet> {
  return setOf(map, await idsOf(catalogue, map, query), "exact", within);
}

/** A set of all words is enough when it has this many documents: more than anybody looks at. */
const enoughDocuments = 30;
/** With more words than these, hardly any passage has them all. */
const mostForAll = 4;
/** Passages that the telling words of a search may have together: a share of the archive, within bounds. */
const tellingShare = 0.05;
const leastTelling = 15_000;
const mostTelling = 40_000;

/** What holds the words of a best match: all of them when that is enough, else at least one that tells something. */
export async function looseSet(
  stored: Stored,
  asked: { words: readonly WordAsked[]; passages: number; strict: Query | null },
  within: Within,
): Promise<MatchSet> {
  const { catalogue, map } = stored;
  const words = asked.words.filter(({ passages }) => passages > 0);
  const strict = asked.strict === null ? null : await idsOf(catalogue, map, asked.strict);
  const held = (ids: Ids) => (strict === null ? ids : inAll([ids, strict]));
  if (words.length <= mostForAll) {
    const all = setOf(map, held(inAll(await listsOf(stored, words))), "all", within);
    if (words.length <= 1 || documentsIn(all.cells) >= enoughDocuments) return all;
  }
  const some = rarest(words, room(asked.passages));
  return setOf(map, held(inAny(await listsOf(stored, some))), "some", within);
}

async function listsOf({ catalogue, map }: Stored, words: readonly WordAsked[]): Promise<Ids[]> {
  const lists: Ids[] = [];
  for (const { forms } of words) lists.push((await postingsOf(catalogue, map, forms)).ids);
  return lists;
}

function setOf(map: SearchedMap, ids: Ids, way: MatchSet["way"], { states, document }: Within): MatchSet {
  const held = document === null ? ids : idsIn(map, ids, document);
  return { ids: held, cells: cellsOf(map, held, states), way };
}

function room(passages: number): number {
  return Math.min(Math.max(passages * tellingShare, leastTelling), mostTelling);
}

function documentsIn(cells: readonly Cell[]): number {
  return new Set(cells.map(({ document }) => document.id)).size;
}
