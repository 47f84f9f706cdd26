/** An article with twenty quotations checked over HTTP, beside a scan of all text for the same; and one long text. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFolded, fold } from "../../storage/model/fold.js";
import { placesOf, searched } from "../../storage/model/quote/placement.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { realParagraphs, writeDocuments } from "./made-documents.js";
import { atRest } from "./processor-time.js";

export interface QuotesFigures {
  passages: number;
  /** Milliseconds for an article with twenty quotations; the middle one of several. */
  ms: number;
  /** For the same quotations found by folding and scanning every text, in this process. */
  scanMs: number;
  verdicts: string;
}

const quotations = 20;
const times = 9;
const passagesPerDocument = 200;

/** Fills an archive with `passages` passages and checks articles whose quotations stand in it, some of them altered. */
export async function measureQuotes(passages: number): Promise<QuotesFigures> {
  const place = await archiveFolder("bench");
  const material = await mkdtemp(join(tmpdir(), "ibid-bench-material-"));
  try {
    await writeDocuments(material, passages / passagesPerDocument, passagesPerDocument);
    const taken = await runIbid(place.folder, ["ingest", material, "--publish", "--wait"]);
    if (taken.exit !== 0) throw new Error(`ingest ended with ${taken.exit}: ${taken.said}`);
    const served = await serveArchive(place.folder);
    await atRest(served.pid);
    const taking: number[] = [];
    let verdicts = "";
    for (let round = 0; round < times; round++) {
      const started = performance.now();
      verdicts = await checked(served.address, articleOf(quotesFor(round)));
      taking.push(performance.now() - started);
    }
    const started = performance.now();
    await scanAll(material, quotesFor(0));
    const scanMs = performance.now() - started;
    await served.stop();
    return { passages, ms: taking.sort((one, other) => one - other)[times >> 1] ?? 0, scanMs, verdicts };
  } finally {
    await place.remove();
    await rm(material, { recursive: true, force: true });
  }
}

/** Milliseconds to cut a text of 200,000 words up, and then to find a true and an altered quotation in it. */
export function measureLongText(): { words: number; foldMs: number; trueMs: number; alteredMs: number } {
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

/** Sentences from all over the material; every fifth has a word too many. */
function quotesFor(round: number): string[] {
  const paragraphs = realParagraphs().filter((paragraph) => paragraph.split(" ").length > 20);
  return Array.from({ length: quotations }, (_, at) => {
    const paragraph = paragraphs[Math.floor(((at + round / times) * paragraphs.length) / quotations)] ?? "";
    const words = paragraph.split(" ").slice(1, 19);
    if (at % 5 === 4) words.splice(9, 0, "plainly");
    return words.join(" ").replace(/["“”]/g, "");
  });
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
  if (response.status !== 200) throw new Error(`/quotes answered ${response.status}`);
  const counts = new Map<string, number>();
  for (const { verdict } of (await response.json()) as { verdict: string }[])
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

async function scanAll(folder: string, quotes: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const folded = fold(await readFile(join(folder, name), "utf8"));
    for (const quote of quotes) findFolded(folded, quote);
  }
}
