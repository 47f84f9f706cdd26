/**
 * What is asked of the engine to find the passages that may hold a quotation. Phrases of a few words each, cut at
 * commas and stops as the engine cuts them, so that a changed word spoils one query and not the others.
 */
import type { PlaceQuery } from "../../storage/index/search-index.js";
import { isGap, type Sought } from "../../storage/model/quote/sought.js";
import { isWord, type Token } from "../../storage/model/quote/tokens.js";

/** Words of one phrase: few enough to miss a change, enough to tell passages apart. */
const phraseWords = 6;
/** Of the queries that look for words changed here and there. */
const shortPhraseWords = 3;
const mostShortPhrases = 16;
/** Terms the engine reads of one query. */
const termsRead = 10;
/** Tokens of a quotation that is short. */
const fewTokens = 30;
const perPhrase = 15;
const perShortPhrase = 8;
const perBag = 20;
/** For quotations of few words, of which there is little to look for, so many times as many. */
const widened = 3;

/** First look: a few long phrases from all over the quotation. `claimed`: whose words they are said to be. */
export function firstQueries(sought: Sought, claimed: string | null): PlaceQuery[] {
  const runs = runsOf(sought.tokens);
  const all = windowsOf(runs, phraseWords, phraseWords);
  const chosen = spread(
    all.filter((window) => window.length >= 3),
    sought.tokens.length > 60 ? 4 : 3,
  );
  if (chosen.length === 0) return togetherQuery(runs);
  const queries = chosen.map((window) => phrase(window, perPhrase));
  const [longest] = chosen.toSorted((one, other) => weight(other) - weight(one));
  // Few words, most of them in very short runs: only all of them together tell passages apart.
  if (runs.length > chosen.length && sought.tokens.length <= fewTokens)
    for (const query of togetherQuery(runs)) queries.push(query);
  const name = claimed === null ? null : lastName(claimed);
  if (longest && name && longest.length <= 5)
    queries.push({ ...phrase(longest, perPhrase), words: `${quoted(longest)} ${name}` });
  return queries;
}

/** Second look, for words that do not stand anywhere as quoted: short phrases, and the rarest words in any order. */
export function wideQueries(sought: Sought): PlaceQuery[] {
  const runs = runsOf(sought.tokens);
  const short = windowsOf(runs, shortPhraseWords, 2).filter((window) => window.length === shortPhraseWords);
  const times = sought.tokens.length <= fewTokens ? widened : 1;
  const phrases = spread(short, mostShortPhrases).map((window) => phrase(window, perShortPhrase * times));
  const words = [...new Set(runs.flat().map(({ key }) => key))].filter((key) => key.length > 3);
  const rare = words.toSorted((one, other) => other.length - one.length).slice(0, 2 * termsRead);
  const bags = [0, 1].map((odd) => rare.filter((_, index) => index % 2 === odd).slice(0, 6));
  return [
    ...phrases,
    ...bags
      .filter((bag) => bag.length > 1)
      .map((bag) => ({ words: `${bag.join(" ")} `, everyWord: false, limit: perBag * times })),
  ];
}

/** Very short runs say little by themselves: all of them at once. */
function togetherQuery(runs: readonly Token[][]): PlaceQuery[] {
  const phrases = runs.slice(0, termsRead).map(quoted);
  return phrases.length === 0 ? [] : [{ words: phrases.join(" "), everyWord: true, limit: 50 }];
}

/** Runs of plain words with nothing between them that cuts a phrase. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (isWord(token) && /^[\p{L}\p{N}\p{M}']+$/u.test(token.key)) runs.at(-1)?.push(token);
    else if (isGap(token) || (token.kind !== "hyphen" && token.kind !== "quote")) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function windowsOf(runs: readonly Token[][], size: number, stride: number): Token[][] {
  return runs.flatMap((run) => {
    if (run.length <= size) return [run];
    const windows: Token[][] = [];
    for (let at = 0; at + size <= run.length; at += stride) windows.push(run.slice(at, at + size));
    if (run.length % stride !== 0) windows.push(run.slice(-size));
    return windows;
  });
}

/** At most `most`, the weightiest of as many stretches of equal length. */
function spread(windows: readonly Token[][], most: number): Token[][] {
  if (windows.length <= most) return [...windows];
  return Array.from({ length: most }, (_, part) => {
    const from = Math.floor((part * windows.length) / most);
    const to = Math.floor(((part + 1) * windows.length) / most);
    return windows.slice(from, to).reduce((best, window) => (weight(window) > weight(best) ? window : best));
  });
}

/** Long words are rare ones. */
function weight(window: readonly Token[]): number {
  return window.reduce((sum, { key }) => sum + Math.max(0, key.length - 2), 0);
}

function phrase(window: readonly Token[], limit: number): PlaceQuery {
  return { words: quoted(window), everyWord: true, limit };
}

function quoted(window: readonly Token[]): string {
  return `"${window.map(({ key }) => key).join(" ")}"`;
}

function lastName(claimed: string): string | null {
  return claimed.match(/[\p{L}\p{M}'’-]{3,}/gu)?.at(-1) ?? null;
}
