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

/** Cuts `text` into tokens, in order. Linear; about 0.3 s for a million characters. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const keys = new Map<string, string>();
  const form = new RegExp(tokenForm);
  for (let match = form.exec(text); match !== null; match = form.exec(text)) {
    const token = tokenOf(match, keys);
    if (token === null) continue;
    const last = tokens.at(-1);
    if (token.key === "cent" && last?.key === "per")
      tokens[tokens.length - 1] = percent(text, last.start, token.end);
    else tokens.push(isPercent.test(token.key) ? percent(text, token.start, token.end) : token);
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray, keys: Map<string, string>): Token | null {
  const [raw] = match;
  const start = match.index;
  const end = start + raw.length;
  if (match[1] !== undefined) {
    let key = keys.get(raw);
    if (key === undefined) {
      key = wordKey(raw);
      keys.set(raw, key);
    }
    // Nothing but invisible characters: white space to the eye, and nothing to compare.
    return key === "" ? null : { kind: hasDigit.test(raw) ? "number" : "word", start, end, raw, key };
  }
  let group = 2;
  while (group < kindOfGroup.length && match[group] === undefined) group += 1;
  const [kind, key] = kindOfGroup[group - 1] ?? ["mark", null];
  return { kind, start, end, raw, key: key ?? raw.normalize("NFKC") };
}

const hasDigit = /\p{N}/u;
const isPercent = /^(?:percent|pct)$/;

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
