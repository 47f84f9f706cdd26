/** Exact search without any sign of the search language asks for its words side by side. */
import type { Query, Term } from "../../storage/model/query/query.js";

/** Bare words as one phrase; any other query as it is, also one in which somebody wrote AND or brackets. */
export function asPhrase(query: Query, written: string): Query {
  if (query.is !== "all" || /\bAND\b|\(/.test(written)) return query;
  const terms = query.of.filter((part): part is Term => part.is === "term" && !part.quoted && !part.prefix);
  const first = terms[0];
  if (first === undefined || terms.length < query.of.length) return query;
  const at = { start: first.at.start, end: terms.at(-1)?.at.end ?? first.at.end };
  return { is: "term", words: terms.flatMap(({ words }) => words), prefix: false, quoted: true, at };
}
