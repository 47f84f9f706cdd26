/**
 * In which passages words stand, and how often: lists kept in memory, so that passages with some of the words asked for
 * are found, counted and ranked without a look at the table for each of them. They take no part in what holds to the
 * letter beyond which passages hold which words.
 */
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";
import type { Ids } from "./searched-cells.js";
import { listed } from "./searched-ids.js";
import type { SearchedMap } from "./searched-map.js";
import { inTextOrNamed, namedIn } from "./searched-match.js";
import { passagesWith } from "./vocabulary.js";

/** Passages that hold a word in one of its forms: in their text, their speaker's name, or the title they stand under. */
export interface Postings {
  ids: Ids;
  /** How often, a name counting for less; in quarters, at most 255. */
  quarters: Uint8Array;
}

/** Worth of a place in the text, and of a name. */
const inTextQuarters = 4;
const namedQuarters = 1;
/** Words of more passages, and of a larger share of all, tell little: how often and where they stand is not looked at. */
const leastCommon = 5_000;
const commonShare = 0.1;
/** Rows looked through at once: others are answered in between. */
const rowsAtOnce = 150_000;
/** Rows kept of all lists together: 5 bytes each. */
const mostKept = 20_000_000;

interface Kept {
  /** Of the map it was read with, and where its rows ended. */
  revision: number;
  end: number;
  postings: Promise<Postings>;
  /** How many rows there are, and whether they are of too many passages; known when read. */
  rows: number;
  isCommon: boolean;
}

const kept = new WeakMap<SearchedMap, Map<string, Kept>>();

/** The passages of a word, given by its forms; those of unseen documents are among them. */
export async function postingsOf(
  catalogue: Catalogue,
  map: SearchedMap,
  forms: readonly string[],
): Promise<Postings> {
  const lists = kept.get(map) ?? new Map<string, Kept>();
  kept.set(map, lists);
  const key = forms.join(" ");
  const known = lists.get(key);
  const entry = known?.revision === map.wordsRevision ? known : fresh(catalogue, map, forms, known);
  // The last used stand last.
  lists.delete(key);
  lists.set(key, entry);
  try {
    const postings = await entry.postings;
    entry.rows = postings.ids.length;
    dropOldest(lists, key);
    return postings;
  } catch (error) {
    lists.delete(key);
    throw error;
  }
}

function fresh(
  catalogue: Catalogue,
  map: SearchedMap,
  forms: readonly string[],
  before: Kept | undefined,
): Kept {
  const entry: Kept = {
    ...{ revision: map.wordsRevision, end: map.places.end, rows: 0, isCommon: false },
    postings: read(),
  };
  return entry;

  async function read(): Promise<Postings> {
    const counts = await passagesWith(catalogue, map, forms);
    const passages = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (passages <= Math.max(leastCommon, commonShare * map.places.count))
      return joined(map, await each(catalogue, forms), await namesWith(catalogue, forms));
    entry.isCommon = true;
    return joined(map, await once(catalogue, map, forms, before), new Int32Array(0));
  }
}

function dropOldest(lists: Map<string, Kept>, but: string): void {
  let rows = [...lists.values()].reduce((sum, each) => sum + each.rows, 0);
  for (const [key, each] of lists) {
    if (rows <= mostKept) return;
    if (key === but) continue;
    rows -= each.rows;
    lists.delete(key);
  }
}

async function namesWith(catalogue: Catalogue, forms: readonly string[]): Promise<Ids> {
  const { rows } = await sql<{ ids: string }>`select json_group_array(rowid) as ids from searched_words
    where searched_words match ${namedIn(forms)}`.execute(catalogue);
  return listed(rows[0]?.ids ?? "[]");
}

/** Each place at which one of the forms stands in a text: its row, as often as it has such places, ascending. */
async function each(catalogue: Catalogue, forms: readonly string[]): Promise<Ids> {
  const { rows } = await sql<{ ids: string }>`select json_group_array(doc) as ids from searched_instances
    where term in (select value from json_each(${JSON.stringify(forms)})) and col = 'text'`.execute(
    catalogue,
  );
  return new Int32Array(JSON.parse(rows[0]?.ids ?? "[]") as number[]).sort();
}

/** The rows in whose text or names one of the forms stands, each once; those known before are not read again. */
async function once(
  catalogue: Catalogue,
  { places }: SearchedMap,
  forms: readonly string[],
  before: Kept | undefined,
): Promise<Ids> {
  const lists: Ids[] = [];
  const { base, end } = places;
  const held = inTextOrNamed(forms);
  let from = base;
  if (before?.isCommon) {
    lists.push((await before.postings).ids.filter((id) => id < before.end));
    from = before.end;
  }
  for (; from < end; from += rowsAtOnce) {
    const { rows } = await sql<{ ids: string }>`select json_group_array(rowid) as ids from searched_words
      where searched_words match ${held} and rowid >= ${from} and rowid < ${from + rowsAtOnce}`.execute(
      catalogue,
    );
    lists.push(listed(rows[0]?.ids ?? "[]"));
    await setImmediate();
  }
  return together(lists);
}

function together(lists: readonly (readonly number[] | Ids)[]): Ids {
  const ids = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    ids.set(list, at);
    at += list.length;
  }
  return ids;
}

function joined({ places }: SearchedMap, text: Ids, named: Ids): Postings {
  const ids = new Int32Array(text.length + named.length);
  const quarters = new Uint8Array(ids.length);
  let [count, at, namedAt] = [0, 0, 0];
  while (at < text.length || namedAt < named.length) {
    const id = Math.min(text[at] ?? Number.POSITIVE_INFINITY, named[namedAt] ?? Number.POSITIVE_INFINITY);
    let worth = 0;
    for (; text[at] === id; at += 1) worth += inTextQuarters;
    if (named[namedAt] === id) {
      worth += namedQuarters;
      namedAt += 1;
    }
    if (places.sideOf(id) === 0) continue;
    ids[count] = id;
    quarters[count++] = Math.min(worth, 255);
  }
  return { ids: ids.slice(0, count), quarters: quarters.slice(0, count) };
}
