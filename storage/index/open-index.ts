/** Opens the search index of an archive: an engine kept running, and the passages in it. */
import { type Lock, lockArchive } from "../lock.js";
import { candidatesOf } from "./candidates.js";
import { asUnavailable, isMissingIndex } from "./engine-connection.js";
import { EngineSupervisor } from "./engine-supervisor.js";
import { findPlaces } from "./find-places.js";
import { countNear, nearestTo, putNear } from "./near.js";
import { outsideEngine } from "./outside-engine.js";
import { ownEngine } from "./own-engine.js";
import {
  countByDocument,
  countRecords,
  dropRecords,
  fingerprintOf,
  openPassages,
  type Passages,
  putRecords,
} from "./passages-index.js";
import { rebuildPassages } from "./rebuild.js";
import { watchRoom } from "./room.js";
import type { SearchIndex } from "./search-index.js";
import { searchPassages } from "./search-passages.js";
import { fingerprint } from "./settings.js";

export interface OpenIndexOptions {
  dataFolder: string;
  /** An engine run by somebody else; without it the archive runs its own inside the data folder. */
  url?: string | undefined;
  key?: string | undefined;
  /** Put before the names of indexes, so that several archives can share an engine. Letters, digits, `-` and `_`. */
  prefix?: string | undefined;
  /** Only one server may have a data folder open; commands may beside it. */
  role: "server" | "command";
  /** Where a `meilisearch` is looked for, in the form of the PATH variable; nowhere when absent. */
  searchPath?: string | undefined;
  /** Memory the engine may take for indexing, in bytes; 1 GiB when absent. */
  memoryBytes?: number | undefined;
  /** Threads the engine may use for indexing; half of the machine when absent. */
  threads?: number | undefined;
  /** Told what a person running the archive should know of the engine. */
  log: (message: string) => void;
}

/** Milliseconds between two looks at the engine. A process is looked at in no time, an address takes a call. */
const lookAtProcessEvery = 250;
const lookAtAddressEvery = 2_000;

/**
 * Opens the index, empty when there is none. Returns once the engine answers or its first start has failed: look at
 * `status()`, since an archive goes on without its index. Throws only ArchiveInUse, for a second server.
 */
export async function openIndex(options: OpenIndexOptions): Promise<SearchIndex> {
  const lock = options.role === "server" ? await lockArchive(options.dataFolder) : null;
  const supervisor = superviseEngine(options);
  await supervisor.firstAttempt;
  return searchIndex(supervisor, lock);
}

function superviseEngine(options: OpenIndexOptions): EngineSupervisor<Passages> {
  const uid = `${options.prefix ?? ""}passages`;
  const { url, key, log } = options;
  return new EngineSupervisor({
    source:
      url === undefined
        ? ownEngine({ ...options, searchPath: options.searchPath ?? "" })
        : outsideEngine(url, key, uid),
    prepare: (connection) => openPassages(connection, uid),
    abandon: (passages, reason) => passages.tasks.end(reason),
    checkEvery: url === undefined ? lookAtProcessEvery : lookAtAddressEvery,
    log,
  });
}

function searchIndex(supervisor: EngineSupervisor<Passages>, lock: Lock | null): SearchIndex {
  const withEngine = async <T>(work: (passages: Passages) => Promise<T>): Promise<T> => {
    const passages = supervisor.current();
    try {
      return await work(passages);
    } catch (error) {
      const known = asUnavailable(error, passages.connection.url);
      if (isMissingIndex(error)) supervisor.renew("it no longer has the index");
      else if (known !== error) supervisor.suspect();
      throw known;
    }
  };
  const room = watchRoom();
  return {
    fingerprint,
    status: () => supervisor.status(),
    near: {
      put: (space, document, records) =>
        withEngine((passages) => putNear(passages, space, document, records)),
      nearest: (space, vector, limit) => withEngine((passages) => nearestTo(passages, space, vector, limit)),
      count: (space) => withEngine((passages) => countNear(passages, space)),
    },
    hasRoom: room.hasRoom,
    put: (records) => room.watched(withEngine((passages) => putRecords(passages, passages.uid, records))),
    drop: (document, keepVersion) =>
      room.watched(withEngine((passages) => dropRecords(passages, document, keepVersion))),
    search: (query) => withEngine((passages) => searchPassages(passages, query)),
    candidates: (searches) => withEngine((passages) => candidatesOf(passages, searches)),
    places: (queries, wanted) => withEngine((passages) => findPlaces(passages, queries, wanted)),
    count: () => withEngine(countRecords),
    countByDocument: () => withEngine(countByDocument),
    liveFingerprint: () => withEngine(fingerprintOf),
    rebuild: (batches) => withEngine((passages) => rebuildPassages(passages, batches)),
    close: async () => {
      await supervisor.close();
      lock?.release();
    },
  };
}
