/** Takes the inline marks of Markdown and reStructuredText off a paragraph, remembering what they made bold. */
import type { Piece } from "../assemble.js";

// Lengths are bounded, here and below: without, a page of nothing but openings takes the square of its length.
const strong = /(\*\*|__)(?=\S)([\s\S]{0,1000}?\S)\1/g;

/** How one language of marks is read. */
export interface Markup {
  /** The words without the marks around them. */
  plain: (marked: string) => string;
  /** The mark of a note, its label in the first group. */
  noteMark: RegExp;
}

/** Pieces of plain text; the marks themselves are gone, except where they are words or sums (`2 * 3`). */
export function inlinePieces(source: string, markup: Markup): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of source.matchAll(strong)) {
    for (const one of marked(source.slice(at, match.index), markup, false)) pieces.push(one);
    for (const one of marked(match[2] ?? "", markup, true)) pieces.push(one);
    at = match.index + match[0].length;
  }
  return [...pieces, ...marked(source.slice(at), markup, false)];
}

function marked(source: string, { plain, noteMark }: Markup, bold: boolean): Piece[] {
  const pieces: Piece[] = [];
  // Every other part is a label, since the pattern has one group.
  for (const [index, part] of source.split(noteMark).entries())
    if (index % 2 === 1) pieces.push({ text: part, mark: true });
    else if (part !== "") pieces.push({ text: plain(part), bold });
  return pieces;
}

const emphasis = /(^|[^\w*\\])\*(?=[^\s*])([^*]*[^\s*\\])\*(?![\w*])/g;

/** reStructuredText: notes are marked `[1]_`. */
export const restructuredMarkup: Markup = {
  plain: plainRestructured,
  noteMark: /(?<!\s)\s*\[#?([\w-]{1,100})\]_(?!\w)/,
};

/** Markdown: notes are marked `[^1]`. */
export const markdownMarkup: Markup = { plain: plainMarkdown, noteMark: /(?<!\s)\s*\[\^([^[\]\s]+)\](?!:)/ };

/** reStructuredText: `*emphasis*`, ``` ``literal`` ```, `` `words <address>`_ ``, `` :role:`words` ``, `name_`. */
function plainRestructured(marked: string): string {
  return marked
    .replace(/``([\s\S]{1,1000}?)``/g, "$1")
    .replace(/:abbr:`([^`(]*)\([^`]*\)`/g, (_, words: string) => words.trimEnd())
    .replace(/`([^`<]*)<[^`>]*>`__?/g, (_, words: string) => words.trimEnd())
    .replace(/(?::[\w-]+:)?`([^`]+)`(?::[\w-]+:|__?)?/g, "$1")
    .replace(/\b([A-Za-z][\w-]*)__?(?=[\s.,;:!?)]|$)/g, "$1")
    .replace(emphasis, "$1$2")
    .replace(/\\(\s)/g, "")
    .replace(/\\(.)/g, "$1");
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The words of a link or picture, and its address with one pair of brackets in it, and a title. */
const link =
  /!?\[([^[\]]*)\]\((?:<[^<>]*>|[^()\s]{0,2000}(?:\([^()]{0,500}\)[^()\s]{0,500}){0,9})(?:\s+["'(][^)]{0,500})?\)/g;

/** Markdown (CommonMark): code, links, images, emphasis, inline HTML, escapes. */
function plainMarkdown(marked: string): string {
  return (
    marked
      .replace(/(?<!`)(`{1,9})(?!`)([\s\S]{1,1000}?)(?<!`)\1(?!`)/g, "$2")
      .replace(link, "$1")
      // A picture may stand inside a link.
      .replace(link, "$1")
      .replace(/!?\[([^[\]]+)\]\[[^[\]]*\]/g, "$1")
      .replace(/<((?:https?|mailto):[^<>\s]+)>/g, "$1")
      .replace(/<br\s*\/?>/gi, "\n")
      .replace(/<\/?[A-Za-z][^<>]*>/g, "")
      .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
      .replace(emphasis, "$1$2")
      .replace(/(^|[^\w_\\])_(?=[^\s_])([^_]*[^\s_\\])_(?!\w)/g, "$1$2")
      .replace(/~~([\s\S]{1,1000}?)~~/g, "$1")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1")
  );
}
