/** Which passages answer a search: told by the stored words, for exact and best match alike. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { type Cell, cellsOf } from "../../storage/catalogue/searched-cells.js";
import {
  allOf,
  answering,
  type Condition,
  inDocuments,
  type Loose,
  meeting,
  type NearRows,
  overlapping,
} from "../../storage/catalogue/searched-match.js";
import { nearRowsOf } from "../../storage/catalogue/searched-texts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { Query } from "../../storage/model/query/query.js";
import { rarest, type WordAsked } from "./ranking/words-asked.js";

export interface MatchSet {
  condition: Condition;
  cells: Cell[];
  /** `exact`: what the query says, to the letter. `all`: all words in some form. `some`: at least one telling word. */
  way: "exact" | "all" | "some";
  /** The words that alone make the set, when nothing else does. */
  loose: Loose | null;
}

interface Within {
  states: readonly DocumentState[];
  document: string | null;
}

/** What answers the query to the letter; everything for none. */
export async function exactSet(catalogue: Catalogue, query: Query | null, within: Within): Promise<MatchSet> {
  const nearRows = query === null ? undefined : await nearRowsOf(catalogue, overlapping(query));
  const condition = held(query === null ? allOf([]) : answering(query, nearRows), within);
  return { condition, cells: await cellsOf(catalogue, condition, within.states), way: "exact", loose: null };
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
  catalogue: Catalogue,
  asked: { words: readonly WordAsked[]; passages: number; strict: Query | null },
  within: Within,
): Promise<MatchSet> {
  const words = asked.words.filter(({ passages }) => passages > 0);
  const nearRows = asked.strict === null ? undefined : await nearRowsOf(catalogue, overlapping(asked.strict));
  const setOf = (loose: Loose, way: MatchSet["way"]) =>
    looseSetOf(catalogue, loose, { ...asked, nearRows, way }, within);
  const forms = (some: readonly WordAsked[]) => some.map((word) => word.forms);
  if (words.length <= mostForAll) {
    const all = await setOf({ words: forms(words), every: true }, "all");
    if (words.length <= 1 || documentsIn(all.cells) >= enoughDocuments) return all;
  }
  return setOf({ words: forms(rarest(words, room(asked.passages))), every: false }, "some");
}

async function looseSetOf(
  catalogue: Catalogue,
  loose: Loose,
  { strict, nearRows, way }: { strict: Query | null; nearRows: NearRows | undefined; way: MatchSet["way"] },
  within: Within,
): Promise<MatchSet> {
  if (loose.words.length === 0) return { condition: allOf([]), cells: [], way, loose: null };
  const condition = held(meeting(loose, strict, nearRows), within);
  const isAlone = strict === null && within.document === null;
  return {
    ...{ condition, way, loose: isAlone ? loose : null },
    cells: await cellsOf(catalogue, condition, within.states),
  };
}

function room(passages: number): number {
  return Math.min(Math.max(passages * tellingShare, leastTelling), mostTelling);
}

function documentsIn(cells: readonly Cell[]): number {
  return new Set(cells.map(({ document }) => document.id)).size;
}

function held(condition: Condition, { document }: Within): Condition {
  return document === null ? condition : allOf([inDocuments([document]), condition]);
}
