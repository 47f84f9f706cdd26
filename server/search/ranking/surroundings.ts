/** What stands around a passage: a document is about what several of its passages are about. */
import { sql } from "kysely";
import type { Catalogue } from "../../../storage/catalogue/catalogue.js";
import type { ScoredPassage } from "../../../storage/catalogue/searched-texts.js";
import { type Held, heldIn } from "./scored-text.js";

/** Passages whose surroundings are looked at, and how many passages before and after. */
const mostLookedAt = 60;
const reach = 3;

/** What of the words stands in each of the first of `scored` and around it, by document and start. */
export async function surroundings(
  catalogue: Catalogue,
  scored: readonly { row: ScoredPassage }[],
  index: ReadonlyMap<string, number>,
): Promise<Map<string, Held[]>> {
  const looked = scored.slice(0, mostLookedAt).map(({ row }) => row);
  const found = new Map<string, Held[]>();
  if (looked.length === 0) return found;
  const wanted = JSON.stringify(looked.map(({ document, version, start }) => [document, version, start]));
  const side = (sign: "<" | ">", order: "asc" | "desc", limit: number) => sql`select * from (
    select text, start from passage where document = wanted.value ->> 0 and version = wanted.value ->> 1
      and start ${sql.raw(sign)} wanted.value ->> 2 order by start ${sql.raw(order)} limit ${limit})`;
  const { rows } = await sql<{ document: string; start: number; texts: string }>`
    select wanted.value ->> 0 as document, wanted.value ->> 2 as start,
      (select json_group_array(json_array(start, text)) from (
        ${side("<", "desc", reach)} union all ${side(">", "asc", reach)})) as texts
    from json_each(${wanted}) as wanted`.execute(catalogue);
  const known = new Map<string, Held>();
  for (const row of rows) {
    const texts = JSON.parse(row.texts) as [number, string][];
    const own = looked.find(({ document, start }) => document === row.document && start === row.start);
    const all = own ? [...texts, [own.start, own.text] as [number, string]] : texts;
    found.set(
      `${row.document} ${row.start}`,
      all.map(([start, text]) => {
        const key = `${row.document} ${start}`;
        const held = known.get(key) ?? heldIn(text, index);
        known.set(key, held);
        return held;
      }),
    );
  }
  return found;
}
