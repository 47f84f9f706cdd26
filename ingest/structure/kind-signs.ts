/** Signs of what a document is: each how far it holds, and in words for the archivist. Weighed in `decide-kind.ts`. */
import type { Block, Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";
import type { SignName } from "./kind-weights.js";

/** What a file is called and what it is made of. */
export interface Named {
  name: string;
  mediaType: string;
}

/** One thing seen in a document, whatever kind it speaks for. */
export interface Sign {
  name: SignName;
  /** 0 to 1: how far it holds. */
  value: number;
  /** Ends the sentence "It has …" or "It is …": `a printed byline`. */
  words: string;
}

/** The parts of a document in which signs are looked for; made once for all of them. */
export interface Looked {
  extraction: Extraction;
  file: Named;
  blocks: readonly Block[];
  /** Every line of every block. */
  lines: readonly Line[];
  /** Title, and the words at the beginning. */
  head: string;
  /** What names it: its title, the short lines of the head, and its very first words. */
  names: string;
  /** The lines of the first blocks. */
  headLines: readonly Line[];
  /** Every heading on one line. */
  headings: readonly string[];
  /** A page of the web, by its media type. */
  isPage: boolean;
}

/** How much text counts as the head, in UTF-16 code units. */
const headLength = 2_500;
const headBlocks = 16;
/** In UTF-16 code units: a longer line is a sentence, and tells of something. */
const longestName = 120;
const firstWords = 160;

/** Takes a document apart for those that look for signs. */
export function lookAt(extraction: Extraction, file: Named): Looked {
  const { text, blocks, metadata } = extraction;
  const head = `${metadata.title ?? ""}\n${text.slice(0, headLength)}`;
  const short = head.split("\n").filter((line) => line.length <= longestName);
  return {
    extraction,
    file,
    blocks,
    lines: blocks.flatMap((block) => linesOf(text, block)),
    head,
    names: [...short, text.slice(0, firstWords)].join("\n"),
    headLines: blocks.slice(0, headBlocks).flatMap((block) => linesOf(text, block)),
    headings: blocks
      .filter((block) => block.kind === "heading")
      .map((block) => text.slice(block.start, block.end).replace(/\s+/g, " ").trim()),
    isPage: /html/.test(file.mediaType),
  };
}

/** The sign when it holds, else nothing. */
export function when(holds: boolean, name: SignName, words: string, value = 1): Sign[] {
  return holds && value > 0 ? [{ name, value: Math.min(1, value), words }] : [];
}

/** How often it is met, as 0 to 1: `half` of them make a half, and never do many count without end. */
export function often(count: number, half: number): number {
  return count / (count + half);
}

/** A document of more words is long, and no longer. */
const mostWords = 200_000;

/**
 * The words of a text, ideographs as one each two. Counted one by one: a list of all of them can be larger than the
 * document.
 */
export function wordsIn(text: string): number {
  const word =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
  let count = 0;
  while (count < mostWords && word.test(text)) count += 1;
  return count;
}
