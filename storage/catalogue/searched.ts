/**
 * What can be searched, kept in the catalogue beside the search index: the engine finds what is near to the words, this
 * finds what holds them to the letter, all of it, and counts it.
 */
import { sql } from "kysely";
import type { PassageRecord } from "../index/search-index.js";
import { quickWords } from "../model/query/quick-words.js";
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
  const foldedNames = new Map<string, string>();
  for (let at = 0; at < records.length; at += rowsAtOnce) {
    const some = records.slice(at, at + rowsAtOnce);
    const rows: { side: number; document: string; start: number }[] = [];
    for (const record of some)
      rows.push({ side: await sideOf(transaction, record, sides), document, start: record.start });
    const added = await transaction.insertInto("searched").values(rows).returning("id").execute();
    const words = some.map((record, index) => ({
      id: added[index]?.id ?? 0,
      ...wordsRow(record, at + index === 0, foldedNames),
    }));
    // One value bound for all rows: a statement with thousands of them takes longer to make than to do.
    await sql`insert into searched_words (rowid, text, title, said, asked, by, source, tag, place, person, body, facts)
      select value ->> 'id', value ->> 'text', value ->> 'title', value ->> 'said', value ->> 'asked', value ->> 'by',
        value ->> 'source', value ->> 'tag', value ->> 'place', value ->> 'person', value ->> 'body', value ->> 'facts'
      from json_each(${JSON.stringify(words)})`.execute(transaction);
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

function wordsRow(record: PassageRecord, isFirst: boolean, known: Map<string, string>) {
  const names = (list: readonly (string | null)[]) => namesOf(list, known);
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
    title: names([record.title]),
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

/** Names folded, each once. The same come again and again: `known` remembers them. */
function namesOf(list: readonly (string | null)[], known: Map<string, string>): string {
  const each = list.flatMap((name) => {
    if (name === null) return [];
    const before = known.get(name) ?? folded(name);
    known.set(name, before);
    return [before];
  });
  return [...new Set(each)].join(divider);
}

function folded(text: string): string {
  return quickWords(text).join(" ");
}

/** Keeps every word with its stem, so that the other forms of a word asked for are known. */
async function learnWords(
  transaction: CatalogueTransaction,
  rows: readonly { text: string; title: string }[],
) {
  const fresh = new Set(rows.flatMap(({ text, title }) => `${text} ${title}`.split(" ")));
  fresh.delete("");
  const words = [...fresh].map((word) => [word, stemOf(word)]);
  await sql`insert into searched_word (word, stem) select value ->> 0, value ->> 1 from json_each(${JSON.stringify(words)})
    where true on conflict do nothing`.execute(transaction);
}
