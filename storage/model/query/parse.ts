/** From what was written to what is asked. */
import { deepestBrackets, longestQuery, mostTerms, type Query, QueryFault } from "./query.js";
import { type Token, tokensOf } from "./tokens.js";

/** Reads a query (the language is in `query.ts`). Linear. Throws QueryFault, which says what is wrong and where. */
export function parseQuery(written: string): Query {
  if (written.length > longestQuery)
    throw new QueryFault(
      `A query has at most ${longestQuery} characters; this has ${written.length}.`,
      longestQuery,
    );
  const reader = new Reader(tokensOf(written), written.length);
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
    const of = [this.one(depth)];
    for (;;) {
      const next = this.peek()?.is;
      if (next === "AND") this.at += 1;
      else if (next === undefined || next === "OR" || next === ")") return joined("all", of);
      of.push(this.one(depth));
    }
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
    if (token?.is === "term") {
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
    if (before && before.is !== "term" && before.is !== ")")
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

function named({ is }: Token): string {
  return is === "(" ? "bracket" : is;
}

function joined(is: "all" | "any", of: readonly Query[]): Query {
  const [only] = of;
  return of.length === 1 && only ? only : { is, of };
}
