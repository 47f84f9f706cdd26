/**
 * Clauses of a motion: "This Council notes:" opens a section, numbered lines under it are its clauses. Labels
 * are as numbered, `resolves 2`, `notes 3(a)`; what has no number has its section alone.
 */
import type { ClauseGroup } from "../../storage/model/facts/motion-facts.js";
import type { Span } from "../../storage/model/facts/read.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { linesOf } from "./head.js";
import { askedSection, opensSection, ownSection, sectionIn } from "./motion-sections.js";
import { sentencesOf } from "./motion-units.js";
import { type Part, partOf } from "./passages.js";

export { opensSection } from "./motion-sections.js";

const numberForm =
  /^["“‘]?(?:S(?:ECTION|ection)\s+)?(?<number>\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[A-Z])[.)]{1,2}(?:\([a-z]+\))?|\d{1,2}(?:\.\d{1,2})+|[•●▪◦·∙‣–—*-])\s+(?=\S)/u;

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
  /** Numbers of the last clauses of the outer levels, for letters and Roman numbers below them. */
  levels: string[];
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
  const section: Section = { name: null, group: "text", levels: [], last: 0, before: "", quoted: false };
  return extraction.blocks.flatMap((block) =>
    clauseSpans(extraction.text, block).map((span) => clausePart(extraction, block, span, section, ends)),
  );
}

/** "And that a copy be sent": the next part of what is resolved. */
const goesOnWith = /^(?:AND|And)\s+(?:(?:FURTHER|further|ALSO|also),?\s+)?(?:THAT|that)\b/;

/** A block is one clause, unless its lines are numbered or open sections or say something else. */
function clauseSpans(text: string, block: Block): Span[] {
  const starts = linesOf(text, block)
    .filter(
      (line) =>
        line.start === block.start ||
        numberForm.test(line.text) ||
        opensSection(line.text) ||
        goesOnWith.test(line.text) ||
        endsSection(line.text),
    )
    .map((line) => line.start);
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? block.end }));
  return spans.flatMap((span) => sentencesOpening(text, span));
}

/** "This Assembly notes …. This Assembly calls on …." on one line: each sentence that names the body is a clause. */
function sentencesOpening(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end).replace(/\s/g, " ");
  if (!opensSection(words)) return [span];
  const starts = sentencesOf({ start: span.start, text: words })
    .filter((one, index) => index > 0 && opensSection(one.text))
    .map((one) => one.start)
    // "2. That the Council notes": no sentence ends behind a number.
    .filter((at) => /\p{L}{2}/u.test(text.slice(span.start, at)));
  return [span.start, ...starts].map((start, index) => ({ start, end: starts[index] ?? span.end }));
}

/** "That the Council approve the notice of motion": it moves what stands above, and is no clause. */
const adoptsMotion =
  /^["“]?that\s+(?:the|this)\s+\p{L}+\s+(?:approves?|adopts?|agrees?(?:\s+to)?|supports?)\s+(?:the\s+)?(?:terms\s+of\s+the\s+)?(?:notice\s+of\s+)?motion\b/iu;

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
    section.name = opened.name;
    section.group = opened.group;
    section.levels = [];
    section.quoted ||= /^[*_]*[“"]/.test(words);
    const number = printed === undefined ? null : bareNumber(printed);
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
    section.name = "";
    section.group = opened.group;
    section.levels = [];
    return plain;
  }
  const unnumbered = printed === undefined;
  const continued = /^\p{Ll}/u.test(words);
  if (
    section.name === null ||
    isHeading ||
    (printed !== undefined && (!countsOn(section, printed) || isTitleBelow(section, words))) ||
    (unnumbered && isHeadingWithin(section.before, words)) ||
    (unnumbered && (endsSection(words) || ends(span) || (section.levels.length > 0 && !continued))) ||
    (/^[–—*-]\s/.test(words) && ends(span) && endsSection(words.replace(numberForm, "")))
  ) {
    section.name = null;
    section.quoted = false;
    return plain;
  }
  if (printed !== undefined) {
    section.last = leading(printed) ?? section.last;
  }
  section.before = words.replace(numberForm, "");
  const own =
    section.name === "" || (unnumbered && /^and\s/i.test(words))
      ? (ownSection(words.replace(numberForm, "")) ?? askedSection(words.replace(numberForm, "")))
      : null;
  const number = printed === undefined ? null : numbered(section, printed);
  const name = own?.name ?? (section.name || "resolves");
  const part: MotionPart = {
    ...plain,
    kind: "clause",
    clause: [name, number ?? section.levels[0]].filter(Boolean).join(" "),
    of: { group: own?.group ?? section.group, number, bare: false },
  };
  if (closes(words, section)) section.name = null;
  return part;
}

