/** The paragraphs of an article as sentences, in which words between quotation marks are hidden. */
import type { Span } from "../../storage/model/facts/read.js";
import type { Block } from "../extract/extraction.js";
import { beginsWithMark, type MarkedWords, markedWords } from "./article-marks.js";

/** Stands for each character between quotation marks, and for the marks, so that offsets stay. */
export const hidden = "\uFFFC";

export interface Sentence extends Span {
  /** Its words with what is quoted hidden. */
  told: string;
  quoted: MarkedWords[];
}

export interface Paragraph extends Span {
  heading: boolean;
  indented: boolean;
  sentences: Sentence[];
  quoted: MarkedWords[];
}

const boundary = /(?:[.!?…]+[)\]]?|\uFFFC)(?=\s+["([]?[\p{Lu}\p{N}\uFFFC])/gu;
const abbreviation =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Insp|Supt|Det|Rev|Revd|Hon|Cllr|Cr|Jr|Sr|No|vs|etc|e\.g|i\.e|p|pp|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})\.$/u;

/** Divides the blocks of `text` into paragraphs and these into sentences. */
export function paragraphsOf(text: string, blocks: readonly Block[]): Paragraph[] {
  const spans = blocks.filter(({ kind }) => kind !== "row");
  let carried = false;
  return spans.map((block, index) => {
    const next = spans[index + 1];
    const quoted = markedWords(text, block, {
      carried,
      goesOn: next !== undefined && beginsWithMark(text, next),
    });
    carried = quoted.at(-1)?.closed === false;
    return {
      start: block.start,
      end: block.end,
      heading: block.kind === "heading",
      indented: block.indented,
      quoted,
      sentences: sentencesOf(text, block, quoted),
    };
  });
}

function sentencesOf(text: string, { start, end }: Span, quoted: readonly MarkedWords[]): Sentence[] {
  const told = withoutQuoted(text, { start, end }, quoted);
  const sentences: Sentence[] = [];
  let [from, at] = [0, 0];
  const add = (to: number): void => {
    const first = at;
    while ((quoted[at]?.whole.start ?? Number.POSITIVE_INFINITY) < start + to) at += 1;
    const lead = /^\s*/.exec(told.slice(from, Math.min(to, from + 100)))?.[0].length ?? 0;
    sentences.push({
      start: start + from + lead,
      end: start + to,
      told: told.slice(from + lead, to),
      quoted: quoted.slice(first, at),
    });
    from = to;
  };
  for (const match of told.matchAll(boundary)) {
    const to = match.index + match[0].length;
    if (
      match[0] === hidden
        ? endsInside(text, start, to, told)
        : !abbreviation.test(told.slice(Math.max(0, to - 12), to))
    )
      add(to);
  }
  if (from < told.length) add(told.length);
  return sentences;
}

const spokenNext =
  /^\s+(?:\p{Lu}[\p{L}’'.-]*\s+){1,5}(?:said|says|asked|asks|added|adds|replied|replies|told|tells|shouted|wrote|exclaimed|recalled|joked)\b/u;

/** True when a sentence ends with the quotation that ends at `to`: `“It is a mess.” The council …`. */
function endsInside(text: string, start: number, to: number, told: string): boolean {
  const last = /[.!?…]/u.exec(text.slice(Math.max(start, start + to - 2), start + to))?.[0];
  if (last === undefined) return false;
  return last === "." || !spokenNext.test(told.slice(to, to + 80));
}

function withoutQuoted(text: string, { start, end }: Span, quoted: readonly MarkedWords[]): string {
  const pieces: string[] = [];
  let at = start;
  for (const { whole } of quoted) {
    pieces.push(text.slice(at, whole.start), hidden.repeat(whole.end - whole.start));
    at = whole.end;
  }
  pieces.push(text.slice(at, end));
  return pieces.join("");
}
