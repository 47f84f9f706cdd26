/**
 * The engine of a data folder, shared by all processes of the archive that have it open: whoever comes first starts
 * it, the others join, the last to leave stops it. All of this happens under one lock, so that no two engines ever
 * open one folder. Users that were killed count for nothing, and an engine they left behind is joined or ended.
 */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { underLock } from "../lock.js";
import { isProcessAlive, pidOf, processIdentity } from "../process-identity.js";
import type { Connection } from "./engine-connection.js";
import { type EngineNote, type EngineUser, readNote, removeNote, writeNote } from "./engine-note.js";
import { type EngineLimits, enginesOn, stopEngine } from "./engine-process.js";
import {
  beginEngine,
  type EngineHome,
  setAside,
  startTimeout,
  untilAnswer,
  wasSetAside,
} from "./engine-start.js";
import type { EngineSource } from "./engine-supervisor.js";

export interface OwnEngineOptions extends EngineLimits {
  dataFolder: string;
  /** Folders in which a `meilisearch` may stand, written as in the PATH variable. */
  searchPath: string;
  log: (message: string) => void;
}

/** Longest wait for a running engine to answer, in milliseconds. */
const joinTimeout = 10_000;
/** Longest wait for another process of the archive to finish starting or stopping the engine, in milliseconds. */
const lockPatience = 2 * startTimeout;

export function ownEngine(options: OwnEngineOptions): EngineSource {
  const dataFolder = resolve(options.dataFolder);
  const folder = join(dataFolder, "index");
  const user: EngineUser = { process: processIdentity(), token: randomUUID() };
  const home: EngineHome = { ...options, dataFolder, folder, user };
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return underLock(join(folder, "engine.lock"), lockPatience, work);
  };
  return {
    connect: () => alone(() => joinOrBegin(home)),
    beginAfresh: (reason) => alone(() => beginAfresh(home, reason)),
    whyLost: async () => whyLost(home),
    // A folder that was deleted is not made again only to be left.
    leave: () => (existsSync(folder) ? alone(() => leave(home)) : endAll(home)),
  };
}

/** Joins the engine that runs, or ends what is left of it and starts another. */
async function joinOrBegin(home: EngineHome): Promise<Connection> {
  const note = readNote(home.folder);
  if (note !== null) {
    const connection = await untilAnswer(note, joinTimeout);
    if (connection !== null) {
      const others = othersIn(note, home.user);
      if (others.length === 0 && !isUser(note, home.user))
        home.log(`Joined the search engine left running as process ${pidOf(note.engine)}`);
      writeNote(home.folder, { ...note, users: [...others, home.user] });
      return connection;
    }
  }
  await endAll(home);
  return beginEngine(home);
}

/** For a database that the engine opened and then could not read. */
async function beginAfresh(home: EngineHome, reason: string): Promise<Connection> {
  const note = readNote(home.folder);
  // Another process has met the same damage and was quicker.
  if (note !== null && !isUser(note, home.user)) return joinOrBegin(home);
  if (note !== null) await stopEngine(note.engine);
  removeNote(home.folder);
  setAside(home.folder);
  home.log(wasSetAside(reason));
  return beginEngine(home);
}

function whyLost({ folder, user }: EngineHome): string | null {
  const note = readNote(folder);
  if (note === null) return "its folder was removed";
  if (!isProcessAlive(note.engine)) return `process ${pidOf(note.engine)} ended`;
  return isUser(note, user) ? null : "another engine took its place";
}

async function leave(home: EngineHome): Promise<void> {
  const note = readNote(home.folder);
  // Without a note nobody can reach an engine that still works on this folder.
  if (note === null) return endAll(home);
  if (!isUser(note, home.user)) return;
  const others = othersIn(note, home.user);
  if (others.length > 0) return writeNote(home.folder, { ...note, users: others });
  await stopEngine(note.engine);
  removeNote(home.folder);
}

async function endAll({ folder, log }: EngineHome): Promise<void> {
  for (const engine of enginesOn(folder)) {
    log(`Ending a search engine that cannot be reached (process ${pidOf(engine)})`);
    await stopEngine(engine);
  }
}

function isUser(note: EngineNote, user: EngineUser): boolean {
  return note.users.some((other) => other.token === user.token);
}

function othersIn(note: EngineNote, user: EngineUser): EngineUser[] {
  return note.users.filter((other) => other.token !== user.token && isProcessAlive(other.process));
}
