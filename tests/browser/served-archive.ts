/** A real archive for a visitor: the real program on a folder of its own, empty at first, with its own Meilisearch. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { samples } from "../../ingest/samples/collection.js";
import { projectRoot } from "../project-root.js";

/** Longest wait for the start and for the samples, in milliseconds; an idle machine needs a tenth. */
const patienceMs = 60_000;
const sampleDocuments = samples.filter((sample) => sample.versionOf === null).length;

export interface ServedArchive {
  /** Scheme, host and port, as the program printed it. */
  address: string;
  /** Makes the first account. */
  setupLink: string;
  stop(): Promise<void>;
}

/** Starts the program on an empty folder and reads from standard error where it is. */
export async function serveArchive(): Promise<ServedArchive> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-walk-"));
  const program = spawn(process.execPath, [join(projectRoot, "dist/server/main.js"), "serve"], {
    cwd: folder,
    env: { PATH: process.env.PATH, IBID_DATA: join(folder, "data"), PORT: "0", IBID_INDEX_MEMORY_MB: "256" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(program, "exit");
  let told = "";
  program.stderr.setEncoding("utf8").on("data", (words: string) => {
    told += words;
  });
  const stop = async () => {
    program.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const greeting = /Ibid is at (\S+)[^]*?(\S+\/setup\?token=\S+)\n/;
  for (let waited = 0; ; waited += 50) {
    const [, address, setupLink] = greeting.exec(told) ?? [];
    if (address && setupLink) return { address, setupLink, stop };
    if (program.exitCode !== null || waited > patienceMs) {
      await stop();
      throw new Error(`Expected the archive to start and print its address, got ${told || "nothing"}`);
    }
    await pause(50);
  }
}

interface Listed {
  title: string;
  url: string;
  extent: string | null;
}

/** Waits until the sample collection is read and every passage of it can be found. */
export async function samplesLoaded({ address }: ServedArchive): Promise<void> {
  let seen = "";
  for (const from = Date.now(); Date.now() - from < patienceMs; ) {
    const { documents } = await json<{ documents: Listed[] }>(`${address}/documents`);
    const found = await json<{ total: number }>(`${address}/search?limit=1`);
    const read = documents.reduce((sum, { extent }) => sum + Number.parseInt(extent ?? "0", 10), 0);
    seen = `${documents.length} documents with ${read} passages, ${found.total} of them found`;
    const isRead = documents.length === sampleDocuments && documents.every(({ extent }) => extent !== null);
    if (isRead && read === found.total && (await laterVersionRead(documents))) return;
    await pause(100);
  }
  throw new Error(`Expected ${sampleDocuments} sample documents, read and indexed; got ${seen}`);
}

/** The corrected article follows the first one as its second version. */
async function laterVersionRead(documents: readonly Listed[]): Promise<boolean> {
  const later = samples.find((sample) => sample.versionOf !== null);
  const listed = documents.find(({ title }) => title === later?.title);
  return listed !== undefined && (await json<{ version: number }>(listed.url)).version === 2;
}

async function json<T>(url: string): Promise<T> {
  const answer = await fetch(url, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`Expected JSON from ${url}, got status ${answer.status}`);
  return (await answer.json()) as T;
}
