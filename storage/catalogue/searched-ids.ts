/** Which passages answer a query to the letter, told by the full-text table and remembered until something changes. */

import type { Query } from "../model/query/query.js";
import type { Catalogue } from "./catalogue.js";
import type { Ids } from "./searched-cells.js";
import type { SearchedMap } from "./searched-map.js";
import { idsAnswering, overlapping } from "./searched-match.js";
import { nearRowsOf } from "./searched-texts.js";

/** Rows remembered, of all answers together: 16 MB. */
const mostRemembered = 4_000_000;

interface Remembered {
  revision: number;
  rows: number;
  answers: Map<string, Ids>;
}

const remembered = new WeakMap<SearchedMap, Remembered>();

/** The passages that answer, those of unseen documents among them; with null, all there are. */
export async function idsOf(catalogue: Catalogue, map: SearchedMap, query: Query | null): Promise<Ids> {
  const key = JSON.stringify(query);
  const memory = memoryOf(map);
  const known = memory.answers.get(key);
  if (known) return known;
  const ids = query === null ? map.places.all() : await found(catalogue, map, query);
  if (memory.rows + ids.length > mostRemembered) {
    memory.answers.clear();
    memory.rows = 0;
  }
  if (memory.revision !== map.revision || ids.length > mostRemembered / 4) return ids;
  memory.answers.set(key, ids);
  memory.rows += ids.length;
  return ids;
}

async function found(catalogue: Catalogue, { places }: SearchedMap, query: Query): Promise<Ids> {
  const nearRows = await nearRowsOf(catalogue, overlapping(query));
  const { rows } = await idsAnswering(query, nearRows).execute(catalogue);
  return listed(rows[0]?.ids ?? "[]").filter((id) => places.sideOf(id) !== 0);
}

/** Rows written as a JSON list. */
export function listed(ids: string): Ids {
  const list = new Int32Array(JSON.parse(ids) as number[]);
  return list.every((id, at) => at === 0 || (list[at - 1] ?? 0) < id) ? list : list.sort();
}

function memoryOf(map: SearchedMap): Remembered {
  const known = remembered.get(map);
  if (known?.revision === map.revision) return known;
  const fresh = { revision: map.revision, rows: 0, answers: new Map() };
  remembered.set(map, fresh);
  return fresh;
}
