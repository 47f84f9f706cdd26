/** The body of a message as paragraphs. What it quotes of an earlier one is kept, indented. */
import type { Finding } from "../../../storage/model/finding.js";
import type { Draft } from "../assemble.js";
import { htmlBlocks } from "../html/blocks.js";
import { isTooDeep, laidFlat } from "../html/depth.js";
import { parseDocument } from "../html/dom.js";
import { hiddenOnWebPage } from "../html/hidden.js";
import { vocabularyOf } from "../hyphenation.js";
import { chunksOf, paragraphsOf, wrapWidth } from "../text/text-lines.js";

export interface MailBody {
  drafts: Draft[];
  warnings: string[];
  /** What the HTML form holds and does not show. */
  findings: Finding[];
}

/** The plain form stands for both when hardly a word of the HTML is missing in it … */
const wholeInPlain = 0.97;
/** … and the HTML for both when most words of the plain form are in it: that one spells out links and drawings. */
const mostInHtml = 0.8;

/**
 * The body, given in plain text, in HTML or in both. The plain form is what the sender's program made for readers of
 * plain text and holds no layout; where it lacks the words of the other, that one is read, or both are. Lines of plain
 * text that are `flowed` go on in the next when they end in a space (RFC 3676).
 */
export function mailBody(text: string | null, html: string | null, flowed = false): MailBody {
  const page = html === null ? null : parseDocument(isTooDeep(html) ? laidFlat(html) : html).body;
  const { drafts, warnings } = chosen(
    text === null ? [] : plainDrafts(text, flowed),
    page === null ? [] : htmlBlocks(page),
  );
  return { drafts, warnings, findings: page === null ? [] : hiddenOnWebPage(page, drafts, true) };
}

function chosen(plain: Draft[], laidOut: Draft[]): Omit<MailBody, "findings"> {
  if (laidOut.length === 0) return { drafts: plain, warnings: [] };
  if (plain.length === 0) return { drafts: laidOut, warnings: [] };
  const [plainWords, htmlWords] = [wordsOf(plain), wordsOf(laidOut)];
  if (shareIn(htmlWords, plainWords) >= wholeInPlain) return { drafts: plain, warnings: [] };
  if (shareIn(plainWords, htmlWords) >= mostInHtml) return { drafts: laidOut, warnings: [] };
  return {
    drafts: [...plain, ...laidOut],
    warnings: ["The plain form of the message and its HTML form have different words; both are read."],
  };
}

/** Lines that are quoted as often as each other; `>` marks what is quoted (RFC 3676 section 4.5). */
interface Quoted {
  depth: number;
  lines: string[];
}

function plainDrafts(text: string, flowed: boolean): Draft[] {
  const quotes: Quoted[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const marks = /^(?: ?>)+/.exec(line)?.[0] ?? "";
    const depth = marks.replaceAll(" ", "").length;
    // A space in front of a line, or behind its marks, belongs to the form and not to the words.
    const words = line.slice(marks.length).replace(/^ /, flowed || depth > 0 ? "" : " ");
    const last = quotes.at(-1);
    if (last?.depth === depth) last.lines.push(words);
    else quotes.push({ depth, lines: [words] });
  }
  const vocabulary = vocabularyOf(quotes.flatMap(({ lines }) => lines));
  return quotes.flatMap(({ depth, lines }) => {
    const whole = flowed ? unfolded(lines) : lines;
    const width = flowed ? null : wrapWidth(lines);
    return chunksOf(whole)
      .flatMap((chunk) => paragraphsOf(chunk, { width, vocabulary, indents: false }))
      .map((words): Draft => ({ kind: "paragraph", indented: depth > 0, pieces: [{ text: words }] }));
  });
}

/** Lines that flow, joined; the mark of a signature, which ends in a space too, stands alone. */
function unfolded(lines: string[]): string[] {
  const whole: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (open) whole.at(-1)?.push(line);
    else whole.push([line]);
    open = line.endsWith(" ") && line !== "-- ";
  }
  return whole.map((parts) => parts.join(""));
}

/** The words of three letters and more, and the numbers; without those of addresses. */
function wordsOf(drafts: Draft[]): Set<string> {
  const words = new Set<string>();
  for (const { pieces } of drafts) {
    const text = pieces.map((piece) => piece.text).join("");
    for (const [word] of text.replace(/\b[a-z]{2,12}:\S+/gi, " ").matchAll(/\p{L}{3,}|\p{N}+/gu))
      words.add(word.toLowerCase());
  }
  return words;
}

function shareIn(words: Set<string>, others: Set<string>): number {
  let found = 0;
  for (const word of words) if (others.has(word)) found += 1;
  return words.size === 0 ? 1 : found / words.size;
}
