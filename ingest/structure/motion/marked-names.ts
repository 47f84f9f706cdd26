/**
 * A line in which each name is one character. Whether words are a name is decided once, by their capitals and titles;
 * what is said of the name is then a short pattern in any case: `moved by ☺`.
 */
import type { Read } from "../../../storage/model/facts/read.js";
import { nameRead, personForm, titledForm } from "./person.js";

/** The characters that stand for names: for private use, so that no text has them. */
const marks = { titled: "\uE001", plural: "\uE002", bare: "\uE003" } as const;

/** Parts of patterns: a name with a title or an office, one with a plural title, one of any kind. */
export const titled = `[${marks.titled}${marks.plural}]`;
export const plural = marks.plural;
export const anyone = `[${marks.titled}${marks.plural}${marks.bare}]`;

export interface MarkedLine {
  /** The line with a mark in the place of each name. */
  marked: string;
  /** The name for which the mark at an offset of `marked` stands; its offsets are the text's. */
  nameAt: (offset: number) => Read<string>;
}

const nameForm = new RegExp(`(?<![\\p{L}\\p{M}\\d’'])(?:(?<titled>${titledForm})|${personForm})`, "gu");
const pluralTitle = /^(?:councill?ors|cllrs|clrs|crs)\.?\s+/i;

/** Marks the names of a line that begins at `start`. Marks that the line itself has become spaces. */
export function markNames(line: string, start: number): MarkedLine {
  const text = line.replace(/[\uE001-\uE003]/g, " ");
  const names = new Map<number, Read<string>>();
  let marked = "";
  let from = 0;
  nameForm.lastIndex = 0;
  for (let match = nameForm.exec(text); match !== null; match = nameForm.exec(text)) {
    const read = nameRead(match[0], start + match.index);
    if (read === null) continue;
    const lead = pluralTitle.exec(read.value)?.[0].length ?? 0;
    marked += text.slice(from, match.index);
    names.set(marked.length, { ...read, value: read.value.slice(lead), start: read.start + lead });
    marked += lead > 0 ? marks.plural : match.groups?.titled === undefined ? marks.bare : marks.titled;
    from = nameForm.lastIndex = read.end - start;
  }
  return {
    marked: marked + text.slice(from),
    nameAt: (offset) => names.get(offset) as Read<string>,
  };
}