/** The number a list item is counted by; null for letters and bullets. */
function leading(printed: string): number | null {
  const digits = /^\(?(\d{1,3})(?![\d.]*\d)/.exec(printed)?.[1];
  return digits === undefined ? null : Number(digits);
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

/** Names of movers and the record's own lines stand below a motion, not in it. */
function endsSection(words: string): boolean {
  return /^[*_]*(?:(?:proposed|moved|seconded|submitted|supported|signed|sponsored)\s*(?:by|:)|proposer|seconder|mover|resolved\b|the\s+(?:motion|amendment|(?:deputy\s+)?(?:lord\s+)?mayor|chair\w*|convener|provost|leader)\b|motion\b|an?\s+(?:\w+\s+){0,2}(?:amendment|vote)\b|amendment\b|vote|voting\b|for\b.*:|against\b.*:|abst\w+\b.*:|outcome|result\b|carried\b|lost\b|(?:(?:county|city|borough|town|district|parish)\s+)?councillors?\b|cllrs?\b|crs?\b|members\s+(?:debated|discussed|spoke|asked|raised|made|then|voted|considered|were)|(?:in\s+the|during|following|after)\s+(?:the\s+)?(?:ensuing\s+|subsequent\s+|further\s+|a\s+)*(?:debate|discussion|speech|vote)|debate\b|(?:up)?on\s+being\b|(?:up)?on\s+a\s+|(?:in\s+)?second(?:ing|ed)\b|speaking\b|there\s+(?:voted|being|was|were)|it\s+was\b|having\s+been|with\s+(?:the\s+)?(?:consent|agreement|leave)|note\s*:|reasons?\s*:|background\b|officer|agenda\b|minutes?\s*:|decision\b|the\s+meeting\b|(?:that\s+(?:the|this)\s+\p{L}+\s+|to\s+)(?:approves?|adopts?|agrees?(?:\s+to)?|supports?)\s+(?:the\s+)?(?:terms\s+of\s+the\s+)?(?:notice\s+of\s+)?motion\b|in\s+accordance\s+with|pursuant\s+to|under\s+(?:council\s+)?procedure|(?:mr|mrs|ms|dr|baillie)\.?\s+\p{Lu}|amended\s+motion|substantive\s+motion|supporters?\b|passed\s+and\s+adopted|passed,|adopted\s+(?:this|by|on)\b|approved\s+(?:this|as)\b|ayes\b|noes\b|nays\b|absent\b|attest\b|supporting\s+documents?|contact\b|an?\s+(?:legislative\s+consent|copy\s+of)|the\s+item\s+(?:started|began)|view\s)/iu.test(
    words,
  );
}

function bareNumber(printed: string): string | null {
  const number = printed.replace(/^\(|[.)]+$/g, "");
  return /[\p{L}\d]/u.test(number) ? number : null;
}

/** `2`, `2(a)`, `2(a)(i)`: the number with those it stands below; null for a bullet. */
function numbered(section: Section, printed: string): string | null {
  const number = bareNumber(printed);
  if (number === null) return null;
  const [outer, inner] = section.levels;
  if (/^\d/.test(number) || outer === undefined) section.levels = [number];
  else if (/^\d/.test(outer)) {
    section.levels =
      inner !== undefined && isRomanBelow(inner, number) ? [outer, inner, number] : [outer, number];
  } else section.levels = isRomanBelow(outer, number) ? [outer, number] : [number];
  const [first = "", ...below] = section.levels;
  return first + below.map((level) => `(${level})`).join("");
}

/** `i` after `h` is the next letter; after any other it begins a level of its own, and `ii` goes on with it. */
function isRomanBelow(letter: string, number: string): boolean {
  if (!/^[ivx]+$/.test(number) || /^[ivx]+$/.test(letter)) return false;
  return number.length > 1 || letter.charCodeAt(0) + 1 !== number.charCodeAt(0);
}
