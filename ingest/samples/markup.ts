/**
 * The markup in which the typeset samples are written, so that their words can be read and reviewed in the
 * source tree. Blocks are divided by blank lines; a block's lines are joined by one space.
 *
 *     @ name: value     a field (title, author, created …); only before the first block
 *     = words           a title
 *     ## words          a heading; ### a smaller one
 *     ^ words           a centred line
 *     + 1. words        words hanging on a marker: everything up to the first space
 *     > words           words indented as far as hanging words are
 *     ---               a new page
 *     words             a paragraph
 *
 * Inside a block **…** is bold and *…* italic. Nothing nests.
 */
export const blockKinds = [
  "title",
  "heading",
  "subheading",
  "centred",
  "hanging",
  "indented",
  "paragraph",
  "page-break",
] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Words set in one face. */
export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
}

export interface MarkupBlock {
  kind: BlockKind;
  /** Printed before hanging words: `Q1`, `2.`; null for every other kind. */
  marker: string | null;
  runs: Run[];
}

export interface Markup {
  fields: ReadonlyMap<string, string>;
  blocks: MarkupBlock[];
}

const prefixes: readonly [string, BlockKind][] = [
  ["= ", "title"],
  ["## ", "heading"],
  ["### ", "subheading"],
  ["^ ", "centred"],
  ["+ ", "hanging"],
  ["> ", "indented"],
];

const fieldPattern = /^@ ([a-z]+): (.+)$/;

/** Reads a text in the markup above. Throws when a field comes late or a hanging block has no words. */
export function parseMarkup(source: string): Markup {
  const fields = new Map<string, string>();
  const blocks: MarkupBlock[] = [];
  for (const chunk of source.split(/\n{2,}/).map((part) => part.trim())) {
    if (chunk === "") continue;
    if (chunk.startsWith("@ ") && blocks.length === 0) readFields(chunk, fields);
    else blocks.push(readBlock(chunk));
  }
  return { fields, blocks };
}

/** The value of a field that the typesetting cannot do without. */
export function requiredField(markup: Markup, name: string): string {
  const value = markup.fields.get(name);
  if (value === undefined)
    throw new Error(`Expected the field "@ ${name}:" in a sample's markup, found none`);
  return value;
}

/** The words of a block without their faces. */
export function plainWords(block: MarkupBlock): string {
  return block.runs.map((run) => run.text).join("");
}

function readFields(chunk: string, fields: Map<string, string>): void {
  for (const line of chunk.split("\n")) {
    const [, name, value] = fieldPattern.exec(line) ?? [];
    if (!name || !value) throw new Error(`Expected a field such as "@ title: …", got "${line}"`);
    fields.set(name, value);
  }
}

function readBlock(chunk: string): MarkupBlock {
  if (chunk === "---") return { kind: "page-break", marker: null, runs: [] };
  const [prefix, kind] = prefixes.find(([start]) => chunk.startsWith(start)) ?? ["", "paragraph" as const];
  const words = chunk.slice(prefix.length).split("\n").join(" ");
  if (kind !== "hanging") return { kind, marker: null, runs: readRuns(words) };
  const space = words.indexOf(" ");
  if (space < 1) throw new Error(`Expected "+ marker words", got "${chunk}"`);
  return { kind, marker: words.slice(0, space), runs: readRuns(words.slice(space + 1)) };
}

function readRuns(words: string): Run[] {
  return words
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*)/)
    .filter((part) => part !== "")
    .map((part) => {
      const stars = /^\*{0,2}/.exec(part)?.[0].length ?? 0;
      return { text: part.slice(stars, part.length - stars), bold: stars === 2, italic: stars === 1 };
    });
}
