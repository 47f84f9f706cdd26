/** Search over HTTP beside the bare engine call and a plain scan, in an archive of any size. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readNote } from "../../storage/index/engine-note.js";
import { pidOf } from "../../storage/process-identity.js";
import { serveArchive } from "../served-archive.js";
import { rawEngine, rawSearch } from "./engine-calls.js";
import type { FilledArchive } from "./filled-archive.js";
import { type Quantiles, timed, timesOf } from "./times.js";
import { variedPassages } from "./varied-passages.js";

export interface SearchFigures {
  passages: number;
  fillSeconds: number;
  /** From the start of the process to the first page. */
  startMs: number;
  /** By what was asked and by how many readers at once; milliseconds. */
  rows: { what: "page" | "as you type"; readers: number; ibid: Quantiles; engine: Quantiles }[];
  /** Of exact searches for phrases, and of `grep -F -i -c` on one file of the same texts; milliseconds, in the middle. */
  exact: { ms: number; grepMs: number };
  /** Bytes a passage: the catalogue's file, and the engine's folder. */
  size: { catalogue: number; engine: number };
  /** Peak resident bytes. */
  memory: { server: number; engine: number };
}

const questions = 64;
const readersAtOnce = 32;
const phrases = 9;

/** Measures questions of one to four words, seen for the first time. */
export async function measureSearch({
  folder,
  passages,
  texts,
  fillSeconds,
}: FilledArchive): Promise<SearchFigures> {
  const begun = performance.now();
  // Each question comes from a reader of its own: one address may not search so often.
  const served = await serveArchive(folder, { IBID_PROXIES: "1" });
  await visit(served.address, "/");
  const startMs = performance.now() - begun;
  const rows = await measureReaders(served.address, folder, passages);
  const exact = await measureExact(served.address, texts, passages);
  const memory = { server: peakOf(served.pid), engine: peakOf(enginePid(folder)) };
  await served.stop();
  const size = {
    catalogue: sizeOf(join(folder, "catalogue.sqlite")) / passages,
    engine: sizeOf(join(folder, "index")) / passages,
  };
  return { passages, fillSeconds, startMs, rows, exact, size, memory };
}

/** Turn about, so that noise of the machine falls on Ibid and the engine alike. */
async function measureReaders(address: string, folder: string, passages: number) {
  const engine = rawEngine(folder);
  const page = (words: string) => visit(address, `/search?q=${encodeURIComponent(words)}`);
  const raw = (words: string) => rawSearch(engine, words);
  const asked = wordsFrom(passages, questions * 4);
  const typed = asked.slice(0, questions * 2).flatMap((words) => [words.slice(0, 4), words.slice(0, -1)]);
  for (const words of asked.splice(0, 10)) await Promise.all([page(words), raw(words)]);
  const rows: SearchFigures["rows"] = [];
  for (const [what, list] of [["page", asked] as const, ["as you type", typed] as const])
    for (const readers of [1, readersAtOnce]) {
      const some = list.splice(0, questions);
      const ibid = await timesOf(some, readers, page);
      rows.push({ what, readers, ibid, engine: await timesOf(some, readers, raw) });
    }
  return rows;
}

async function measureExact(address: string, texts: string, passages: number) {
  const times = { ms: [] as number[], grepMs: [] as number[] };
  for (const phrase of wordsFrom(passages, phrases * 4, 3).slice(0, phrases)) {
    const path = `/search?exact=1&limit=20&q=${encodeURIComponent(phrase)}`;
    times.ms.push(await timed(() => visit(address, path)));
    times.grepMs.push(
      await timed(async () => void spawnSync("grep", ["-F", "-i", "-c", "--", phrase, texts])),
    );
  }
  const middle = (list: number[]) => list.sort((one, other) => one - other)[list.length >> 1] ?? 0;
  return { ms: middle(times.ms), grepMs: middle(times.grepMs) };
}

/** Runs of words that stand in the archive of this size: of one to four words, or of `length`. */
function wordsFrom(passages: number, count: number, length?: number): string[] {
  const found: string[] = [];
  for (const text of variedPassages(passages)) {
    const words = text.match(/\p{L}+(?: \p{L}+)*/gu)?.sort((one, other) => other.length - one.length)[0];
    const some = (words ?? "").split(" ").slice(0, length ?? 1 + (found.length % 4));
    if (some.join(" ").length >= 6) found.push(some.join(" "));
    if (found.length === count) return found;
  }
  return found;
}

let visits = 0;

async function visit(address: string, path: string): Promise<void> {
  visits += 1;
  const from = `10.${visits >> 16}.${(visits >> 8) & 255}.${visits & 255}`;
  const headers = { accept: "text/html", "x-forwarded-for": from };
  const response = await fetch(address + path, { headers });
  await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
}

function enginePid(folder: string): number {
  const note = readNote(join(folder, "index"));
  if (!note) throw new Error(`Expected a running engine on ${folder}, found none`);
  return pidOf(note.engine);
}

function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
}

function sizeOf(path: string): number {
  return Number(spawnSync("du", ["-s", "-B1", path], { encoding: "utf8" }).stdout.split("\t")[0]);
}
