/** Passages and folders for the tests of the index. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readNote } from "../../../storage/index/engine-note.js";
import { type OpenIndexOptions, openIndex } from "../../../storage/index/open-index.js";
import type { IndexQuery, PassageRecord, SearchIndex } from "../../../storage/index/search-index.js";

/** A published paragraph; `document`, `version` and `start` make its id unless one is given. */
export function passage(fields: Partial<PassageRecord> = {}): PassageRecord {
  const { document = "d000000001", version = 1, start = 0, text = "The council resolves to act." } = fields;
  return {
    id: `${document}-${version}-${start}`,
    document,
    version,
    structure: 1,
    start,
    end: start + text.length,
    text,
    passageKind: "paragraph",
    page: 1,
    pageLabel: null,
    heading: null,
    attribution: null,
    question: null,
    clause: null,
    time: null,
    title: "Minutes",
    searchTitle: null,
    folded: null,
    kind: "motion",
    state: "published",
    source: null,
    date: null,
    year: null,
    tags: [],
    language: null,
    added: "2026-01-01T00:00:00.000Z",
    byline: null,
    said: null,
    asked: null,
    bodies: [],
    places: [],
    people: [],
    outcomes: [],
    clauseGroup: null,
    has: [],
    ...fields,
  };
}

export function query(fields: Partial<IndexQuery> = {}): IndexQuery {
  return {
    words: "",
    filters: {},
    states: ["published"],
    limit: 20,
    offset: 0,
    withFacets: false,
    ...fields,
  };
}

export async function putAll(index: SearchIndex, records: readonly PassageRecord[]): Promise<void> {
  await (await index.put(records)).settled;
}

/** Leaves nothing in the index, for a file whose tests share one engine. */
export async function emptied(index: SearchIndex): Promise<void> {
  await index.rebuild(groups());
}

export async function* groups(...records: PassageRecord[][]): AsyncGenerator<PassageRecord[]> {
  yield* records;
}

/** A data folder, and indexes opened in it that are closed before it is removed. */
export async function archiveFolder() {
  const folder = await mkdtemp(join(tmpdir(), "ibid-index-"));
  const opened: SearchIndex[] = [];
  const logged: string[] = [];
  return {
    folder,
    logged,
    async open(options: Partial<OpenIndexOptions> = {}): Promise<SearchIndex> {
      const log = (message: string) => void logged.push(message);
      const index = await openIndex({ dataFolder: folder, role: "command", threads: 1, log, ...options });
      opened.push(index);
      return index;
    },
    async remove(): Promise<void> {
      for (const index of opened) await index.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the question is answered by true, and fails after `milliseconds`. */
export async function until(
  what: string,
  question: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!(await question())) {
    if (performance.now() > end) throw new Error(`Waited ${milliseconds} ms in vain until ${what}`);
    await sleep(20);
  }
}

/** Another process that has the index of a folder open; `said` is the state of its index or the error's name. */
export async function otherProcess(folder: string, role: "server" | "command") {
  const script = fileURLToPath(new URL("./open-and-wait.js", import.meta.url));
  const child = spawn(process.execPath, [script, folder, role], { stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const ended = once(child, "exit");
  return {
    said: line.toString().trim(),
    pid: child.pid,
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The engine of a data folder as its note tells it. */
export function noteOf(folder: string) {
  const note = readNote(join(folder, "index"));
  if (note === null) throw new Error(`Expected a note of the engine in ${folder}, found none`);
  return note;
}
