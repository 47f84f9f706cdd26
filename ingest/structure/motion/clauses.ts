/**
 * Clauses of a motion: "This Council notes:" opens a section, numbered lines under it are its clauses. Labels
 * are as numbered, `resolves 2`, `notes 3(a)`; what has no number has its section alone.
 */
import type { ClauseGroup } from "../../../storage/model/facts/motion-facts.js";
import type { Span } from "../../../storage/model/facts/read.js";
import type { Block, Extraction } from "../../extract/extraction.js";
import { type Part, partOf } from "../passages.js";
import { bareNumber, joined, leading, numberForm, placed } from "./numbers.js";
import { askedSection, isBare, type Opened, ownSection, sectionIn } from "./sections.js";
import { clauseSpans, endsSection } from "./spans.js";

export { opensSection } from "./sections.js";

/** What a part is of a motion; null for what is none of its clauses. */
export interface MotionPart extends Part {
  of: {
    group: ClauseGroup;
    number: string | null;
    /** It only opens a section. */
    bare: boolean;
  } | null;
}

interface Section {
  name: string | null;
  group: ClauseGroup;
  /** Numbers of the last clause and of those it stands inside; the group of each. */
  levels: string[];
  groups: ClauseGroup[];
  /** A numbered clause stood in it. */
  isListed: boolean;
  /** It only opens: what it opens is said below. */
  isBare: boolean;
  /** The last number of the outermost level, in this motion so far. */
  last: number;
  /** The words of the last clause, without its number. */
  before: string;
  /** The motion stands in quotation marks, which have not been closed. */
  quoted: boolean;
}

/** Marks the clauses of a motion; every other block stays what it is. `ends` tells where the record speaks itself. */
export function clauseParts(
  extraction: Extraction,
  ends: (span: Span) => boolean = () => false,
): MotionPart[] {
  const section: Section = {
    name: null,
    group: "text",
    levels: [],
    groups: [],
    isListed: false,
    isBare: false,
    last: 0,
    before: "",
    quoted: false,
  };
  return extraction.blocks.flatMap((block) =>
    clauseSpans(extraction.text, block).map((span) => clausePart(extraction, block, span, section, ends)),
  );
}

