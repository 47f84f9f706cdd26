/** The body of a message as paragraphs. What it quotes of an earlier one is kept, indented. */
import type { Draft } from "./assemble.js";
import { htmlBlocks } from "./html-blocks.js";
import { isTooDeep, laidFlat } from "./html-depth.js";
import { parseDocument } from "./html-dom.js";
import { vocabularyOf } from "./hyphenation.js";
import { chunksOf, paragraphsOf, wrapWidth } from "./text-lines.js";

export interface MailBody {
  drafts: Draft[];
  warnings: string[];
}

/** Two forms say the same when this share of the words of one is in the other. */
const sameWords = 0.8;

/**
 * The body, given in plain text, in HTML or in both. The plain form is what the sender's program made for readers of
 * plain text and holds no layout; where it lacks the words of the other, that one is read, or both are.
 */
export function mailBody(text: string | null, html: string | null): MailBody {
  const plain = text === null ? [] : plainDrafts(text);
  const laidOut = html === null ? [] : htmlDrafts(html);
  if (laidOut.length === 0) return { drafts: plain, warnings: [] };
  if (plain.length === 0) return { drafts: laidOut, warnings: [] };
  const [plainWords, htmlWords] = [wordsOf(plain), wordsOf(laidOut)];
  if (shareIn(htmlWords, plainWords) >= sameWords) return { drafts: plain, warnings: [] };
  if (shareIn(plainWords, htmlWords) >= sameWords) return { drafts: laidOut, warnings: [] };
  return {
    drafts: [...plain, ...laidOut],
    warnings: ["The plain form of the message and its HTML form have different words; both are read."],
  };
}

function htmlDrafts(html: string): Draft[] {
  return htmlBlocks(parseDocument(isTooDeep(html) ? laidFlat(html) : html).body);
}

/** Paragraphs of plain text; lines behind `>` are quoted (RFC 3676 section 4.5). */
function plainDrafts(text: string): Draft[] {
  const quotes: { depth: number; lines: string[] }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const marks = /^(?: ?>)+ ?/.exec(line)?.[0] ?? "";
    const depth = marks.replaceAll(" ", "").length;
    const last = quotes.at(-1);
    if (last?.depth === depth) last.lines.push(line.slice(marks.length));
    else quotes.push({ depth, lines: [line.slice(marks.length)] });
  }
  const vocabulary = vocabularyOf(quotes.flatMap(({ lines }) => lines));
  return quotes.flatMap(({ depth, lines }) => {
    const width = wrapWidth(lines);
    return chunksOf(lines)
      .flatMap((chunk) => paragraphsOf(chunk, width, vocabulary))
      .map((words): Draft => ({ kind: "paragraph", indented: depth > 0, pieces: [{ text: words }] }));
  });
}

/** The words of three letters and more, without those of addresses. */
function wordsOf(drafts: Draft[]): Set<string> {
  const words = new Set<string>();
  for (const { pieces } of drafts) {
    const text = pieces.map((piece) => piece.text).join("");
    for (const [word] of text.replace(/\w+:\S+/g, " ").matchAll(/\p{L}{3,}/gu)) words.add(word.toLowerCase());
  }
  return words;
}

function shareIn(words: Set<string>, others: Set<string>): number {
  let found = 0;
  for (const word of words) if (others.has(word)) found += 1;
  return words.size === 0 ? 1 : found / words.size;
}
