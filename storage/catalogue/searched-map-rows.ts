/** Rows of the catalogue on their way into the map of what can be searched, and out of it. */
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";
import type { SearchedSide } from "./searched.js";
import type { FoundDocument } from "./searched-cells.js";
import type { MappedDocument, SearchedMap } from "./searched-map.js";

/** What is asked of the rows, and their order. */
type Which = ReturnType<typeof sql>;

/** Takes a document and its passages out. */
export function forget(map: SearchedMap, id: string): void {
  const document = map.documents.get(id);
  if (!document) return;
  const own = new Set(document.sides);
  for (let at = document.first; at <= document.last; at += 1)
    if (own.has(map.places.sideOf(at))) map.places.remove(at);
  for (const side of document.sides) map.sides.delete(side);
  map.characters -= document.characters;
  map.documents.delete(id);
}

/** A row of `searched_side`, with what is shown of its document. */
export type SideRow = Omit<FoundDocument, "id"> & {
  id: number;
  document: string;
  shared: string;
  characters: number;
};

export async function sideRows(catalogue: Catalogue, which: Which): Promise<SideRow[]> {
  const { rows } = await sql<SideRow>`
    select searched_side.id, searched_side.document, searched_side.version, searched_side.side as shared,
      title, kind, state, document.source, date, created_at as added, coalesce(characters, 0) as characters
    from searched_side join document on document.id = searched_side.document
    left join version on version.document = searched_side.document and version.number = searched_side.version
    where ${which}`.execute(catalogue);
  return rows;
}

export function enterSides(map: SearchedMap, rows: readonly SideRow[]): void {
  // Many are alike.
  const parsed = new Map<string, SearchedSide>();
  for (const { id: side, document: id, shared, characters, ...facts } of rows) {
    const document = map.documents.get(id) ?? {
      ...{ facts: { id, ...facts }, characters, sides: [] },
      ...{ first: Number.MAX_SAFE_INTEGER, last: 0 },
    };
    document.facts = { id, ...facts };
    map.documents.set(id, document);
    if (map.sides.has(side)) continue;
    if (document.sides.length === 0) map.characters += characters;
    document.sides.push(side);
    const known = parsed.get(shared) ?? (JSON.parse(shared) as SearchedSide);
    parsed.set(shared, known);
    map.sides.set(side, { document, shared: known });
    if (map.sidesEnd === 0) map.sidesBase = side;
    map.sidesEnd = Math.max(map.sidesEnd, side + 1);
  }
}

/** Enters passages whose sides are in; those entered before are replaced. Returns their rows. */
export async function enterPassages(catalogue: Catalogue, map: SearchedMap, which: Which): Promise<number[]> {
  // One value for all rows: an object for each of a million would take seconds.
  const { rows } = await sql<{ ids: string; sides: string; starts: string }>`
    select json_group_array(id) as ids, json_group_array(side) as sides, json_group_array(start) as starts
    from (select id, side, start from searched where ${which})`.execute(catalogue);
  const [ids, sides, starts] = [rows[0]?.ids, rows[0]?.sides, rows[0]?.starts].map(
    (list) => JSON.parse(list ?? "[]") as number[],
  );
  if (!ids || !sides || !starts) return [];
  map.places.add(ids, sides, starts);
  ids.forEach((id, at) => {
    const document = map.sides.get(sides[at] ?? 0)?.document;
    // Of a document that changed after its sides were read: it is read again with the next change.
    if (document) {
      document.first = Math.min(document.first, id);
      document.last = Math.max(document.last, id);
    } else map.places.remove(id);
  });
  return ids;
}

/** Tells how long each passage of a document is, once all are entered. */
export function setLengths(
  { places }: SearchedMap,
  { sides, characters, first, last }: MappedDocument,
): void {
  const own = new Set(sides);
  let next = characters;
  for (let id = last; id >= first; id -= 1) {
    if (!own.has(places.sideOf(id))) continue;
    places.setLength(id, Math.max(0, next - places.startOf(id)));
    next = places.startOf(id);
  }
}
