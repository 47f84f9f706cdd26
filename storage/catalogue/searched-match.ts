/**
 * A query as a condition on what can be searched: what it lets through is what holds to the letter. Words go to the
 * full-text table as quoted strings, everything else as bound values: nothing of a query is ever read as SQL.
 */
import { type RawBuilder, sql } from "kysely";
import { asksChoice, asksName, type Field, type RangeAsked } from "../model/query/fields.js";
import type { Near, Query, Term } from "../model/query/query.js";
import { everyPassage, firstPassage } from "./searched.js";

/** Asked of `searched`, by its own name. */
export type Condition = RawBuilder<unknown>;

/** An expression of the full-text table, or what only SQL can say. */
type Part = { words: string } | { rows: Condition };

/** Rows of `searched` for those NEARs that the full-text table cannot tell alone; see `overlapping`. */
export type NearRows = ReadonlyMap<Near, readonly number[]>;

/** Every passage that answers `query`, and no other. */
export function answering(query: Query, nearRows: NearRows = new Map()): Condition {
  return rowsOf(partOf(query, nearRows));
}

/**
 * The NEARs of a query whose sides may be the same words of a text, as `list NEAR "watch list"`: the full-text table
 * takes a word to be near to itself, so these have to be looked at.
 */
export function overlapping(query: Query): Near[] {
  if (query.is === "near") return sidesMayMeet(query) ? [query] : [];
  if (query.is === "not") return overlapping(query.of);
  return query.is === "all" || query.is === "any" ? query.of.flatMap(overlapping) : [];
}

function sidesMayMeet({ left, right }: Near): boolean {
  const terms = [...left, ...right];
  if (terms.some(({ prefix }) => prefix)) return true;
  const words = new Set(left.flatMap((term) => term.words));
  return right.some((term) => term.words.some((word) => words.has(word)));
}

/** Passages of these documents. */
export function inDocuments(documents: readonly string[]): Condition {
  return sql`searched.document in (${sql.join(documents)})`;
}

/** Passages at these places. */
export function atPlaces(places: readonly { document: string; start: number }[]): Condition {
  const wanted = JSON.stringify(places.map(({ document, start }) => [document, start]));
  return sql`searched.id in (select place.id from json_each(${wanted}) as wanted cross join searched as place
    on place.document = wanted.value ->> 0 and place.start = wanted.value ->> 1)`;
}

/** Passages on these sides, given by their ids. */
export function onSides(sides: readonly number[]): Condition {
  return sql`searched.side in (select value from json_each(${JSON.stringify(sides)}))`;
}

/** All of the conditions. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`1` : sql`(${sql.join(conditions, sql` and `)})`;
}

function ofDocuments(condition: Condition): Condition {
  return sql`searched.side in (select searched_side.id from searched_side
    join document on document.id = searched_side.document where ${condition})`;
}

function rowsOf(part: Part): Condition {
  if ("rows" in part) return part.rows;
  return sql`searched.id in (select rowid from searched_words where searched_words match ${part.words})`;
}

function partOf(query: Query, nearRows: NearRows): Part {
  const each = (part: Query) => partOf(part, nearRows);
  switch (query.is) {
    case "term":
      return { words: inColumn("text", phraseOf(query)) };
    case "near": {
      const rows = nearRows.get(query);
      return rows === undefined
        ? { words: nearWords(query) }
        : { rows: sql`searched.id in (select value from json_each(${JSON.stringify(rows)}))` };
    }
    case "field":
      return fieldPart(query);
    case "not":
      return joined([], [each(query.of)]);
    case "any":
      return either(query.of.map(each));
    case "all": {
      const wanted = query.of.filter((part) => part.is !== "not");
      const unwanted = query.of.flatMap((part) => (part.is === "not" ? [part.of] : []));
      return joined(wanted.map(each), unwanted.map(each));
    }
  }
}

/** All of `wanted` and none of `unwanted`. */
function joined(wanted: readonly Part[], unwanted: readonly Part[]): Part {
  const words = wanted.flatMap((part) => ("words" in part ? [part.words] : []));
  const notWords = unwanted.flatMap((part) => ("words" in part ? [part.words] : []));
  const rows = [
    ...wanted.flatMap((part) => ("rows" in part ? [part.rows] : [])),
    ...unwanted.flatMap((part) => ("rows" in part ? [sql`not (${part.rows})`] : [])),
  ];
  const held = words.length === 0 ? [fact(everyPassage)] : words;
  const all = held.map((each) => `(${each})`).join(" AND ");
  const text =
    notWords.length === 0 ? all : `(${all}) NOT (${notWords.map((each) => `(${each})`).join(" OR ")})`;
  if (rows.length === 0) return { words: text };
  const isAsked = words.length + notWords.length > 0;
  return { rows: allOf([...(isAsked ? [rowsOf({ words: text })] : []), ...rows]) };
}

