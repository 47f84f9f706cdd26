/** In which order documents and passages are listed, and which of them are on the page asked for. */
import {
  type Cell,
  type FoundDocument,
  type FoundPassage,
  type Ids,
  passagesIn,
} from "../../storage/catalogue/searched-cells.js";
import type { SearchedMap } from "../../storage/catalogue/searched-map.js";
import type { Sorting } from "./request.js";

/** A document found, and how many of its passages. */
export interface Counted {
  document: FoundDocument;
  count: number;
  sides: number[];
}

/** A passage on the page; with `more` further passages of its document when one stands for all. */
export interface Listed {
  document: FoundDocument;
  start: number;
  more: number;
}

/** The documents of the cells, each once. */
export function documentsOf(cells: readonly Cell[]): Counted[] {
  const documents = new Map<string, Counted>();
  for (const { document, count, side } of cells) {
    const known = documents.get(document.id);
    if (known) {
      known.count += count;
      known.sides.push(side);
    } else documents.set(document.id, { document, count, sides: [side] });
  }
  return [...documents.values()];
}

/** Documents in the order asked for; by relevance, those of the best passages come first, then those with most of them. */
export function inOrder(
  documents: readonly Counted[],
  sort: Sorting,
  best: readonly FoundPassage[],
): Counted[] {
  const rank = new Map<string, number>();
  for (const { document } of best) if (!rank.has(document)) rank.set(document, rank.size);
  const rankOf = ({ document }: Counted) => rank.get(document.id) ?? Number.MAX_SAFE_INTEGER;
  return documents.toSorted((one, other) => {
    if (sort === "relevance") {
      const ranks = rankOf(one) - rankOf(other);
      if (ranks !== 0) return ranks;
      if (best.length === 0 && one.count !== other.count) return other.count - one.count;
    }
    if (sort === "added") return newestFirst(one.document.added, other.document.added) || byId(one, other);
    return newestFirst(one.document.date, other.document.date) || byId(one, other);
  });
}

/** What has no date comes last. */
function newestFirst(one: string | null, other: string | null): number {
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? 1 : -1;
}

function byId(one: Counted, other: Counted): number {
  return one.document.id < other.document.id ? -1 : 1;
}

interface Page {
  limit: number;
  offset: number;
}

/** What was found and is seen. */
export interface Seen {
  map: SearchedMap;
  passages: Ids;
}

/** The page of a list with one entry a document: its best passage, else the first that answers. */
export function groupedPage(
  { map, passages }: Seen,
  ordered: readonly Counted[],
  best: readonly FoundPassage[],
  { limit, offset }: Page,
): Listed[] {
  const starts = new Map(best.toReversed().map(({ document, start }) => [document, start]));
  return ordered.slice(offset, offset + limit).flatMap(({ document, count }) => {
    const start = starts.get(document.id) ?? passagesIn(map, passages, document.id)[0]?.start;
    return start === undefined ? [] : [{ document, start, more: count - 1 }];
  });
}

/** The page of a list with one entry a passage: the best first, then those of each document in text order. */
export function passagePage(
  { map, passages }: Seen,
  ordered: readonly Counted[],
  best: readonly FoundPassage[],
  { limit, offset }: Page,
): Listed[] {
  const documents = new Map(ordered.map(({ document }) => [document.id, document]));
  const listed = best.slice(offset, offset + limit).flatMap(({ document: id, start }) => {
    const document = documents.get(id);
    return document ? [{ document, start, more: 0 }] : [];
  });
  const taken = new Map<string, Set<number>>();
  for (const { document, start } of best) taken.set(document, (taken.get(document) ?? new Set()).add(start));
  let skip = Math.max(0, offset - best.length);
  for (const { document, count } of ordered) {
    if (listed.length >= limit) break;
    const left = count - (taken.get(document.id)?.size ?? 0);
    if (left <= skip) {
      skip -= left;
      continue;
    }
    const rest = passagesIn(map, passages, document.id).filter(
      ({ start }) => !taken.get(document.id)?.has(start),
    );
    listed.push(
      ...rest.slice(skip, skip + limit - listed.length).map(({ start }) => ({ document, start, more: 0 })),
    );
    skip = 0;
  }
  return listed;
}
