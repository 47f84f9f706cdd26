/**
 * A line in which each name is one character. Whether words are a name is decided once, by their capitals and titles;
 * what is said of the name is then a short pattern in any case: `moved by ☺`.
 */
import type { Read } from "../../../storage/model/facts/read.js";
import { nameRead, officeForm, personForm, titledForm } from "./person.js";

/** The characters that stand for names: for private use, so that no text has them. */
const marks = { titled: "\uE001", plural: "\uE002", bare: "\uE003", office: "\uE004" } as const;

/** Parts of patterns: a name with a title or an office, one with a plural title, an office alone, a name of any kind. */
export const titled = `[${marks.titled}${marks.plural}${marks.office}]`;
export const office = marks.office;
export const plural = marks.plural;
export const anyone = `[${Object.values(marks).join("")}]`;
/** No more names stand in a stretch of these. */
export const noName = `^.;${Object.values(marks).join("")}`;

export interface MarkedLine {
  /** The line with a mark in the place of each name. */
  marked: string;
  /** The name for which the mark at an offset of `marked` stands; its offsets are the text's. */
  nameAt: (offset: number) => Read<string>;
}

const nameForm = new RegExp(
  `(?<![\\p{L}\\p{M}\\d’'])(?<!\\bS\\s?/\\s?)(?!\\p{Lu}\\s?/|MS[CP]\\b)(?:(?<titled>${titledForm})|${personForm})`,
  "gu",
);
const officeAlone = new RegExp(`^${officeForm}$`, "u");
const pluralTitle = /^(?:councill?ors|cllrs|clrs|crs)\.?\s+/i;

/** Marks the names of a line that begins at `start`. Marks that the line itself has become spaces. */
export function markNames(line: string, start: number): MarkedLine {
  const text = line.replace(/[\uE001-\uE004]/g, " ");
  const names = new Map<number, Read<string>>();
  let marked = "";
  let from = 0;
  nameForm.lastIndex = 0;
  for (let match = nameForm.exec(text); match !== null; match = nameForm.exec(text)) {
    const read = nameRead(match[0].replace(/(?<=\p{Ll})[’']s$/u, ""), start + match.index);
    if (read === null) continue;
    const lead = pluralTitle.exec(read.value)?.[0].length ?? 0;
    marked += text.slice(from, match.index);
    names.set(marked.length, { ...read, value: read.value.slice(lead), start: read.start + lead });
    marked += marks[kindOf(read.value, match.groups?.titled !== undefined)];
    from = nameForm.lastIndex = read.end - start;
  }
  return {
    marked: marked + text.slice(from),
    nameAt: (offset) => names.get(offset) as Read<string>,
  };
}

function kindOf(name: string, hasTitle: boolean): keyof typeof marks {
  if (pluralTitle.test(name)) return "plural";
  if (!hasTitle) return "bare";
  return officeAlone.test(name) ? "office" : "titled";
}