function either(parts: readonly Part[]): Part {
  const words = parts.flatMap((part) => ("words" in part ? [`(${part.words})`] : []));
  const rows = parts.flatMap((part) => ("rows" in part ? [part.rows] : []));
  const text = words.length === 0 ? [] : [{ words: words.join(" OR ") }];
  const [only] = text;
  if (rows.length === 0 && only) return only;
  return { rows: sql`(${sql.join([...text.map(rowsOf), ...rows], sql` or `)})` };
}

function inColumn(column: string, expression: string): string {
  return `{${column}} : ${expression}`;
}

function fact(word: string): string {
  return inColumn("facts", quoted(word));
}

function phraseOf({ words, prefix }: Pick<Term, "words" | "prefix">): string {
  return `${quoted(words.join(" "))}${prefix ? " *" : ""}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function nearWords({ left, right, within }: Near): string {
  const pairs = left.flatMap((one) => right.map((other) => [one, other] as const));
  return pairs
    .map(([one, other]) => inColumn("text", `NEAR(${phraseOf(one)} ${phraseOf(other)}, ${within})`))
    .join(" OR ");
}

function fieldPart(field: Field): Part {
  if (asksName(field)) return { words: inColumn(field.field, phraseOf(field)) };
  if (asksChoice(field)) return { words: fact(`${field.field}=${field.choice}`) };
  return { rows: ofDocuments(withinRange(field)) };
}

/** After every character of a date: with it, the end of a range includes all that begins with it. */
const past = "~";

function withinRange({ field, from, to }: RangeAsked): Condition {
  const column = sql.ref(field === "date" ? "document.date" : "document.created_at");
  return allOf([
    ...(from === null ? [] : [sql`${column} >= ${from}`]),
    ...(to === null ? [] : [sql`${column} < ${to + past}`]),
  ]);
}

/** How much weight the full-text table gives to its columns when it says which passages are the best. */
const columnWeights = sql.raw("1, 0.4, 0.2, 0, 0, 0, 0, 0, 0, 0, 0");

/** Words asked for loosely: of each list, one is as good as another. */
export interface Loose {
  words: readonly (readonly string[])[];
  /** Whether all of the lists have to be met, or one. */
  every: boolean;
}

/**
 * Passages that hold words asked for loosely, in their text or their speaker's name, or that stand first in a document
 * with such a title; and that answer `strictly`.
 */
export function meeting(loose: Loose, strictly: Query | null, nearRows: NearRows = new Map()): Condition {
  const part: Part = { words: looseWords(loose) };
  return rowsOf(strictly === null ? part : joined([part, partOf(strictly, nearRows)], []));
}

/**
 * The passages that hold words asked for loosely best, by the table's own BM25; only of those that `condition` lets
 * through, unless it is null, which is much quicker.
 */
export function bestRows(loose: Loose, condition: Condition | null, limit: number): Condition {
  const order = sql`order by bm25(searched_words, ${columnWeights}) limit ${limit}`;
  const words = looseWords(loose);
  if (condition === null)
    return sql`searched.id in (select rowid from searched_words where searched_words match ${words} ${order})`;
  return sql`searched.id in (select searched.id from searched_words
    join searched on searched.id = searched_words.rowid
    where searched_words match ${words} and ${condition} ${order})`;
}

function looseWords({ words, every }: Loose): string {
  const lists = words.map((forms) => {
    const one = `(${forms.map(quoted).join(" OR ")})`;
    return `(({text said} : ${one}) OR (({title} : ${one}) AND (${fact(firstPassage)})))`;
  });
  return lists.join(every ? " AND " : " OR ");
}
