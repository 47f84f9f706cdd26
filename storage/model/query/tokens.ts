/** What was written, cut into words, phrases, fields, operators and brackets; each knows where it stands. */
import type { Span } from "../fold.js";
import { type Field, fieldNamed, fieldOf } from "./fields.js";
import { farthestNear, QueryFault, type Term, usualNear } from "./query.js";
import { foldForWords, wordsOf } from "./words.js";

export type Token =
  | Term
  | Field
  | { is: "NEAR"; within: number; at: Span }
  | { is: "OR" | "AND" | "NOT" | "(" | ")"; at: Span };

/** Any of them opens, any closes: nobody types them in matching pairs. */
const quotationMarks = '"“”„‟″‶〝〞＂«»';
const operator = /^(?:OR|AND|NOT)$/;
const near = /^NEAR(?:\/(\d{1,9}))?$/;
/** A dash that is written at the front of something takes it out. */
const leadingDash = /[-‐‑–—−](?=[\p{L}\p{N}("“”„‟″‶〝〞＂«»])/uy;
const fieldName = /([A-Za-z]{2,8}):/y;

/** Cuts a query into tokens; signs that are no words are passed over. Throws QueryFault. */
export function tokensOf(query: string, withFields: boolean): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < query.length; ) {
    const sign = query.charAt(at);
    if (/\s/u.test(sign)) at += 1;
    else if (sign === "(" || sign === ")") {
      tokens.push({ is: sign, at: { start: at, end: at + 1 } });
      at += 1;
    } else if (quotationMarks.includes(sign)) {
      const end = endOfPhrase(query, at);
      tokens.push(phrase(query, at, end));
      at = end;
    } else if (isLeadingDash(query, at)) {
      tokens.push({ is: "NOT", at: { start: at, end: at + 1 } });
      at += 1;
    } else {
      const field = withFields ? fieldAt(query, at) : null;
      const end = field?.at.end ?? endOfRun(query, at);
      const token = field ?? bare(query, at, end);
      if (token) tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function isLeadingDash(query: string, at: number): boolean {
  leadingDash.lastIndex = at;
  return leadingDash.test(query);
}

/** A field with its value, which may stand in quotation marks; null where there is none. */
function fieldAt(query: string, start: number): Field | null {
  fieldName.lastIndex = start;
  const written = fieldName.exec(query);
  const field = written && fieldNamed(written[1] ?? "");
  if (!field) return null;
  const from = start + written[0].length;
  if (quotationMarks.includes(query.charAt(from)) && from < query.length) {
    const end = endOfPhrase(query, from);
    return fieldOf(field, query.slice(from + 1, end - 1), { start, end });
  }
  const end = endOfRun(query, from);
  return fieldOf(field, query.slice(from, end), { start, end });
}

function endOfPhrase(query: string, opened: number): number {
  for (let at = opened + 1; at < query.length; at += 1)
    if (quotationMarks.includes(query.charAt(at))) return at + 1;
  throw new QueryFault(`The quotation mark opened at ${opened + 1} is not closed.`, opened);
}

function endOfRun(query: string, start: number): number {
  let end = start;
  while (
    end < query.length &&
    !/[\s()]/u.test(query.charAt(end)) &&
    !quotationMarks.includes(query.charAt(end))
  )
    end += 1;
  return end;
}

function phrase(query: string, start: number, end: number): Term {
  const term = termOf(query.slice(start + 1, end - 1), start + 1, { start, end }, true);
  if (term) return term;
  throw new QueryFault(`There is no word in the quotation marks opened at ${start + 1}.`, start);
}

function bare(query: string, start: number, end: number): Token | null {
  const written = query.slice(start, end);
  if (operator.test(written)) return { is: written as "OR" | "AND" | "NOT", at: { start, end } };
  const nearness = near.exec(written);
  if (nearness) return { is: "NEAR", within: nearWithin(nearness[1], start), at: { start, end } };
  return termOf(written, start, { start, end }, false);
}

function nearWithin(written: string | undefined, at: number): number {
  const within = written === undefined ? usualNear : Number(written);
  if (within <= farthestNear) return within;
  throw new QueryFault(`NEAR at ${at + 1} reaches over at most ${farthestNear} words.`, at);
}

/** The term for `written`, which begins at `from`; null when there is no word in it. */
function termOf(written: string, from: number, at: Span, quoted: boolean): Term | null {
  const trimmed = written.trimEnd();
  const prefix = trimmed.endsWith("*");
  const body = prefix ? trimmed.slice(0, -1) : trimmed;
  const star = body.indexOf("*");
  if (star !== -1) throw misplacedStar(from + star);
  const { words } = wordsOf(foldForWords(body));
  if (prefix && !/[\p{L}\p{N}\p{M}]$/u.test(body)) throw misplacedStar(from + body.length);
  return words.length === 0 ? null : { is: "term", words, prefix, quoted, at };
}

function misplacedStar(at: number): QueryFault {
  return new QueryFault(
    `The star at ${at + 1} has no place: it stands right after the beginning of a word, in quotation marks only after the last.`,
    at,
  );
}
