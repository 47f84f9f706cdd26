/** In which order documents and passages are listed, and which of them are on the page asked for. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import {
  type Cell,
  type FoundDocument,
  type FoundPassage,
  firstPassages,
  passagesOf,
} from "../../storage/catalogue/searched-cells.js";
import { allOf, type Condition, inDocuments, onSides } from "../../storage/catalogue/searched-match.js";
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

/** The page of a list with one entry a document: its best passage, else the first that answers. */
export async function groupedPage(
  catalogue: Catalogue,
  condition: Condition,
  ordered: readonly Counted[],
  best: readonly FoundPassage[],
  { limit, offset }: Page,
): Promise<Listed[]> {
  const shown = ordered.slice(offset, offset + limit);
  const starts = new Map(best.toReversed().map(({ document, start }) => [document, start]));
  const rest = shown.filter(({ document }) => !starts.has(document.id));
  if (rest.length > 0)
    for (const { document, start } of await firstPassages(catalogue, within(condition, rest)))
      starts.set(document, start);
  return shown.flatMap(({ document, count }) => {
    const start = starts.get(document.id);
    return start === undefined ? [] : [{ document, start, more: count - 1 }];
  });
}

/** The page of a list with one entry a passage: the best first, then those of each document in text order. */
export async function passagePage(
  catalogue: Catalogue,
  condition: Condition,
  ordered: readonly Counted[],
  best: readonly FoundPassage[],
  { limit, offset }: Page,
): Promise<Listed[]> {
  const documents = new Map(ordered.map(({ document }) => [document.id, document]));
  const listed = best.slice(offset, offset + limit).flatMap(({ document: id, start }) => {
    const document = documents.get(id);
    return document ? [{ document, start, more: 0 }] : [];
  });
  const taken = new Map<string, Set<number>>();
  for (const { document, start } of best) taken.set(document, (taken.get(document) ?? new Set()).add(start));
  let skip = Math.max(0, offset - best.length);
  const some: Counted[] = [];
  let held = 0;
  for (const each of ordered) {
    const left = each.count - (taken.get(each.document.id)?.size ?? 0);
    if (some.length === 0 && left <= skip) {
      skip -= left;
      continue;
    }
    some.push(each);
    held += left;
    if (held - skip >= limit - listed.length) break;
  }
  if (listed.length >= limit || some.length === 0) return listed;
  const total = some.reduce((sum, { count }) => sum + count, 0);
  const rows = await passagesOf(catalogue, within(condition, some), total);
  const rest = some.flatMap(({ document }) =>
    rows
      .filter((row) => row.document === document.id && !taken.get(document.id)?.has(row.start))
      .map(({ start }) => ({ document, start, more: 0 })),
  );
  return [...listed, ...rest.slice(skip, skip + limit - listed.length)];
}

function within(condition: Condition, documents: readonly Counted[]): Condition {
  return allOf([
    inDocuments(documents.map(({ document }) => document.id)),
    onSides(documents.flatMap(({ sides }) => sides)),
    condition,
  ]);
}
