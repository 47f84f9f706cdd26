/**
 * What can be searched, kept in the catalogue beside the search index: the engine finds what is near to the words, this
 * finds what holds them to the letter, all of it, and counts it.
 */
import { sql } from "kysely";
import type { PassageRecord } from "../index/search-index.js";
import { foldForWords, wordsOf } from "../model/query/words.js";
import type { CatalogueScope, CatalogueTransaction } from "./catalogue.js";
import { stemOf } from "./stems.js";

/** What facets count, of the passages that share it. */
export interface SearchedSide {
  said: string | null;
  asked: string | null;
  clause: string | null;
  outcomes: string[];
  bodies: string[];
  tags: string[];
  language: string | null;
}

/** Rows a statement inserts at once. */
const rowsAtOnce = 200;
const wordsAtOnce = 2_000;
/** Stands between two names, so that no phrase reaches from one into the other. */
const divider = " | ";
/** A word of every passage, for whatever asks only what must not be there. */
export const everyPassage = "every=1";
/** A word of the first passage of each document, which stands for it when its title is asked for. */
export const firstPassage = "first=1";

/** Puts the passages of a document in the place of what was known of it; none when nothing of it is to be found. */
export async function writeSearched(
  transaction: CatalogueTransaction,
  document: string,
  records: readonly PassageRecord[],
): Promise<void> {
  await removeSearched(transaction, document);
  const sides = new Map<string, number>();
  for (let at = 0; at < records.length; at += rowsAtOnce) {
    const some = records.slice(at, at + rowsAtOnce);
    const rows: { side: number; document: string; start: number }[] = [];
    for (const record of some)
      rows.push({ side: await sideOf(transaction, record, sides), document, start: record.start });
    const added = await transaction.insertInto("searched").values(rows).returning("id").execute();
    const words = some.map((record, index) => ({
      rowid: added[index]?.id ?? 0,
      ...wordsRow(record, at + index === 0),
    }));
    await transaction.insertInto("searched_words").values(words).execute();
    await learnWords(transaction, words);
  }
}

/** Takes a document out of what can be searched. */
export async function removeSearched(scope: CatalogueScope, document: string): Promise<void> {
  await sql`delete from searched_words where rowid in (select id from searched where document = ${document})`.execute(
    scope,
  );
  await scope.deleteFrom("searched").where("document", "=", document).execute();
  await scope.deleteFrom("searched_side").where("document", "=", document).execute();
}

async function sideOf(
  transaction: CatalogueTransaction,
  record: PassageRecord,
  known: Map<string, number>,
): Promise<number> {
  const { said, asked, clauseGroup: clause, outcomes, bodies, tags, language } = record;
  const side: SearchedSide = { said, asked, clause, outcomes, bodies, tags, language };
  const written = JSON.stringify(side);
  const before = known.get(written);
  if (before !== undefined) return before;
  const { id } = await transaction
    .insertInto("searched_side")
    .values({ document: record.document, version: record.version, side: written })
    .returning("id")
    .executeTakeFirstOrThrow();
  known.set(written, id);
  return id;
}

function wordsRow(record: PassageRecord, isFirst: boolean) {
  const facts = [
    everyPassage,
    ...(isFirst ? [firstPassage] : []),
    `kind=${record.kind}`,
    ...(record.language === null ? [] : [`language=${record.language.toLowerCase()}`]),
    ...(record.clauseGroup === null ? [] : [`clause=${record.clauseGroup}`]),
    ...record.outcomes.map((outcome) => `outcome=${outcome}`),
    ...record.has.map((what) => `has=${what}`),
  ];
  return {
    text: folded(record.text),
    title: folded(record.title),
    said: names([record.said, record.attribution]),
    asked: names([record.asked]),
    by: names([record.byline]),
    source: names([record.source]),
    tag: names(record.tags),
    place: names(record.places),
    person: names([...record.people, record.said, record.asked]),
    body: names(record.bodies),
    facts: facts.join(" "),
  };
}

function names(list: readonly (string | null)[]): string {
  return [...new Set(list.flatMap((name) => (name === null ? [] : folded(name))))].join(divider);
}

function folded(text: string): string {
  return wordsOf(foldForWords(text)).words.join(" ");
}

/** Keeps every word with its stem, so that the other forms of a word asked for are known. */
async function learnWords(
  transaction: CatalogueTransaction,
  rows: readonly { text: string; title: string }[],
) {
  const fresh = new Set(rows.flatMap(({ text, title }) => `${text} ${title}`.split(" ")));
  fresh.delete("");
  const words = [...fresh].map((word) => ({ word, stem: stemOf(word) }));
  for (let at = 0; at < words.length; at += wordsAtOnce)
    await transaction
      .insertInto("searched_word")
      .values(words.slice(at, at + wordsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}