/** "That the Council approve the notice of motion": it moves what stands above, and is no clause. */
const adoptsMotion =
  /^["“]?that\s+(?:the|this)\s+\p{L}+\s+(?:approves?|adopts?|agrees?(?:\s+to)?|supports?)\s+(?:the\s+)?(?:terms\s+of\s+the\s+)?(?:notice\s+of\s+)?motion\b/iu;

/** "b) By Councillor Ray:" below the clauses of another motion. */
const namesMover =
  /^(?:motion\s+)?(?:(?:(?:proposed|moved|submitted|tabled)\s+)?(?:by|from)\s+)?(?:councillor|cllr|cr)s?\b/i;

function clausePart(
  { text }: Extraction,
  block: Block,
  span: Span,
  section: Section,
  ends: (span: Span) => boolean,
): MotionPart {
  const words = text.slice(span.start, span.end).trim();
  const plain: MotionPart = { ...partOf(block), ...span, of: null };
  const marked = span.start === block.start ? block.marker : null;
  const printed = marked || numberForm.exec(words)?.groups?.number;
  const isHeading = block.kind === "heading";
  if (block.kind === "row") return plain;
  const opened =
    (ends(span) && printed === undefined) || adoptsMotion.test(words) ? null : sectionIn(words, isHeading);
  if (opened !== null && (section.name !== null || opened.name !== "")) {
    const number = printed === undefined ? null : bareNumber(printed);
    open(section, opened, number);
    section.quoted ||= /^[*_]*[“"]/.test(words);
    const kind = isHeading ? ("heading" as const) : ("clause" as const);
    const part = {
      ...plain,
      kind,
      clause: opened.name || null,
      of: { group: opened.group, number, bare: opened.bare },
    };
    if (closes(words, section)) section.name = null;
    return part;
  }
  if (opened !== null) {
    open(section, opened, printed === undefined ? null : bareNumber(printed));
    return plain;
  }
  const unnumbered = printed === undefined;
  const continued = /^\p{Ll}/u.test(words);
  if (
    section.name === null ||
    isHeading ||
    (printed !== undefined && (!countsOn(section, printed) || isTitleBelow(section, words))) ||
    (unnumbered && isHeadingWithin(section.before, words)) ||
    (unnumbered && (endsSection(words) || ends(span) || (section.isListed && !continued))) ||
    (ends(span) && namesMover.test(words.replace(numberForm, ""))) ||
    // "39.3 The Mayor declared": a paragraph of the record, numbered as such.
    (/^(?:[–—*-]|\d{1,3}\.\d{1,3}\.?)\s/.test(words) &&
      ends(span) &&
      endsSection(words.replace(numberForm, "")))
  ) {
    section.name = null;
    section.quoted = false;
    return plain;
  }
  if (printed !== undefined) {
    section.last = leading(printed) ?? section.last;
  }
  section.before = words.replace(numberForm, "");
  const number = numbered(section, printed);
  const said = words.replace(numberForm, "");
  const depth = section.levels.length - 1;
  const outer = number === null ? section.group : (section.groups[depth - 1] ?? section.group);
  const mayOwn = section.name === "" || !section.isBare || (unnumbered && /^and\s/i.test(words));
  const own = mayOwn ? (ownSection(said) ?? (section.name === "" ? askedSection(said) : null)) : null;
  // "a) Agrees that …, b) Also ask …": the second is of a kind with the first.
  const beside = section.isBare || number === null ? undefined : section.groups[depth];
  const group = own?.group ?? beside ?? outer;
  if (number !== null) section.groups = [...section.groups.slice(0, depth), group];
  const name = own?.name ?? (section.name || "resolves");
  const part: MotionPart = {
    ...plain,
    kind: "clause",
    clause: [name, number ?? section.levels[0]].filter(Boolean).join(" "),
    of: { group, number, bare: (own !== null && isBare(said)) || /^(?:and|or)[;:,]?$/i.test(words) },
  };
  if (closes(words, section)) section.name = null;
  return part;
}

function open(section: Section, { name, group, bare }: Opened, number: string | null): void {
  section.name = name;
  section.group = group;
  section.levels = number === null ? [] : [number];
  section.groups = number === null ? [] : [group];
  section.isListed = false;
  section.isBare = bare;
}

/** `2`, `2(a)`, `2(a)(i)`: the number with those it stands inside; null for a bullet. */
function numbered(section: Section, printed: string | undefined): string | null {
  const number = printed === undefined ? null : bareNumber(printed);
  section.isListed ||= printed !== undefined;
  if (number === null) return null;
  section.levels = placed(section.levels, number);
  return joined(section.levels);
}

/** A list begins with 1, or goes on from the one before it; "5. Exclusion of the public" is the next item. */
function countsOn({ levels, last }: Section, printed: string): boolean {
  const number = leading(printed);
  return (
    number === null ||
    number === 1 ||
    number === last + 1 ||
    (levels.length > 0 && !/^\d/.test(levels[0] ?? ""))
  );
}

/** "3. Questions" below "2. to ask …, and to report.": the list has ended, and the next item of business begins. */
function isTitleBelow({ before }: Section, words: string): boolean {
  const own = words.replace(numberForm, "");
  return (
    /^\p{Ll}/u.test(before) && /\.["”’]?$/.test(before) && /^\p{Lu}/u.test(own) && /[\p{L}\d)]$/u.test(own)
  );
}

/** "Action Plan" below clauses that are whole sentences: a heading of the text, and no clause. */
function isHeadingWithin(before: string, words: string): boolean {
  const own = words.split(/\s+/);
  return (
    /[.;]["”’]?$/.test(before) &&
    words.length <= 70 &&
    own.length >= 2 &&
    /[\p{L})]$/u.test(words) &&
    own.filter((word) => /^\p{Lu}/u.test(word) || word.length <= 3).length === own.length
  );
}

function closes(words: string, section: Section): boolean {
  if (!section.quoted || !/[”"][.;]?[*_]*$/.test(words)) return false;
  section.quoted = false;
  return true;
}
