/** How many passages hold what was asked, by what facets count; and which they are. */
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { SearchedSide } from "./searched.js";
import type { MappedDocument, SearchedMap } from "./searched-map.js";

/** Passages found that have all this in common. */
export interface Cell {
  /** Row of `searched_side`. */
  side: number;
  count: number;
  document: FoundDocument;
  shared: SearchedSide;
}

export interface FoundDocument {
  id: string;
  version: number;
  title: string;
  kind: DocumentKind;
  state: DocumentState;
  source: string | null;
  date: string | null;
  added: string;
}

/** A passage found, and the row of `searched_side` that it is on. */
export interface FoundPassage {
  document: string;
  version: number;
  start: number;
  side: number;
}

/** Rows of `searched`, ascending, each once. */
export type Ids = Int32Array;

/** Counts the passages; those of unseen documents are not among it. The cells of a document stand together. */
export function cellsOf(map: SearchedMap, ids: Ids, states: readonly DocumentState[]): Cell[] {
  const { places, sidesBase, sidesEnd } = map;
  const counts = new Uint32Array(sidesEnd - sidesBase);
  for (const id of ids) {
    const side = places.sideOf(id);
    if (side !== 0) counts[side - sidesBase] = (counts[side - sidesBase] ?? 0) + 1;
  }
  const cells: Cell[] = [];
  counts.forEach((count, at) => {
    if (count === 0) return;
    const side = map.sides.get(at + sidesBase);
    if (!side || !states.includes(side.document.facts.state)) return;
    cells.push({ side: at + sidesBase, count, document: side.document.facts, shared: side.shared });
  });
  return cells;
}

/** The passages on the sides of the cells. */
export function onSidesOf(map: SearchedMap, ids: Ids, cells: readonly Cell[]): Ids {
  const { places, sidesBase, sidesEnd } = map;
  const wanted = new Uint8Array(sidesEnd - sidesBase);
  for (const { side } of cells) wanted[side - sidesBase] = 1;
  return ids.filter((id) => wanted[places.sideOf(id) - sidesBase] === 1);
}

/** Those of the passages that are in the document, in text order. */
export function passagesIn(map: SearchedMap, ids: Ids, document: string): FoundPassage[] {
  const mapped = map.documents.get(document);
  if (!mapped) return [];
  return [...within(map, ids, mapped)]
    .map((id) => placeOf(map, mapped, id))
    .sort((one, other) => one.start - other.start);
}

/** Those of the passages that are in the document. */
export function idsIn(map: SearchedMap, ids: Ids, document: string): Ids {
  const mapped = map.documents.get(document);
  return mapped ? within(map, ids, mapped) : new Int32Array(0);
}

function within({ places }: SearchedMap, ids: Ids, { sides, first, last }: MappedDocument): Ids {
  const own = new Set(sides);
  return ids.subarray(placeIn(ids, first), placeIn(ids, last + 1)).filter((id) => own.has(places.sideOf(id)));
}

/** The passage that begins there, when it is one of these. */
export function idAt(map: SearchedMap, ids: Ids, place: { document: string; start: number }): number | null {
  const mapped = map.documents.get(place.document);
  if (!mapped) return null;
  for (let at = placeIn(ids, mapped.first); at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    if (id > mapped.last) return null;
    if (map.places.startOf(id) === place.start && map.sides.get(map.places.sideOf(id))?.document === mapped)
      return id;
  }
  return null;
}

/** The passage of a row that is there. */
export function passageOf(map: SearchedMap, id: number): FoundPassage | null {
  const document = map.sides.get(map.places.sideOf(id))?.document;
  return document ? placeOf(map, document, id) : null;
}

function placeOf({ places }: SearchedMap, { facts }: MappedDocument, id: number): FoundPassage {
  const { id: document, version } = facts;
  return { document, version, start: places.startOf(id), side: places.sideOf(id) };
}

/** How many of the ascending rows are below `id`. */
function placeIn(ids: Ids, id: number): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ids[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
