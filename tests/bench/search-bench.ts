/** The search page over HTTP beside the bare engine call, and the time to start on an existing archive. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { rawEngine, rawSearch } from "./engine-calls.js";
import { realParagraphs, writeDocuments } from "./made-documents.js";

export interface SearchFigures {
  passages: number;
  /** Milliseconds. */
  page: Quantiles;
  raw: Quantiles;
  /** From the start of the process to the first page. */
  startMs: number;
}

export interface Quantiles {
  p50: number;
  p95: number;
}

const searches = 150;
const passagesPerDocument = 200;

/** Fills an archive with `passages` passages and measures searches of one to four words, one after the other. */
export async function measureSearch(passages: number): Promise<SearchFigures> {
  const place = await archiveFolder("bench");
  const material = await mkdtemp(join(tmpdir(), "ibid-bench-material-"));
  try {
    await writeDocuments(material, passages / passagesPerDocument, passagesPerDocument);
    const taken = await runIbid(place.folder, ["ingest", material, "--publish", "--wait"]);
    if (taken.exit !== 0) throw new Error(`ingest ended with ${taken.exit}: ${taken.said}`);
    const before = performance.now();
    const served = await serveArchive(place.folder);
    await page(served.address, "");
    const startMs = performance.now() - before;
    const engine = rawEngine(place.folder);
    const questions = wordsToSearch(searches);
    for (const words of questions.slice(0, 20))
      await Promise.all([page(served.address, words), rawSearch(engine, words)]);
    const times = { page: [] as number[], raw: [] as number[] };
    // Turn about, so that noise of the machine falls on both alike.
    for (const words of questions) {
      times.raw.push(await timed(() => rawSearch(engine, words)));
      times.page.push(await timed(() => page(served.address, words)));
    }
    await served.stop();
    return { passages, page: quantiles(times.page), raw: quantiles(times.raw), startMs };
  } finally {
    await place.remove();
    await rm(material, { recursive: true, force: true });
  }
}

async function page(address: string, words: string): Promise<void> {
  const path = words === "" ? "/" : `/search?q=${encodeURIComponent(words)}`;
  const response = await fetch(address + path, { headers: { accept: "text/html" } });
  await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
}

/** Runs of one to four words from the texts, spread evenly over them. */
function wordsToSearch(count: number): string[] {
  const paragraphs = realParagraphs();
  return Array.from({ length: count }, (_, at) => {
    const words = (paragraphs[Math.floor((at * paragraphs.length) / count)] ?? "").split(" ");
    const from = (at * 7) % Math.max(1, words.length - 4);
    return words.slice(from, from + 1 + (at % 4)).join(" ");
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function quantiles(times: number[]): Quantiles {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
