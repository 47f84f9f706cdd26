/** Which sort of change it is when other words stand in a place than were quoted. */
import type { DifferenceKind } from "./difference.js";
import { areOpposed, denialsIn, writtenOut } from "./negation.js";
import { isNumberWord, valuesOf } from "./numbers.js";
import { isWord, type Token } from "./tokens.js";
import { areForms, auxiliaries } from "./verb-forms.js";

/** One place: the tokens of the quotation and those of the text in their stead; one list may be empty. */
export interface Change {
  quoted: readonly Token[];
  stands: readonly Token[];
}

/** Words that begin sentences, so that a capital makes no name of them. */
const common = new Set(
  `a an the this that these those there here it he she we they you i his her its our their your my one some any all no not
if when while where what who which how why and but or so because as at by for from in into of on to with about after before
yes now then thus yet nor is are was were will would can could should may might must do does did have has had let many most more
such every each both either neither under over between during since until although though however people police`.split(
    /\s+/,
  ),
);

/** Names the change at one place; `begins` tells whether a token begins its sentence. */
export function changeKind({ quoted, stands }: Change, begins: (token: Token) => boolean): DifferenceKind {
  const [words, others] = [quoted.filter(carries), stands.filter(carries)];
  if (words.length === 0 && others.length === 0) return printKind(quoted, stands);
  const [keys, otherKeys] = [keysOf(words), keysOf(others)];
  if (keys.length > 0 && otherKeys.length > 0 && writtenOut(keys) === writtenOut(otherKeys))
    return "contraction";
  if (keys.join("") === otherKeys.join("") && keys.length > 0 && !hasDigits(keys))
    return [...quoted, ...stands].some(({ kind }) => kind === "hyphen") ? "hyphenation" : "word";
  if (denialsIn(keys) !== denialsIn(otherKeys)) return "negation";
  if (isNumeric(words) || isNumeric(others)) return numberKind(words, others);
  const [word = "", other = ""] = [keys[0], otherKeys[0]];
  const isPair = keys.length === 1 && otherKeys.length === 1;
  if (isPair && areOpposed(word, other)) return "negation";
  if (isPair && areForms(word, other)) return "tense";
  if (isPair && areSpellings(word, other)) return "spelling";
  const onlyAuxiliaries = [...keys, ...otherKeys].every((key) => auxiliaries.has(key));
  if (onlyAuxiliaries) return "tense";
  if (isPair && [...words, ...others].every(isCapital)) return "name";
  if ([...words, ...others].some((token) => isCapital(token) && !begins(token))) return "name";
  return keys.length === 0 ? "left out" : otherKeys.length === 0 ? "added" : "word";
}

function carries(token: Token): boolean {
  return isWord(token) || token.kind === "unit";
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key);
}

/** No word differs: print, unless a mark of the sentence does. */
function printKind(quoted: readonly Token[], stands: readonly Token[]): DifferenceKind {
  const kinds = new Set([...quoted, ...stands].map(({ kind }) => kind));
  kinds.delete("quote");
  if (kinds.size === 0) return "quotation marks";
  if (kinds.size === 1 && kinds.has("hyphen")) return "hyphenation";
  const isOneMark = quoted.length === 1 && stands.length === 1;
  if (isOneMark && kinds.has("dash") && kinds.has("hyphen") && kinds.size === 2) return "dash";
  return "punctuation";
}

function hasDigits(keys: readonly string[]): boolean {
  return keys.some((key) => /\d/.test(key));
}

function isNumeric(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, key }) => kind === "number" || kind === "unit" || isNumberWord(key));
}

/** `number format` when both say the same numbers of the same things. */
function numberKind(quoted: readonly Token[], stands: readonly Token[]): DifferenceKind {
  const say = (tokens: readonly Token[]) => {
    const keys = keysOf(tokens);
    const rest = keys.filter((key) => key !== "and" && !isNumberWord(key) && !/^\d/.test(key));
    return `${valuesOf(keys).join(" ")} ${rest.join(" ")}`;
  };
  return say(quoted) === say(stands) ? "number format" : "number";
}

/** `organise` and `organize`, `colour` and `color`, `programme` and `program`, `judgement` and `judgment`. */
function areSpellings(one: string, other: string): boolean {
  const plain = (word: string) =>
    word
      .replace(/is(?=e|ing|ation|ed)/g, "iz")
      .replace(/ys(?=e|ing|ed)/g, "yz")
      .replace(/our/g, "or")
      .replace(/mme$/, "m")
      .replace(/dgement/, "dgment")
      .replace(/ll(?=ing|ed|er)/g, "l")
      .replace(/ence$/, "ense")
      .replace(/tre$/, "ter")
      .replace(/ae|oe/g, "e")
      .replace(/ogue$/, "og");
  return one.length > 3 && plain(one) === plain(other);
}

/** A capital on a word that is no common one. */
function isCapital({ kind, raw, key }: Token): boolean {
  return kind === "word" && /^\p{Lu}/u.test(raw) && !common.has(key.replace(/'.*$/, ""));
}
