/**
 * A text as words and marks that can be compared one by one. A quotation is never judged by its words alone: each
 * mark, hyphen and quotation mark is a token too, with what it may stand for left to `pairs.ts`.
 */
import { foldCharacter } from "../fold-character.js";
import { asSeen } from "./look-alikes.js";

/**
 * `word`, `number` (anything with a digit) and `unit` (`£`, `%`) carry the meaning; `quote` and `hyphen` are print.
 * `gap`: in a quotation, words left out or put in by whoever quotes; see `sought.ts`.
 */
export type TokenKind =
  | "word"
  | "number"
  | "unit"
  | "mark"
  | "dash"
  | "ellipsis"
  | "quote"
  | "hyphen"
  | "gap";

/** Half-open, in UTF-16 code units of the text it was cut from. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** As it stands there. */
  raw: string;
  /** What it is compared by: two tokens of one key may still be written differently. */
  key: string;
}

/** Scripts written without spaces between words: each character is compared by itself. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const raised = "\\u00b2\\u00b3\\u00b9\\u2070-\\u2079";
const letter = `[[\\p{L}\\p{N}\\p{M}\\p{Default_Ignorable_Code_Point}]--[${unspaced}${raised}]]`;
const apostrophe = "['’ʼ＇]";
/** In the order in which they are tried; the numbers of the groups are those of `kindOfGroup`. */
const tokenForm = new RegExp(
  [
    `(${letter}+(?:(?:${apostrophe}(?=\\p{L})|(?<=\\p{N})(?:[.,\\:](?=\\p{N})|[\\u00a0\\u2009\\u202f](?=\\p{Nd}{3}(?!\\p{Nd}))))${letter}+)*|[${unspaced}]\\p{M}*)`,
    "(…|\\.(?:[ \\u00a0]?\\.){2,3})",
    "(--+|[–—―⸺⸻]|(?<=\\p{N})[\\-‐‑‒](?=\\p{N})|(?<=\\s)[\\-‐‑‒](?=\\s))",
    "((?<![\\p{L}\\p{N}])[\\-−‐‑‒](?=\\p{N})|−)",
    "([\\-‐‑‒⁃﹣－])",
    "([\"“”„‟«»‹›‘’‚‛'`´′″＂＇〝〞「」『』])",
    `([\\p{Sc}%‰°${raised}])`,
    "([^\\s])",
  ].join("|"),
  "gv",
);
const kindOfGroup: readonly (readonly [TokenKind, key: string | null])[] = [
  ["word", null],
  ["ellipsis", "…"],
  ["dash", "–"],
  ["unit", "−"],
  ["hyphen", "-"],
  ["quote", '"'],
  ["unit", null],
  ["mark", null],
];
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** Cuts `text` into tokens, in order. Linear; about 0.1 s for a million characters of English. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const form = new RegExp(tokenForm);
  for (let at = 0; at < text.length; ) {
    const plain = plainTokenAt(text, at);
    if (plain === whiteSpace) {
      at += 1;
      continue;
    }
    let token = plain;
    if (token === null) {
      form.lastIndex = at;
      const match = form.exec(text);
      if (match === null) break;
      token = tokenOf(match);
      at = match.index + match[0].length;
    } else at = token.end;
    if (token === null) continue;
    const last = tokens.at(-1);
    if (token.key === "cent" && last?.key === "per")
      tokens[tokens.length - 1] = percent(text, last.start, token.end);
    else tokens.push(isPercent.has(token.key) ? percent(text, token.start, token.end) : token);
  }
  return tokens;
}

const whiteSpace = Symbol("white space");
/** Of the characters of ASCII: a letter, white space, a mark that is a token whatever stands beside it, or what is left to the form. */
const [letterSign, spaceSign, markSign, dotSign] = [1, 2, 3, 4];
const signs = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[a-z]/i.test(character)) return letterSign;
  if (/[ \t\n\r]/.test(character)) return spaceSign;
  if (/[,;:!?()]/.test(character)) return markSign;
  return character === "." ? dotSign : 0;
});
const endOfText = 32;

/** What most of a text is made of, without asking the form, which takes five times as long; null for all else. */
function plainTokenAt(text: string, start: number): Token | typeof whiteSpace | null {
  const sign = signs[text.charCodeAt(start)];
  if (sign === spaceSign) return whiteSpace;
  if (sign === markSign || (sign === dotSign && isLoneDot(text, start))) {
    const raw = text.charAt(start);
    return { kind: "mark", start, end: start + 1, raw, key: raw };
  }
  if (sign !== letterSign) return null;
  let end = start + 1;
  while (signs[text.charCodeAt(end)] === letterSign) end += 1;
  // A digit, an apostrophe or a letter with an accent goes on with the word.
  const next = end < text.length ? text.charCodeAt(end) : endOfText;
  if (!signs[next] && !(next === hyphenCode || next === quoteCode)) return null;
  const raw = text.slice(start, end);
  return { kind: "word", start, end, raw, key: keyOf(raw) };
}

const [hyphenCode, quoteCode] = ["-".charCodeAt(0), '"'.charCodeAt(0)];

/** No other stop follows it, with or without a space between: it begins no ellipsis. */
function isLoneDot(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return next !== "." && !(/[ \u00a0]/.test(next) && text.charAt(at + 2) === ".");
}

/** Keys of the words met, which come again and again; forgotten when they are many. */
const keys = new Map<string, string>();
const mostKeys = 50_000;
/** A longer slice keeps the whole text it was cut from in memory. */
const longestKept = 12;

function keyOf(raw: string): string {
  if (raw.length > longestKept) return wordKey(raw);
  const known = keys.get(raw);
  if (known !== undefined) return known;
  if (keys.size >= mostKeys) keys.clear();
  const key = wordKey(raw);
  keys.set(raw, key);
  return key;
}

function tokenOf(match: RegExpExecArray): Token | null {
  const [raw] = match;
  const start = match.index;
  const end = start + raw.length;
  if (match[1] !== undefined) {
    const key = keyOf(raw);
    // Nothing but invisible characters: white space to the eye, and nothing to compare.
    return key === "" ? null : { kind: hasDigit.test(raw) ? "number" : "word", start, end, raw, key };
  }
  let group = 2;
  while (group < kindOfGroup.length && match[group] === undefined) group += 1;
  const [kind, key] = kindOfGroup[group - 1] ?? ["mark", null];
  return { kind, start, end, raw, key: key ?? raw.normalize("NFKC") };
}

const hasDigit = /\p{N}/u;
const isPercent = new Set(["percent", "pct"]);

/** `%`, `per cent` and `percent` say the same, and are not written alike. */
function percent(text: string, start: number, end: number): Token {
  return { kind: "unit", start, end, raw: text.slice(start, end), key: "%" };
}

/** A word as it is compared: without case and accents, look-alike letters as they are seen. */
export function wordKey(raw: string): string {
  if (/^[a-zA-Z0-9]+$/.test(raw)) return raw.toLowerCase();
  const spaced = raw.replace(/[\u00a0\u2009\u202f]/g, ",");
  return asSeen(foldCharacter(spaced.replace(invisible, ""), "text").replace(/[’ʼ＇]/g, "'"));
}

/** The words of a text as they are compared, one space between. */
export function wordsOf(text: string): string {
  return tokensOf(text)
    .filter(isWord)
    .map(({ key }) => key)
    .join(" ");
}

/** True for tokens that carry the meaning of a sentence. */
export function isWord({ kind }: Pick<Token, "kind">): boolean {
  return kind === "word" || kind === "number";
}
