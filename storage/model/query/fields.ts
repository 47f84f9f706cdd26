/** What a search may ask of a passage or its document besides words: `said:rowley`, `kind:motion`, `date:2023..2025`. */
import { outcomes } from "../facts/decision-facts.js";
import { clauseGroups } from "../facts/motion-facts.js";
import type { Span } from "../fold.js";
import { documentKinds } from "../kind.js";
import { QueryFault } from "./query.js";
import { foldForWords, wordsOf } from "./words.js";

/** Fields that hold names: found when the words asked for stand side by side in one of them. */
export const nameFields = [
  "said",
  "asked",
  "by",
  "source",
  "tag",
  "place",
  "person",
  "body",
  "title",
] as const;
/** Fields that hold one of a few words. */
export const choices = {
  kind: documentKinds,
  outcome: [...outcomes, "unanimous"],
  clause: clauseGroups,
  has: ["figures", "votes", "ocr", "quotations"],
  language: null,
} as const satisfies Record<string, readonly string[] | null>;
/** Fields that hold a day or what is known of it. */
export const rangeFields = ["date", "added"] as const;

export type NameField = (typeof nameFields)[number];
export type ChoiceField = keyof typeof choices;
export type RangeField = (typeof rangeFields)[number];

interface Written {
  is: "field";
  /** Where it stands in what was written, in UTF-16 code units. */
  at: Span;
}
/** Words that stand side by side in a name; the last may be only the beginning of one. */
export interface NameAsked extends Written {
  field: NameField;
  words: readonly string[];
  prefix: boolean;
}
export interface ChoiceAsked extends Written {
  field: ChoiceField;
  choice: string;
}
/** Both ends are included: partial dates, or null where it is open. */
export interface RangeAsked extends Written {
  field: RangeField;
  from: string | null;
  to: string | null;
}
export type Field = NameAsked | ChoiceAsked | RangeAsked;

/** Narrows to the fields that hold names. */
export function asksName(field: Field): field is NameAsked {
  return "words" in field;
}

/** Narrows to the fields that hold a choice. */
export function asksChoice(field: Field): field is ChoiceAsked {
  return "choice" in field;
}

/** The name before a colon as a field's, or null: `note: this` is no field. */
export function fieldNamed(name: string): Field["field"] | null {
  const sought = name.toLowerCase();
  return (
    [...nameFields, ...(Object.keys(choices) as ChoiceField[]), ...rangeFields].find(
      (field) => field === sought,
    ) ?? null
  );
}

/** The field `field` with what was written after its colon, without quotation marks. Throws QueryFault. */
export function fieldOf(field: Field["field"], value: string, at: Span): Field {
  if (isRange(field)) return { is: "field", field, ...rangeOf(field, value, at), at };
  if (isChoice(field)) return { is: "field", field, choice: choiceOf(field, value, at), at };
  const trimmed = value.trim();
  const prefix = trimmed.endsWith("*");
  const { words } = wordsOf(foldForWords(prefix ? trimmed.slice(0, -1) : trimmed));
  if (words.length === 0)
    throw new QueryFault(`There is nothing after ${field}: at ${at.start + 1}.`, at.start);
  return { is: "field", field, words, prefix, at };
}

function isRange(field: Field["field"]): field is RangeField {
  return rangeFields.some((range) => range === field);
}

function isChoice(field: Field["field"]): field is ChoiceField {
  return field in choices;
}

function choiceOf(field: ChoiceField, value: string, at: Span): string {
  const sought = value.trim().toLowerCase();
  const known = choices[field];
  if (known === null) {
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/.test(sought)) return sought;
    throw new QueryFault(
      `Expected a language by its code, as language:en, at ${at.start + 1}; this is “${value}”.`,
      at.start,
    );
  }
  const found = known.find((choice) => choice === sought || `${choice}s` === sought);
  if (found !== undefined) return found;
  throw new QueryFault(
    `After ${field}: stands one of ${known.join(", ")}; at ${at.start + 1} it is “${value}”.`,
    at.start,
  );
}

const partialDate = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

function rangeOf(field: RangeField, value: string, at: Span): { from: string | null; to: string | null } {
  const written = value.trim();
  const [from = "", to = from, ...more] = written.split("..");
  const ends = [from, to].map((end) => end.trim());
  if (
    more.length > 0 ||
    ends.every((end) => end === "") ||
    ends.some((end) => end !== "" && !partialDate.test(end))
  )
    throw new QueryFault(
      `After ${field}: stands a day, month or year, or two with .. between them, as ${field}:2023-05..2025; at ${at.start + 1} it is “${value}”.`,
      at.start,
    );
  return { from: ends[0] || null, to: ends[1] || null };
}

/** A field as it is written in a query. */
export function printField(field: Field): string {
  if (asksName(field)) return `${field.field}:"${field.words.join(" ")}${field.prefix ? "*" : ""}"`;
  if (asksChoice(field)) return `${field.field}:${field.choice}`;
  if (field.from === field.to) return `${field.field}:${field.from}`;
  return `${field.field}:${field.from ?? ""}..${field.to ?? ""}`;
}
