/** An article with twenty quotations checked over HTTP, beside a scan of all text for the same; and one long text. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { findFolded, fold } from "../../storage/model/fold.js";
import { placesOf, searched } from "../../storage/model/quote/placement.js";
import { serveArchive } from "../served-archive.js";
import { type FilledArchive, passagesPerDocument } from "./filled-archive.js";
import { realParagraphs } from "./made-documents.js";
import { atRest, processorTime } from "./processor-time.js";

export interface QuotesFigures {
  passages: number;
  /** Milliseconds for an article with twenty quotations; the middle one of several. */
  ms: number;
  /** Processor milliseconds of the server for one of them. */
  cpuMs: number;
  /** For the same quotations found by folding and scanning every text, in this process. */
  scanMs: number;
  verdicts: string;
}

const quotations = 20;
const articles = 9;
const fewestWords = 20;

/** Checks articles whose quotations stand in the archive, every fifth with a word too many. */
export async function measureQuotes({ folder, passages, texts }: FilledArchive): Promise<QuotesFigures> {
  const asked = await quotesFrom(texts, passages);
  const served = await serveArchive(folder, { NODE_ENV: "production" });
  await atRest(served.pid);
  // The first reads pages of the files that the others find in memory.
  await checked(served.address, articleOf(asked[0] ?? []));
  const before = await processorTime(served.pid);
  const taking: number[] = [];
  let verdicts = "";
  for (const quotes of asked.slice(1)) {
    const started = performance.now();
    verdicts = await checked(served.address, articleOf(quotes));
    taking.push(performance.now() - started);
  }
  const cpuMs = ((await processorTime(served.pid)) - before) / articles;
  await served.stop();
  const started = performance.now();
  await scanAll(texts, asked[1] ?? []);
  const scanMs = performance.now() - started;
  return {
    passages,
    ms: taking.sort((one, other) => one - other)[articles >> 1] ?? 0,
    cpuMs,
    scanMs,
    verdicts,
  };
}

export interface LongTextFigures {
  words: number;
  foldMs: number;
  trueMs: number;
  alteredMs: number;
}

/** Milliseconds to cut a text of 200,000 words up, and then to find a true and an altered quotation in it. */
export function measureLongText(): LongTextFigures {
  const paragraphs = realParagraphs();
  const words: string[] = [];
  for (let at = 0; words.length < 200_000; at++)
    for (const word of (paragraphs[at % paragraphs.length] ?? "").split(" ")) words.push(word);
  const text = words.join(" ");
  const [where, foldMs] = timed(() => searched(text));
  const quote = words.slice(150_000, 150_025).join(" ");
  const [, trueMs] = timed(() => placesOf(quote, where));
  const [, alteredMs] = timed(() => placesOf(quote.replace(/ \S+ (\S+) /, " otherwise $1 "), where));
  return { words: words.length, foldMs, trueMs, alteredMs };
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  return [work(), performance.now() - started];
}

/** Runs of words from passages all over the archive, for one article more than is measured. */
async function quotesFrom(texts: string, passages: number): Promise<string[][]> {
  const wanted = quotations * (articles + 1);
  const step = Math.floor(passages / wanted);
  const found: string[] = [];
  let line = 0;
  for await (const text of linesOf(texts)) {
    line += 1;
    const words = text.replace(/["“”]/g, "").split(" ");
    if (line < found.length * step || words.length < fewestWords || found.length === wanted) continue;
    const some = words.slice(1, fewestWords - 1);
    if (Math.floor(found.length / (articles + 1)) % 5 === 4) some.splice(9, 0, "plainly");
    found.push(some.join(" "));
  }
  return Array.from({ length: articles + 1 }, (_, article) =>
    found.filter((_, at) => at % (articles + 1) === article),
  );
}

function articleOf(quotes: readonly string[]): string {
  return quotes.map((quote) => `It was said at the hearing: “${quote}”, which nobody denied.`).join("\n\n");
}

async function checked(address: string, text: string): Promise<string> {
  const response = await fetch(`${address}/quotes`, {
    method: "POST",
    body: text,
    headers: { accept: "application/json", "content-type": "text/plain" },
  });
  if (response.status !== 200)
    throw new Error(`/quotes answered ${response.status}: ${await response.text()}`);
  const counts = new Map<string, number>();
  for (const { verdict } of (await response.json()) as { verdict: string }[])
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

/** Folds and scans as many lines together as a document has, so that the scan is not slower than it must be. */
async function scanAll(texts: string, quotes: readonly string[]): Promise<void> {
  let lines: string[] = [];
  const scan = () => {
    const folded = fold(lines.join("\n"));
    for (const quote of quotes) findFolded(folded, quote);
    lines = [];
  };
  for await (const line of linesOf(texts)) if (lines.push(line) === passagesPerDocument) scan();
  scan();
}

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity });
}
