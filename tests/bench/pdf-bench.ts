/**
 * Pages of text PDFs read in a second by the pool, on two cores, beside one `pdftotext` on the same files; and where
 * the time goes.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Session } from "node:inspector/promises";
import { join } from "node:path";
import { createReaderPool } from "../../ingest/reading/pool.js";
import { readFile } from "../../ingest/reading/read-file.js";
import { sharedFolder } from "../project-root.js";
import { watchMemory } from "./memory-watch.js";

const folder = join(sharedFolder, "corpus", "01_committee_reports_pdf");
const readers = 2;

export interface PdfFigures {
  pages: number;
  pagesPerSecond: number;
  /** Of one `pdftotext`, file after file; null where it is not installed. */
  reference: number | null;
  /** Most resident bytes of one reader. */
  readerBytes: number;
  /** Share of the time of one reader, by what was at work. */
  shares: Map<string, number>;
}

/** Null where the files are not here. */
export async function measurePdfs(): Promise<PdfFigures | null> {
  if (!existsSync(folder)) return null;
  const names = (await readdir(folder)).filter((name) => name.endsWith(".pdf"));
  const files = names.map((name) => ({ path: join(folder, name), name, mediaType: "application/pdf" }));
  const { pages, seconds, readerBytes } = await throughPool(files);
  const reference = pdftotextSeconds(files.map(({ path }) => path));
  return {
    pages,
    pagesPerSecond: pages / seconds,
    reference: reference === null ? null : pages / reference,
    readerBytes,
    shares: await sharesOfTime(files),
  };
}

type Files = readonly { path: string; name: string; mediaType: string }[];

async function throughPool(files: Files) {
  const pool = createReaderPool({ size: readers, timeoutMs: 600_000 });
  try {
    // Readers are kept warm; what a first file costs them is another figure.
    await Promise.all([...files.slice(0, 1), ...files.slice(0, 1)].map((file) => pool.read(file)));
    const memory = watchMemory();
    const started = performance.now();
    const read = await Promise.all(files.map((file) => pool.read(file)));
    const seconds = (performance.now() - started) / 1000;
    const pages = read.reduce((sum, { extraction }) => sum + extraction.pages.length, 0);
    return { pages, seconds, readerBytes: memory.stop().get("reader (largest)") ?? 0 };
  } finally {
    await pool.close();
  }
}

function pdftotextSeconds(paths: readonly string[]): number | null {
  if (spawnSync("pdftotext", ["-v"]).error) return null;
  const started = performance.now();
  for (const path of paths) spawnSync("pdftotext", [path, "-"], { maxBuffer: 1 << 30 });
  return (performance.now() - started) / 1000;
}

/** Whose code was running, from samples of one reading in this process. */
async function sharesOfTime(files: Files): Promise<Map<string, number>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  for (const file of files) await readFile(file);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const owners = new Map(profile.nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const spent = new Map<string, number>();
  for (const [index, sample] of (profile.samples ?? []).entries()) {
    const owner = owners.get(sample) ?? "other";
    if (owner !== "waiting") spent.set(owner, (spent.get(owner) ?? 0) + (profile.timeDeltas?.[index] ?? 0));
  }
  const total = [...spent.values()].reduce((sum, ms) => sum + ms, 0);
  return new Map([...spent].sort((a, b) => b[1] - a[1]).map(([owner, ms]) => [owner, ms / total]));
}

function ownerOf({ url, functionName }: { url: string; functionName: string }): string {
  if (functionName === "(idle)") return "waiting";
  if (functionName === "(garbage collector)") return "garbage collection";
  if (url.includes("pdfjs-dist") || url.includes("pdf-parse")) return "pdf.js: opening, fonts, text of pages";
  if (url.includes("/ingest/extract/")) return "layout: lines, columns, paragraphs, notes";
  if (url.includes("/ingest/structure/") || url.includes("/ingest/enrich/")) return "structure and dates";
  if (url.includes("/storage/model/")) return "folding and passages";
  return url.includes("node_modules") ? "language and other packages" : "Node and V8";
}
