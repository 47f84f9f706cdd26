/** A query written back in its own language. */
import { printField } from "./fields.js";
import type { Query, Term } from "./query.js";

/** The query as text that is read as the same query again. */
export function printQuery(query: Query): string {
  switch (query.is) {
    case "term":
      return printTerm(query);
    case "near":
      return `${side(query.left)} NEAR/${query.within} ${side(query.right)}`;
    case "field":
      return printField(query);
    case "not":
      return `NOT ${held(query.of)}`;
    case "all":
      return query.of.map(held).join(" AND ");
    case "any":
      return query.of.map(held).join(" OR ");
  }
}

/** In quotation marks, so that no word is taken for an operator and a number with a point stays one. */
function printTerm({ words, prefix }: Term): string {
  return `"${words.join(" ")}${prefix ? "*" : ""}"`;
}

function side(terms: readonly Term[]): string {
  const written = terms.map(printTerm).join(" OR ");
  return terms.length === 1 ? written : `(${written})`;
}

function held(query: Query): string {
  const written = printQuery(query);
  return query.is === "all" || query.is === "any" || query.is === "near" ? `(${written})` : written;
}
