/** The standfirst: the sentence or two under a headline that say what the article says. */
import type { Read } from "../../storage/model/facts/read.js";
import { fold } from "../../storage/model/fold.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { oneLine } from "./passages.js";

/** Blocks behind the headline in which it may stand. */
const nearHeadline = 3;
const longest = 400;
const shortest = 30;

/**
 * Where the page’s own summary is printed under the headline; without one, the line between headline and byline, when
 * it ends without a full stop, as standfirsts do. Null when neither is there.
 */
export function standfirstOf(
  { text, blocks, metadata }: Extraction,
  headline: Read<string> | null,
  isByline: (words: string) => boolean,
): Read<string> | null {
  if (headline === null) return null;
  const index = blocks.findIndex(({ start }) => start === headline.start);
  const near = blocks
    .slice(index + 1, index + 1 + nearHeadline)
    .filter(({ end, start }) => end - start <= longest);
  const said = metadata.excerpt === null ? null : bare(metadata.excerpt);
  const same = near.find((block) => said !== null && isBeginning(said, bare(wordsOf(text, block))));
  if (same) return readOf(text, same);
  const [first, ...below] = near;
  if (first === undefined || first.end - first.start < shortest || isByline(wordsOf(text, first)))
    return null;
  const signed = metadata.byline !== null || below.some((block) => isByline(wordsOf(text, block)));
  return signed && !/[.:!?]["”’]?$/.test(wordsOf(text, first)) ? readOf(text, first) : null;
}

/** The page’s summary may be cut short, or the line under the headline may. */
function isBeginning(said: string, words: string): boolean {
  const [less, more] = said.length <= words.length ? [said, words] : [words, said];
  return (
    less.length >= shortest && (less === more || (less.length >= more.length / 2 && more.startsWith(less)))
  );
}

function wordsOf(text: string, { start, end }: Block): string {
  return text.slice(start, end);
}

function readOf(text: string, block: Block): Read<string> {
  return { value: oneLine(wordsOf(text, block)), start: block.start, end: block.end };
}

function bare(words: string): string {
  return fold(words, "words")
    .folded.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
