/** From what was written to what is asked. */
import { deepestBrackets, longestQuery, mostTerms, type Query, QueryFault, type Term } from "./query.js";
import { type Token, tokensOf } from "./tokens.js";

/** Reads a query about words alone, as a rule for tags is one. Linear. Throws QueryFault, which says what is wrong and where. */
export function parseQuery(written: string): Query {
  return parse(written, false);
}

/** Reads a query with its fields (the language is in `query.ts`). Linear. Throws QueryFault. */
export function parseSearch(written: string): Query {
  return parse(written, true);
}

function parse(written: string, withFields: boolean): Query {
  if (written.length > longestQuery)
    throw new QueryFault(
      `A query has at most ${longestQuery} characters; this has ${written.length}.`,
      longestQuery,
    );
  const reader = new Reader(tokensOf(written, withFields), written.length);
  const query = reader.any(0);
  const rest = reader.peek();
  if (rest)
    throw new QueryFault(`The bracket closed at ${rest.at.start + 1} was never opened.`, rest.at.start);
  return query;
}

class Reader {
  private at = 0;
  private terms = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  peek(): Token | undefined {
    return this.tokens[this.at];
  }

  /** `a OR b OR …` */
  any(depth: number): Query {
    const of = [this.all(depth)];
    while (this.peek()?.is === "OR") {
      this.at += 1;
      of.push(this.all(depth));
    }
    return joined("any", of);
  }

  /** `a b AND c …` */
  private all(depth: number): Query {
    const of = [this.near(depth)];
    for (;;) {
      const next = this.peek()?.is;
      if (next === "AND") this.at += 1;
      else if (next === undefined || next === "OR" || next === ")") return joined("all", of);
      of.push(this.near(depth));
    }
  }

  /** `a NEAR/5 b NEAR b …`, each pair for itself. */
  private near(depth: number): Query {
    let left = this.one(depth);
    const pairs: Query[] = [];
    for (let token = this.peek(); token?.is === "NEAR"; token = this.peek()) {
      this.at += 1;
      const right = this.one(depth);
      pairs.push({
        is: "near",
        left: termsIn(left, token),
        right: termsIn(right, token),
        within: token.within,
      });
      left = right;
    }
    return pairs.length === 0 ? left : joined("all", pairs);
  }

  /** A word, a phrase or a bracket, with any number of NOTs before it. */
  private one(depth: number): Query {
    let negated = false;
    for (; this.peek()?.is === "NOT"; this.at += 1) negated = !negated;
    const query = this.bare(depth);
    return negated ? { is: "not", of: query } : query;
  }

  private bare(depth: number): Query {
    const token = this.peek();
    if (token?.is === "term" || token?.is === "field") {
      this.at += 1;
      this.terms += 1;
      if (this.terms > mostTerms)
        throw new QueryFault(`A query has at most ${mostTerms} words and phrases.`, token.at.start);
      return token;
    }
    if (token?.is === "(") return this.bracket(token.at.start, depth + 1);
    throw this.missing(token);
  }

  private bracket(opened: number, depth: number): Query {
    if (depth > deepestBrackets)
      throw new QueryFault(
        `The bracket opened at ${opened + 1} stands more than ${deepestBrackets} deep in others.`,
        opened,
      );
    this.at += 1;
    if (this.peek()?.is === ")")
      throw new QueryFault(`There is nothing in the brackets opened at ${opened + 1}.`, opened);
    const query = this.any(depth);
    if (this.peek()?.is !== ")")
      throw new QueryFault(`The bracket opened at ${opened + 1} is not closed.`, opened);
    this.at += 1;
    return query;
  }

  /** Something was expected where `token` came, or the end. */
  private missing(token: Token | undefined): QueryFault {
    const before = this.tokens[this.at - 1];
    if (before && before.is !== "term" && before.is !== "field" && before.is !== ")")
      return new QueryFault(
        `There is nothing after the ${named(before)} at ${before.at.start + 1}.`,
        before.at.start,
      );
    if (token?.is === ")")
      return new QueryFault(`The bracket closed at ${token.at.start + 1} was never opened.`, token.at.start);
    if (token)
      return new QueryFault(
        `There is nothing before the ${token.is} at ${token.at.start + 1}.`,
        token.at.start,
      );
    return new QueryFault("There is no word in it.", this.length);
  }
}

/** The words and phrases on one side of NEAR: one, or several with OR between them. */
function termsIn(query: Query, { at }: Token): readonly Term[] {
  if (query.is === "term") return [query];
  if (query.is === "any") {
    const terms = query.of.filter((part) => part.is === "term");
    if (terms.length === query.of.length) return terms;
  }
  throw new QueryFault(
    `On each side of the NEAR at ${at.start + 1} stands one word or phrase, or several in brackets with OR between them.`,
    at.start,
  );
}

function named({ is }: Token): string {
  return is === "(" ? "bracket" : is;
}

function joined(is: "all" | "any", of: readonly Query[]): Query {
  const [only] = of;
  return of.length === 1 && only ? only : { is, of };
}
