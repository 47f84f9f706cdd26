/** Getting an engine to answer on the database of a data folder, or on a new one when that cannot be opened. */
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProcessAlive } from "../process-identity.js";
import { findEngine } from "./engine-binary.js";
import { type Connection, connect } from "./engine-connection.js";
import { type EngineNote, type EngineUser, removeNote, writeNote } from "./engine-note.js";
import {
  databaseFolder,
  type EngineLimits,
  lastWords,
  type StartedEngine,
  startEngine,
  stopEngine,
} from "./engine-process.js";
import { IndexUnavailable } from "./search-index.js";

/** Where an engine lives and who asks for it. */
export interface EngineHome extends EngineLimits {
  dataFolder: string;
  /** The index folder inside the data folder. */
  folder: string;
  user: EngineUser;
  searchPath: string;
  log: (message: string) => void;
}

/** Longest wait for an engine to answer after its start, in milliseconds; a large one reads its tasks first. */
export const startTimeout = 60_000;

/**
 * Starts an engine. On a database that it twice will not open it starts with a new one, since the index can be made
 * again; once may be chance, such as a port that was taken between choosing and using it. Throws IndexUnavailable.
 */
export async function beginEngine(home: EngineHome): Promise<Connection> {
  const program = await findEngine(home.dataFolder, home.searchPath);
  const hadDatabase = existsSync(databaseFolder(home.folder));
  let last = await attempt(program, home);
  if (isDoubtful(last)) last = await attempt(program, home);
  if (!isDoubtful(last) || !hadDatabase) return connectionOf(last);
  const putBack = setAside(home.folder);
  const fresh = await attempt(program, home);
  // It was not the database's fault.
  if (!("connection" in fresh)) putBack();
  else home.log(wasSetAside(last.reason));
  return connectionOf(fresh);
}

type Attempt = { connection: Connection } | { reason: string; endedByItself: boolean };

function isDoubtful(attempt: Attempt): attempt is { reason: string; endedByItself: true } {
  return "reason" in attempt && attempt.endedByItself;
}

function connectionOf(attempt: Attempt): Connection {
  if ("connection" in attempt) return attempt.connection;
  throw new IndexUnavailable(`The search engine could not be started: ${attempt.reason}`);
}

async function attempt(program: string, home: EngineHome): Promise<Attempt> {
  const started = await startEngine(program, home.folder, home);
  const { url, key, engine } = started;
  const note = { url, key, engine, users: [home.user] };
  // Written before the engine answers: should this process be killed now, the next one knows of the engine.
  writeNote(home.folder, note);
  const connection = await untilAnswer(note, startTimeout);
  if (connection !== null) return { connection };
  const endedByItself = await endOf(started);
  removeNote(home.folder);
  return { reason: lastWords(home.folder), endedByItself };
}

/** Makes sure that a failed start is over; whether the engine gave up by itself rather than being ended. */
async function endOf({ engine, child }: StartedEngine): Promise<boolean> {
  if (isProcessAlive(engine)) {
    await stopEngine(engine);
    return false;
  }
  return child.signalCode !== "SIGKILL" && child.signalCode !== "SIGTERM";
}

/** Asks the engine of a note until it answers; null when it ends or `milliseconds` pass before. */
export async function untilAnswer(
  { url, key, engine }: EngineNote,
  milliseconds: number,
): Promise<Connection | null> {
  const end = performance.now() + milliseconds;
  while (isProcessAlive(engine) && performance.now() < end) {
    try {
      return await connect(url, key);
    } catch (error) {
      if (!(error instanceof IndexUnavailable)) throw error;
      await sleep(10);
    }
  }
  return null;
}

const asideName = "database-set-aside";

export function wasSetAside(reason: string): string {
  return `The search index could not be opened (${reason}): it is set aside as index/${asideName}, a new one is begun.`;
}

/** Moves the database out of the way, over an earlier one so treated. Returns how to undo it. */
export function setAside(folder: string): () => void {
  const [database, aside] = [databaseFolder(folder), join(folder, asideName)];
  rmSync(aside, { recursive: true, force: true });
  renameSync(database, aside);
  return () => {
    rmSync(database, { recursive: true, force: true });
    renameSync(aside, database);
  };
}
