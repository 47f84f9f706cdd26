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
  onStatedPage: number;
  /** Every word right, on the stated page or a neighbour: the truth's own note says its pages may be off by one. */
  onPageOrNext: number;
  /** Where the others differ. */
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

/** Which passages stand on their stated page, and on that or a neighbour; what is wrong with the others. */
async function scorePassages(pool: ReaderPool) {
  const truth = join(reports, "truth", "PostOffice-response-image-only.passages.json");
  const passages = JSON.parse(await readFile(truth, "utf8")) as { page: number; text: string }[];
  const file = "PostOfficeHorizon-IT-Inquiry-Response.pdf";
  const extraction = await extracted(pool, join(reports, file), file);
  const read = wordsOf(extraction.text);
  const rows = passages.map(({ page, text }) => {
    const found = occurrences(read, wordsOf(text).joined).map((at) => pageAt(extraction, at));
    return { page, text, found };
  });
  const onStated = rows.filter(({ page, found }) => found.includes(page));
  const near = rows.filter(({ page, found }) => found.some((at) => Math.abs(at - page) <= 1));
  return {
    passages: passages.length,
    onStatedPage: onStated.length,
    onPageOrNext: near.length,
    missed: rows
      .filter((row) => !near.includes(row))
      .map(({ page, text }) => `page ${page}, ${firstDifference(extraction, text)}`),
  };
}

/** Words by which a passage is looked for when it is not there as a whole. */
const firstWords = 6;

function firstDifference({ text }: Extraction, passage: string): string {
  const wanted = wordsOf(passage).joined.split(" ");
  const [at] = occurrences(wordsOf(text), wanted.slice(0, firstWords).join(" "));
  if (at === undefined) return `“${wanted.slice(0, firstWords).join(" ")}” was not found`;
  const there = wordsOf(text.slice(at)).joined.split(" ");
  const place = wanted.findIndex((word, index) => word !== there[index]);
  return `expected “${wanted.slice(place, place + 5).join(" ")}”, read “${there.slice(place, place + 5).join(" ")}”`;
}

function pageAt({ pages }: Extraction, at: number): number {
  return pages.find(({ start, end }) => at >= start && at < end)?.number ?? -1;
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
