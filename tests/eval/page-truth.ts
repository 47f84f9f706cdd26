/**
 * How well the text of real reports can be quoted: 111 quotations from committee and inquiry reports whose pages
 * are known, and the paragraphs of one report as its publisher set them.
 *
 * The rule for a page: both sides are folded to bare lower-case words. A quotation is right when all its words
 * stand one after the other in the text, over line and page breaks, and the first of them on the stated page.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Extraction } from "../../ingest/extract/extraction.js";
import { createReaderPool, type ReaderPool } from "../../ingest/reading/pool.js";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/01_committee_reports_pdf", import.meta.url));

/** False when the shared documents are not beside the project. */
export const corpusIsHere = existsSync(corpus);

interface StatedQuote {
  id: string;
  file: string;
  page: number;
  quote_words: string;
}

export interface PageRow {
  id: string;
  file: string;
  page: number;
  /** Pages on which an occurrence of the quotation begins. */
  found: number[];
  /** Why it does not count; null when it does. */
  reason: string | null;
}

/** Words of a text, and the offset each begins at. */
interface Words {
  joined: string;
  starts: Map<number, number>;
}

/** Every stated quotation looked up on its page, and those that are not there with the reason. */
export async function pageTruth(): Promise<{ rows: PageRow[]; failures: PageRow[] }> {
  const lines = await readFile(join(corpus, "truth", "quote_page.jsonl"), "utf8");
  const quotes = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as StatedQuote);
  const pool = createReaderPool();
  try {
    const read = new Map<string, Read>();
    for (const file of new Set(quotes.map((quote) => quote.file)))
      read.set(file, withWords(await extracted(pool, file)));
    const rows = quotes.map((quote) => rowOf(quote, read.get(quote.file) as Read));
    return { rows, failures: rows.filter((row) => row.reason !== null) };
  } finally {
    await pool.close();
  }
}

/** What was read of a file of the corpus: two questions are asked of one of them, and it has hundreds of pages. */
const readings = new Map<string, Promise<Extraction>>();

function extracted(pool: ReaderPool, file: string): Promise<Extraction> {
  const reading =
    readings.get(file) ??
    pool
      .read({ path: join(corpus, file), name: file, mediaType: "application/pdf" })
      .then(({ extraction }) => extraction);
  readings.set(file, reading);
  return reading;
}

interface Read {
  extraction: Extraction;
  words: Words;
}

function withWords(extraction: Extraction): Read {
  return { extraction, words: wordsOf(extraction.text) };
}

function rowOf(quote: StatedQuote, { extraction, words }: Read): PageRow {
  const found = occurrences(words, quote.quote_words).map((offset) => pageAt(extraction, offset));
  const { id, file, page } = quote;
  return { id, file, page, found, reason: reasonFor(quote, found, words, extraction) };
}

function reasonFor(quote: StatedQuote, found: number[], words: Words, extraction: Extraction): string | null {
  if (found.includes(quote.page)) return null;
  if (extraction.text === "") return "the file has no text layer";
  if (found.length > 0) return `begins on page ${found.join(", ")}`;
  const all = quote.quote_words.split(" ");
  let count = all.length;
  while (count > 0 && occurrences(words, all.slice(0, count).join(" ")).length === 0) count -= 1;
  const at = occurrences(words, all.slice(0, count).join(" "))[0] ?? 0;
  const there = words.joined
    .slice(indexOfOffset(words, at))
    .split(" ")
    .slice(count, count + 8)
    .join(" ");
  return `after ${count} words expected “${all.slice(count, count + 8).join(" ")}”, the text has “${there}”`;
}

/** Lower-case runs of letters and digits, accents taken off. */
export function wordsOf(text: string): Words {
  const starts = new Map<number, number>();
  const words: string[] = [];
  let length = 0;
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    for (const word of match[0]
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .split(/[^a-z0-9]+/)) {
      if (word === "") continue;
      starts.set(length, match.index);
      words.push(word);
      length += word.length + 1;
    }
  }
  return { joined: words.join(" "), starts };
}

/** Offsets in the text at which the words begin. */
export function occurrences(words: Words, wanted: string): number[] {
  const offsets: number[] = [];
  const haystack = ` ${words.joined} `;
  for (let at = haystack.indexOf(` ${wanted} `); at !== -1; at = haystack.indexOf(` ${wanted} `, at + 1))
    offsets.push(words.starts.get(at) ?? -1);
  return offsets;
}

function indexOfOffset(words: Words, offset: number): number {
  for (const [index, start] of words.starts) if (start === offset) return index;
  return 0;
}

function pageAt(extraction: Extraction, offset: number): number {
  return extraction.pages.find((page) => offset >= page.start && offset < page.end)?.number ?? -1;
}

export interface ParagraphTruth {
  paragraphs: number;
  /** Share of paragraphs whose first ten words stand in the text. */
  begun: number;
  /** Share that stand in the text whole. */
  whole: number;
  /** First words of the paragraphs that do not stand whole. */
  missed: string[];
}

const leastWords = 10;

/** The paragraphs of the Post Office report as published in source form, looked up in the PDF's text. */
export async function paragraphTruth(): Promise<ParagraphTruth> {
  const pool = createReaderPool();
  try {
    const source = join(corpus, "truth", "PostOffice-report-volume1.rst");
    const { extraction: truth } = await pool.read({
      path: source,
      name: "report.rst",
      mediaType: "text/plain",
    });
    const pdf = await extracted(pool, "PostOfficeHorizon-I- Inquiry-Recomm.pdf");
    const text = ` ${withoutNotes(pdf.text)} `;
    const paragraphs = truth.blocks
      .filter((block) => block.kind === "paragraph")
      .map((block) => withoutNotes(truth.text.slice(block.start, block.end)).split(" "))
      .filter((words) => words.length >= leastWords);
    const begun = paragraphs.filter((words) => text.includes(` ${words.slice(0, leastWords).join(" ")} `));
    const whole = paragraphs.filter((words) => text.includes(` ${words.join(" ")} `));
    return {
      paragraphs: paragraphs.length,
      begun: begun.length / paragraphs.length,
      whole: whole.length / paragraphs.length,
      missed: paragraphs
        .filter((words) => !whole.includes(words))
        .map((words) => words.slice(0, 12).join(" ")),
    };
  } finally {
    await pool.close();
  }
}

/** Words without the marks of footnotes, which the two forms of the report print differently. */
function withoutNotes(text: string): string {
  return wordsOf(text.replace(/\[\d+\]/g, " ")).joined;
}
