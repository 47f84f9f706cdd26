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

/** As one JSON list, the rows of every passage that answers `query`, and of no other. */
export function idsAnswering(query: Query, nearRows: NearRows): RawBuilder<{ ids: string }> {
  const part = partOf(query, nearRows);
  return "words" in part
    ? sql`select json_group_array(rowid) as ids from searched_words where searched_words match ${part.words}`
    : sql`select json_group_array(searched.id) as ids from searched where ${part.rows}`;
}

/** Every passage that answers `query`, and no other. */
export function answering(query: Query): Condition {
  return rowsOf(partOf(query, new Map()));
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

/** All of the conditions. */
function allOf(conditions: readonly Condition[]): Condition {
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

/**
 * Expression of the full-text table for passages with one of these words in their speaker's name, or that stand first
 * in a document with such a title.
 */
export function namedIn(forms: readonly string[]): string {
  return `(${inColumn("said", eitherOf(forms))}) OR (${titled(forms)})`;
}

/** … and for those with one of them in their text besides. */
export function inTextOrNamed(forms: readonly string[]): string {
  return `(${inColumn("text said", eitherOf(forms))}) OR (${titled(forms)})`;
}

function titled(forms: readonly string[]): string {
  return `(${inColumn("title", eitherOf(forms))}) AND (${fact(firstPassage)})`;
}

function eitherOf(forms: readonly string[]): string {
  return `(${forms.map(quoted).join(" OR ")})`;
}
