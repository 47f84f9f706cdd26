/** Signs of what a document is: each with its weight and in words for the archivist. */
import type { Block, Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";

/** What a file is called and what it is made of. */
export interface Named {
  name: string;
  mediaType: string;
}

/** One thing that speaks for a kind, or against it when its weight is below zero. */
export interface Sign {
  weight: number;
  /** Ends the sentence "It has …" or "It is …": `a printed byline`. */
  words: string;
}

/** The parts of a document in which signs are looked for; made once for all kinds. */
export interface Looked {
  extraction: Extraction;
  file: Named;
  blocks: readonly Block[];
  /** Title, and the words at the beginning. */
  head: string;
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

/** Takes a document apart for those that weigh its signs. */
export function lookAt(extraction: Extraction, file: Named): Looked {
  const { text, blocks, metadata } = extraction;
  return {
    extraction,
    file,
    blocks,
    head: `${metadata.title ?? ""}\n${text.slice(0, headLength)}`,
    headLines: blocks.slice(0, headBlocks).flatMap((block) => linesOf(text, block)),
    headings: blocks
      .filter((block) => block.kind === "heading")
      .map((block) => text.slice(block.start, block.end).replace(/\s+/g, " ").trim()),
    isPage: /html/.test(file.mediaType),
  };
}

/** `sign` when it holds, else nothing. */
export function when(holds: boolean, weight: number, words: string): Sign[] {
  return holds ? [{ weight, words }] : [];
}

/** All weights together. */
export function sumOfSigns(signs: readonly Sign[]): number {
  return signs.reduce((sum, { weight }) => sum + weight, 0);
}
