/** Takes the inline marks of Markdown and reStructuredText off a paragraph, remembering what they made bold. */
import type { Piece } from "./assemble.js";

const strong = /(\*\*|__)(?=\S)([\s\S]*?\S)\1/g;

/** Pieces of plain text; the marks themselves are gone, except where they are words or sums (`2 * 3`). */
export function inlinePieces(source: string, plainOf: (marked: string) => string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of source.matchAll(strong)) {
    if (match.index > at) pieces.push({ text: plainOf(source.slice(at, match.index)) });
    pieces.push({ text: plainOf(match[2] ?? ""), bold: true });
    at = match.index + match[0].length;
  }
  if (at < source.length) pieces.push({ text: plainOf(source.slice(at)) });
  return pieces;
}

const emphasis = /(^|[^\w*\\])\*(?=[^\s*])([^*]*[^\s*\\])\*(?![\w*])/g;

/** reStructuredText: `*emphasis*`, ``` ``literal`` ```, `` `words <address>`_ ``, `` :role:`words` ``, `[1]_`, `name_`. */
export function plainRestructured(marked: string): string {
  return marked
    .replace(/``([\s\S]+?)``/g, "$1")
    .replace(/`([^`<]*?)\s*<[^`>]*>`__?/g, "$1")
    .replace(/(?::[\w-]+:)?`([^`]+)`(?::[\w-]+:|__?)?/g, "$1")
    .replace(/(\[[#*]?[\w-]*\])_\b|(\[[#*]?[\w-]*\])_/g, "$1$2")
    .replace(/\b([A-Za-z][\w-]*)__?(?=[\s.,;:!?)]|$)/g, "$1")
    .replace(emphasis, "$1$2")
    .replace(/\\(\s)/g, "")
    .replace(/\\(.)/g, "$1");
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Markdown (CommonMark): code, links, images, emphasis, inline HTML, escapes. */
export function plainMarkdown(marked: string): string {
  return marked
    .replace(/(`+)([\s\S]+?)\1/g, "$2")
    .replace(/!?\[([^\]]*)\]\((?:<[^>]*>|[^()\s]*(?:\([^)]*\)[^()\s]*)*)(?:\s+["'(][^)]*)?\)/g, "$1")
    .replace(/!?\[([^\]]+)\]\[[^\]]*\]/g, "$1")
    .replace(/<((?:https?|mailto):[^>\s]+)>/g, "$1")
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/?[A-Za-z][^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(emphasis, "$1$2")
    .replace(/(^|[^\w_\\])_(?=[^\s_])([^_]*[^\s_\\])_(?!\w)/g, "$1$2")
    .replace(/~~([\s\S]+?)~~/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
