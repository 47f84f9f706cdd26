/**
 * What can be searched, held in memory: where each passage stands, what the passages of a side share, and what is shown
 * of each document. It follows the catalogue exactly, whichever process changes it: `searched_change` tells what to read
 * again. Words stay in the full-text table; see `searched-ids.ts` and `postings.ts`.
 */
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";
import { Places } from "./places.js";
import type { SearchedSide } from "./searched.js";
import type { FoundDocument } from "./searched-cells.js";
import {
  enterPassages,
  enterSides,
  forget,
  type SideRow,
  setLengths,
  sideRows,
} from "./searched-map-rows.js";

export interface MappedSide {
  document: MappedDocument;
  shared: SearchedSide;
}

export interface MappedDocument {
  facts: FoundDocument;
  /** Of its text, in characters. */
  characters: number;
  /** Rows of `searched_side`, ascending. */
  sides: number[];
  /** Its passages are among the rows of `searched` from `first` to `last`. */
  first: number;
  last: number;
}

export interface SearchedMap {
  /** The last change that is in it: what was worked out from a map is good as long as this stays. */
  revision: number;
  /** The last change that put passages in or took some out. */
  wordsRevision: number;
  places: Places;
  sides: Map<number, MappedSide>;
  /** Rows of `searched_side` below this are not there, nor from `sidesEnd` on. */
  sidesBase: number;
  sidesEnd: number;
  documents: Map<string, MappedDocument>;
  /** Characters of all of the documents' texts. */
  characters: number;
}

interface Held {
  map: SearchedMap;
  work: Promise<void> | null;
}

const held = new WeakMap<Catalogue, Held>();

/** The map as the catalogue is now. It changes in place with the next call. */
export async function mapOf(catalogue: Catalogue): Promise<SearchedMap> {
  const known = held.get(catalogue) ?? { map: emptyMap(), work: null };
  held.set(catalogue, known);
  // Work that was begun before this call may not know of a change made since.
  while (known.work) await known.work.catch(() => {});
  known.work = follow(catalogue, known).finally(() => {
    known.work = null;
  });
  await known.work;
  return known.map;
}

/** Documents changed since, so many that all is read again; and how much of the places may be holes. */
const mostReadAgain = 1_000;
const mostHoles = 1_000_000;
const documentsAtOnce = 100;
const passagesAtOnce = 50_000;
const sidesAtOnce = 5_000;

function emptyMap(): SearchedMap {
  const places = new Places();
  return {
    ...{ revision: -1, wordsRevision: -1, places, sides: new Map(), sidesBase: 0, sidesEnd: 0 },
    ...{ documents: new Map(), characters: 0 },
  };
}

async function follow(catalogue: Catalogue, known: Held): Promise<void> {
  const { map } = known;
  const { rows } = await sql<{
    last: number | null;
  }>`select max(sequence) as last from searched_change`.execute(catalogue);
  const revision = rows[0]?.last ?? 0;
  if (revision === map.revision) return;
  const changed = await catalogue
    .selectFrom("searched_change")
    .select("document")
    .where("sequence", ">", map.revision)
    .limit(mostReadAgain + 1)
    .execute();
  if (map.revision === -1 || changed.length > mostReadAgain) {
    known.map = await wholeMap(catalogue, revision);
    return;
  }
  for (let at = 0; at < changed.length; at += documentsAtOnce)
    await readAgain(
      catalogue,
      map,
      changed.slice(at, at + documentsAtOnce).map(({ document }) => document),
      revision,
    );
  map.revision = revision;
  const { base, end, count } = map.places;
  if (end - base - count > mostHoles + count) known.map = await wholeMap(catalogue, revision);
}

async function wholeMap(catalogue: Catalogue, revision: number): Promise<SearchedMap> {
  const map = { ...emptyMap(), revision, wordsRevision: revision };
  for (let last = 0; ; ) {
    const rows = await sideRows(
      catalogue,
      sql`searched_side.id > ${last}
      order by searched_side.id limit ${sidesAtOnce}`,
    );
    enterSides(map, rows);
    last = rows.at(-1)?.id ?? last;
    if (rows.length < sidesAtOnce) break;
    await setImmediate();
  }
  for (let last = 0; ; ) {
    const entered = await enterPassages(
      catalogue,
      map,
      sql`id > ${last} order by id limit ${passagesAtOnce}`,
    );
    last = entered.at(-1) ?? last;
    if (entered.length < passagesAtOnce) break;
    // Others are answered meanwhile.
    await setImmediate();
  }
  for (const document of map.documents.values()) setLengths(map, document);
  return map;
}

async function readAgain(
  catalogue: Catalogue,
  map: SearchedMap,
  documents: readonly string[],
  revision: number,
): Promise<void> {
  const rows = await sideRows(
    catalogue,
    sql`searched_side.document in (${sql.join(documents)}) order by searched_side.id`,
  );
  const changed = documents.filter(
    (id) =>
      !isSame(
        map.documents.get(id),
        rows.filter((row) => row.document === id),
      ),
  );
  if (changed.length > 0) map.wordsRevision = revision;
  for (const id of changed) forget(map, id);
  enterSides(map, rows);
  if (changed.length === 0) return;
  await enterPassages(catalogue, map, sql`document in (${sql.join(changed)}) order by id`);
  for (const id of changed) {
    const document = map.documents.get(id);
    if (document) setLengths(map, document);
  }
}

/** Whether a document has the passages it had: with others, it has other sides. */
function isSame(document: MappedDocument | undefined, rows: readonly SideRow[]): boolean {
  const sides = document?.sides ?? [];
  return sides.length === rows.length && rows.every(({ id }, at) => sides[at] === id);
}
