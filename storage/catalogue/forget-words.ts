/** Words of texts that are gone, taken out of what search keeps besides the texts: its full-text pages, and its list of words. */
import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { foldForWords, wordsOf } from "../model/query/words.js";
import type { Catalogue, CatalogueScope } from "./catalogue.js";

/** Pages merged at once: others have a turn in between. */
const pagesAtOnce = 500;
const wordsAtOnce = 300;

/**
 * Rows that were deleted from the full-text table stay in its pages until these are merged: this merges all of them, which
 * takes about as long as writing them did. Then words that no text has any more leave the list of words.
 */
export async function forgetWords(catalogue: Catalogue, texts: readonly string[]): Promise<void> {
  await mergePages(catalogue, -pagesAtOnce);
  while (await mergePages(catalogue, pagesAtOnce)) await setImmediate();
  const words = [...new Set(texts.flatMap((text) => wordsOf(foldForWords(text)).words))];
  for (let at = 0; at < words.length; at += wordsAtOnce) {
    const some = words.slice(at, at + wordsAtOnce);
    const used = await sql<{ term: string }>`select distinct term from searched_counts
      where term in (${sql.join(some)})`.execute(catalogue);
    const terms = new Set(used.rows.map(({ term }) => term));
    const unused = some.filter((word) => !terms.has(word));
    if (unused.length > 0) await catalogue.deleteFrom("searched_word").where("word", "in", unused).execute();
  }
}

/** True when there was something left to merge: the full-text table says so by what it changed (its documentation, 6.8). */
async function mergePages(scope: CatalogueScope, pages: number): Promise<boolean> {
  const before = await changesSoFar(scope);
  await sql`insert into searched_words (searched_words, rank) values ('merge', ${pages})`.execute(scope);
  return (await changesSoFar(scope)) - before >= 2;
}

async function changesSoFar(scope: CatalogueScope): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(scope);
  return Number(rows[0]?.changes ?? 0);
}
