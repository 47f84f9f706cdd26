/**
 * A quotation made ready to be looked for: its words, and the places where whoever quotes says that something was
 * left out (`…`) or put in (`[the cameras]`).
 */
import { type Token, tokensOf, wordKey } from "./tokens.js";

export interface Gap extends Token {
  kind: "gap";
  by: "ellipsis" | "brackets";
  /** Most words of the text it may stand for; endless for an ellipsis. */
  reach: number;
  /** Letters outside brackets of a word partly inside: `deploy[ed]`, `[t]he`; keys, both empty without. */
  before: string;
  after: string;
}

export interface Sought {
  /** As quoted, less white space at its ends; offsets of tokens count in it. */
  quote: string;
  tokens: (Token | Gap)[];
  /** Commas and full stops at the end, which may be the quoting sentence's own. */
  closing: string;
  /** Ellipses at the very ends: the sentence goes on before or after. */
  openStart: boolean;
  openEnd: boolean;
}

/** Words that an editorial bracket may replace. */
const bracketReach = 40;
const gapForm =
  /[[(]\s*(?:…|\.(?:\s?\.){2,3})\s*[\])]|…|\.(?:[ \u00a0]?\.){2,3}|(?<![\p{L}\p{M}\p{N}])(?<before>[\p{L}\p{M}\p{N}]*)\[(?<inside>[^[\]]{0,300})\](?<after>[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*)/gu;

/** The quotation with its ellipses and square brackets read as the editor's; `literal` takes them as quoted words. */
export function soughtIn(quotation: string, manner: "edited" | "literal" = "edited"): Sought {
  const quote = quotation.trim();
  const tokens = manner === "literal" ? tokensOf(quote) : editedTokens(quote);
  const closing: string[] = [];
  for (let last = tokens.at(-1); last !== undefined && isClosing(last); last = tokens.at(-1)) {
    closing.unshift(last.raw);
    tokens.pop();
  }
  while (tokens[0]?.kind === "quote") tokens.shift();
  const openStart = isEllipsis(tokens[0]) && tokens.shift() !== undefined;
  const openEnd = isEllipsis(tokens.at(-1)) && tokens.pop() !== undefined;
  return { quote, tokens, closing: closing.join("").replace(/[^.,]/g, ""), openStart, openEnd };
}

/** True when there is anything that whoever quotes may have put in or left out. */
export function isEdited({ tokens, openStart, openEnd }: Sought): boolean {
  return openStart || openEnd || tokens.some((token) => token.kind === "gap");
}

export function isGap(token: Token): token is Gap {
  return token.kind === "gap";
}

function isEllipsis(token: Token | undefined): boolean {
  return token !== undefined && isGap(token) && token.by === "ellipsis";
}

/** Quotation marks too: the pair around the whole is left off by most, and never compared. */
function isClosing({ kind, raw }: Token): boolean {
  return kind === "quote" || (kind === "mark" && (raw === "," || raw === "."));
}

function editedTokens(quote: string): (Token | Gap)[] {
  const tokens: (Token | Gap)[] = [];
  let from = 0;
  for (const match of quote.matchAll(gapForm)) {
    for (const token of tokensBetween(quote, from, match.index)) tokens.push(token);
    tokens.push(gapOf(match));
    from = match.index + match[0].length;
  }
  return [...tokens, ...tokensBetween(quote, from, quote.length)];
}

function tokensBetween(quote: string, from: number, to: number): Token[] {
  return tokensOf(quote.slice(from, to)).map((token) => ({
    ...token,
    start: token.start + from,
    end: token.end + from,
  }));
}

function gapOf(match: RegExpExecArray): Gap {
  const raw = match[0];
  const { before = "", inside, after = "" } = match.groups ?? {};
  const at = { start: match.index, end: match.index + raw.length, raw, key: "", kind: "gap" as const };
  if (inside === undefined)
    return { ...at, by: "ellipsis", reach: Number.POSITIVE_INFINITY, before: "", after: "" };
  const partly = before !== "" || after !== "";
  const reach = partly ? 1 : /^\s*sic\s*$/i.test(inside) ? 0 : bracketReach;
  return { ...at, by: "brackets", reach, before: wordKey(before), after: wordKey(after) };
}
