/**
 * The engine of a data folder, shared by all processes of the archive that have it open: whoever comes first starts
 * it, the others join, the last to leave stops it. All of this happens under one lock, so that no two engines ever
 * open one folder. Users that were killed count for nothing, and an engine they left behind is joined or ended.
 */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { underLock } from "../lock.js";
import { isProcessAlive, pidOf, processIdentity } from "../process-identity.js";
import { findEngine } from "./engine-binary.js";
import { type Connection, connect } from "./engine-connection.js";
import { type EngineUser, readNote, removeNote, writeNote } from "./engine-note.js";
import {
  databaseFolder,
  type EngineLimits,
  enginesOn,
  lastWords,
  type StartedEngine,
  startEngine,
  stopEngine,
} from "./engine-process.js";
import type { EngineSource } from "./engine-supervisor.js";
import { IndexUnavailable } from "./search-index.js";

export interface OwnEngineOptions extends EngineLimits {
  dataFolder: string;
  /** Folders in which a `meilisearch` may stand, written as in the PATH variable. */
  searchPath: string;
  log: (message: string) => void;
}

/** Longest wait for an engine to answer after its start, in milliseconds; a large one reads its tasks first. */
const startTimeout = 60_000;
const joinTimeout = 10_000;
/** Longest wait for another process of the archive to finish starting or stopping the engine, in milliseconds. */
const lockPatience = 2 * startTimeout;

export function ownEngine(options: OwnEngineOptions): EngineSource {
  const folder = join(resolve(options.dataFolder), "index");
  const user: EngineUser = { process: processIdentity(), token: randomUUID() };
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return underLock(join(folder, "engine.lock"), lockPatience, work);
  };
  return {
    connect: () =>
      alone(async () => (await joinRunning(folder, user, options)) ?? (await begin(folder, user, options))),
    beginAfresh: (reason) => alone(() => beginAfresh(folder, user, options, reason)),
    whyLost: async () => whyLost(folder, user),
    leave: () => alone(() => leave(folder, user)),
  };
}

/** Joins the engine that runs, or ends what is left of it and returns null. */
async function joinRunning(
  folder: string,
  user: EngineUser,
  options: OwnEngineOptions,
): Promise<Connection | null> {
  const note = readNote(folder);
  if (note !== null && isProcessAlive(note.engine)) {
    const connection = await untilAnswer(note.url, note.key, () => isProcessAlive(note.engine), joinTimeout);
    if (connection !== null) {
      const others = note.users.filter(
        (other) => other.token !== user.token && isProcessAlive(other.process),
      );
      if (others.length === 0)
        options.log(`Joined the search engine left running as process ${pidOf(note.engine)}`);
      writeNote(folder, { ...note, users: [...others, user] });
      return connection;
    }
  }
  await endAll(folder, options.log);
  return null;
}

async function endAll(folder: string, log?: OwnEngineOptions["log"]): Promise<void> {
  for (const engine of enginesOn(folder)) {
    log?.(`Ending a search engine that cannot be reached (process ${pidOf(engine)})`);
    await stopEngine(engine);
  }
}

/** Starts an engine; on a database that it cannot open, with a fresh one, since the index can be made again. */
async function begin(folder: string, user: EngineUser, options: OwnEngineOptions): Promise<Connection> {
  const program = await findEngine(resolve(options.dataFolder), options.searchPath);
  const first = await attempt(program, folder, user, options);
  if ("connection" in first) return first.connection;
  if (!first.endedByItself || !existsSync(databaseFolder(folder))) throw failed(first.reason);
  const putBack = setAside(folder);
  const second = await attempt(program, folder, user, options);
  if (!("connection" in second)) {
    // It was not the database's fault.
    putBack();
    throw failed(second.reason);
  }
  options.log(setAsideFor(first.reason));
  return second.connection;
}

/** For a database that the engine opened and then could not read. */
async function beginAfresh(
  folder: string,
  user: EngineUser,
  options: OwnEngineOptions,
  reason: string,
): Promise<Connection> {
  const note = readNote(folder);
  if (note !== null) await stopEngine(note.engine);
  removeNote(folder);
  setAside(folder);
  options.log(setAsideFor(reason));
  return begin(folder, user, options);
}

function setAsideFor(reason: string): string {
  return `The search index could not be opened (${reason}); it is set aside as index/${asideName} and a new one made`;
}

const asideName = "database-set-aside";

/** Moves the database out of the way, over an earlier one so treated. Returns how to undo it. */
function setAside(folder: string): () => void {
  const [database, aside] = [databaseFolder(folder), join(folder, asideName)];
  rmSync(aside, { recursive: true, force: true });
  renameSync(database, aside);
  return () => {
    rmSync(database, { recursive: true, force: true });
    renameSync(aside, database);
  };
}

function failed(reason: string): IndexUnavailable {
  return new IndexUnavailable(`The search engine could not be started: ${reason}`);
}

type Attempt = { connection: Connection } | { reason: string; endedByItself: boolean };

async function attempt(
  program: string,
  folder: string,
  user: EngineUser,
  options: OwnEngineOptions,
): Promise<Attempt> {
  const started = await startEngine(program, folder, options);
  // Written before the engine answers: should this process be killed now, the next one knows of the engine.
  writeNote(folder, { url: started.url, key: started.key, engine: started.engine, users: [user] });
  const connection = await untilAnswer(
    started.url,
    started.key,
    () => isProcessAlive(started.engine),
    startTimeout,
  );
  if (connection !== null) return { connection };
  const endedByItself = await endOf(started);
  removeNote(folder);
  return { reason: lastWords(folder), endedByItself };
}

/** Makes sure that a failed start is over; whether the engine gave up by itself rather than being ended. */
async function endOf({ engine, child }: StartedEngine): Promise<boolean> {
  if (isProcessAlive(engine)) {
    await stopEngine(engine);
    return false;
  }
  return child.signalCode !== "SIGKILL" && child.signalCode !== "SIGTERM";
}

async function untilAnswer(
  url: string,
  key: string,
  isRunning: () => boolean,
  milliseconds: number,
): Promise<Connection | null> {
  const end = performance.now() + milliseconds;
  while (isRunning() && performance.now() < end) {
    try {
      return await connect(url, key);
    } catch (error) {
      if (!(error instanceof IndexUnavailable)) throw error;
      await sleep(10);
    }
  }
  return null;
}

function whyLost(folder: string, user: EngineUser): string | null {
  const note = readNote(folder);
  if (note === null) return "its folder was removed";
  if (!isProcessAlive(note.engine)) return `process ${pidOf(note.engine)} ended`;
  if (!note.users.some((other) => other.token === user.token)) return "another engine took its place";
  return null;
}

async function leave(folder: string, user: EngineUser): Promise<void> {
  const note = readNote(folder);
  // Without a note nobody can reach an engine that still works on this folder.
  if (note === null) return endAll(folder);
  if (!note.users.some((other) => other.token === user.token)) return;
  const others = note.users.filter((other) => other.token !== user.token && isProcessAlive(other.process));
  if (others.length > 0) return writeNote(folder, { ...note, users: others });
  await stopEngine(note.engine);
  removeNote(folder);
}
