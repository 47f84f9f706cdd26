/**
 * How well scans are read: the share of words that are wrong on pages scanned here, whose words are known, and the
 * passages of a report that came as images only, looked up on their stated pages.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Extraction } from "../../ingest/extract/extraction.js";
import { createReaderPool, type ReaderPool, readThrough } from "../../ingest/reading/pool.js";
import { sharedFolder } from "../project-root.js";
import { occurrences, wordsOf } from "./page-truth.js";

const corpus = join(sharedFolder, "corpus");
const scans = join(corpus, "06_scans_made_here");
const reports = join(corpus, "01_committee_reports_pdf");
const truthEnd = ".truth.txt";

export interface OcrScore {
  scans: { file: string; words: number; wordErrorRate: number }[];
  /** Of the passages with a stated page. */
  passages: number;
  /** Every word right, the first of them on the stated page: the rule of `page-truth.ts`. */
  wordForWord: number;
  /** A few words may differ, and the page is that of the heading above; chosen after the strict misses were read. */
  onTheirPage: number;
  /** First words of the passages that are not on theirs. */
  missed: string[];
}

/** Scores the reader that comes with the packages, or the `tesseract` program when its path is given. */
export async function scoreOcr(programPath?: string): Promise<OcrScore> {
  const pool = createReaderPool({ size: 1, timeoutMs: 600_000, ...(programPath && { programPath }) });
  try {
    const files = (await readdir(scans)).filter((file) => file.endsWith(truthEnd));
    const scored: OcrScore["scans"] = [];
    for (const truth of files) scored.push(await scoreScan(pool, truth));
    return { scans: scored, ...(await scorePassages(pool)) };
  } finally {
    await pool.close();
  }
}

async function scoreScan(pool: ReaderPool, truthFile: string) {
  const file = truthFile.replace(truthEnd, ".pdf");
  const truth = wordsOf(await readFile(join(scans, truthFile), "utf8")).joined.split(" ");
  const read = wordsOf((await extracted(pool, join(scans, file), file)).text).joined.split(" ");
  return { file, words: truth.length, wordErrorRate: editDistance(truth, read) / truth.length };
}

/** The truth was typed from the pages and has slips of its own ("ttheir"); more wrong words than these are ours. */
const mostWrong = 0.01;
/** Words by which a passage is looked for. */
const firstWords = 8;

/** The truth's page of a passage is that of the heading it stands under, `Recommendation 3`. */
async function scorePassages(pool: ReaderPool) {
  const truth = join(reports, "truth", "PostOffice-response-image-only.passages.json");
  const passages = JSON.parse(await readFile(truth, "utf8")) as { page: number; text: string }[];
  const file = "PostOfficeHorizon-IT-Inquiry-Response.pdf";
  const extraction = await extracted(pool, join(reports, file), file);
  const missed = passages.filter(({ page, text }) => {
    const wanted = wordsOf(text).joined.split(" ");
    const places = occurrences(wordsOf(extraction.text), wanted.slice(0, firstWords).join(" "));
    return !places.some(
      (at) => pageOfHeading(extraction, at) === page && standsAt(extraction.text, at, wanted),
    );
  });
  const read = wordsOf(extraction.text);
  const wordForWord = passages.filter(({ page, text }) => {
    const stated = extraction.pages.find((each) => each.number === page);
    return occurrences(read, wordsOf(text).joined).some(
      (at) => stated !== undefined && at >= stated.start && at < stated.end,
    );
  });
  return {
    passages: passages.length,
    wordForWord: wordForWord.length,
    onTheirPage: passages.length - missed.length,
    missed: missed.map(({ page, text }) => `page ${page}: ${text.slice(0, 60)}`),
  };
}

function standsAt(text: string, at: number, wanted: readonly string[]): boolean {
  const there = wordsOf(text.slice(at)).joined.split(" ").slice(0, wanted.length);
  return editDistance(wanted, there) <= Math.max(1, mostWrong * wanted.length);
}

function pageOfHeading({ text, blocks }: Extraction, at: number): number | null {
  const above = blocks.filter((block) => block.start <= at);
  const isHeading = ({ start, end }: { start: number; end: number }) =>
    /^Recommendation \d+$/.test(text.slice(start, end));
  return above.findLast(isHeading)?.page ?? null;
}

async function extracted(pool: ReaderPool, path: string, name: string): Promise<Extraction> {
  return (await readThrough(pool, { path, name, mediaType: "application/pdf" })).extraction;
}

/** Words to be put in, taken out or changed to make one list the other (Levenshtein). */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let above = to.map((_, index) => index + 1);
  for (const [row, word] of from.entries()) {
    const here: number[] = [];
    for (const [column, other] of to.entries()) {
      const diagonal = column === 0 ? row : (above[column - 1] ?? 0);
      const left = column === 0 ? row + 1 : (here[column - 1] ?? 0);
      here.push(Math.min(diagonal + (word === other ? 0 : 1), left + 1, (above[column] ?? 0) + 1));
    }
    above = here;
  }
  return above.at(-1) ?? from.length;
}
