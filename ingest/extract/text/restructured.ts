/**
 * reStructuredText to blocks: headings, paragraphs, lists, line blocks, notes. Directives that only lay out, raw
 * HTML and comments are left out and counted.
 */
import type { Draft } from "../assemble.js";
import { headingReader } from "../underlined.js";
import { inlinePieces, restructuredMarkup } from "./inline-markup.js";
import { chunksOf } from "./text-lines.js";

const directive = /^\.\. ([\w-]+)::\s*(.*)$/;
const note = /^\.\. \[([^\]]+)\]\s*(.*)$/;
const listItem = /^(\s*)([-*+•]|\(?(?:\d+|#)[.)]|\(?[a-z]\)|[a-z]\.)\s+(.*)$/;
/** Directives whose argument or body is text of the document. */
const spoken = new Set([
  "rubric",
  "note",
  "warning",
  "topic",
  "sidebar",
  "epigraph",
  "pull-quote",
  "attention",
  "tip",
]);

/** What one part of the file leaves for the next. */
interface Reading {
  leftOut: number;
  indentNext: boolean;
  /** Inside a directive whose indented body is not text. */
  skipping: boolean;
  /** Number of the last item of a list that numbers itself. */
  automatic: number;
}

/** The blocks of a file in reading order, and how many directives were left out. */
export function restructuredDrafts(text: string): { drafts: Draft[]; leftOut: number } {
  const reading: Reading = { leftOut: 0, indentNext: false, skipping: false, automatic: 0 };
  const drafts: Draft[] = [];
  const takeHeading = headingReader();
  for (const chunk of chunksOf(text.split("\n"))) {
    const inBody = /^\s/.test(chunk[0] ?? "");
    if (inBody && reading.skipping) continue;
    if (!inBody) reading.skipping = false;
    const { heading, level, rest } = takeHeading(chunk);
    if (heading !== null) drafts.push({ kind: "heading", level, pieces: pieces(heading) });
    for (const part of partsOf(rest)) for (const one of readPart(reading, part)) drafts.push(one);
  }
  return { drafts, leftOut: reading.leftOut };
}

function pieces(source: string): Draft["pieces"] {
  return inlinePieces(source, restructuredMarkup);
}

/** A chunk without blank lines may hold several list items, notes or directives. */
function partsOf(lines: string[]): string[][] {
  const parts: string[][] = [];
  for (const line of lines) {
    const opens = line.startsWith(".. ") || listItem.test(line);
    const previous = parts.at(-1);
    if (!previous || (opens && !/^\s/.test(line))) parts.push([line]);
    else previous.push(line);
  }
  return parts;
}

/** The block a part is, if it is one. */
function readPart(reading: Reading, lines: string[]): Draft[] {
  const first = lines[0] ?? "";
  const item = listItem.exec(first);
  if (item) return [itemOf(reading, item, lines.slice(1))];
  reading.automatic = 0;
  if (first === ".." || first.startsWith(".. ")) return readExplicit(reading, lines);
  if (first.startsWith("| ")) {
    const text = lines.map((line) => line.replace(/^\| ?/, "")).join("\n");
    return [{ kind: "paragraph", pieces: pieces(text) }];
  }
  const indented = reading.indentNext || /^\s/.test(first);
  reading.indentNext = false;
  return [{ kind: "paragraph", indented, pieces: pieces(joined(lines)) }];
}

function itemOf(reading: Reading, item: RegExpExecArray, more: string[]): Draft {
  const [, , printed = "", words = ""] = item;
  reading.automatic = printed === "#." ? reading.automatic + 1 : 0;
  const marker = printed === "#." ? `${reading.automatic}.` : printed;
  return { kind: "list-item", marker, pieces: pieces(joined([words, ...more])) };
}

function readExplicit(reading: Reading, lines: string[]): Draft[] {
  const first = lines[0] ?? "";
  const [, label, words = ""] = note.exec(first) ?? [];
  if (label !== undefined) {
    const text = joined([words, ...lines.slice(1)]);
    return [{ kind: "list-item", marker: `[${label}]`, pieces: pieces(text) }];
  }
  const [, name = "", argument = ""] = directive.exec(first) ?? [];
  if (spoken.has(name)) {
    const kind = name === "rubric" ? "heading" : "paragraph";
    return [{ kind, level: 6, pieces: pieces(joined([argument, ...lines.slice(1)])) }];
  }
  reading.indentNext = name === "rst-class" && argument.includes("indented");
  reading.skipping = name !== "rst-class";
  if (reading.skipping) reading.leftOut += 1;
  return [];
}

function joined(lines: string[]): string {
  return lines.map((line) => line.trim()).join(" ");
}
