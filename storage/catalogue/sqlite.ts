/**
 * The one file that knows SQLite: opens a database through Node's own module where Node has it, else through
 * the package of the same shape, and gives Kysely a dialect for it. Everything else speaks portable SQL.
 */

import { setTimeout as sleep } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import { type LogFlusher, logFlusher } from "./log-flusher.js";
import type { Tables } from "./tables.js";

type DatabaseSync = import("@photostructure/sqlite").DatabaseSyncInstance;
type DatabaseConstructor = new (path: string) => DatabaseSync;

/** How long the whole process stands still for another process's write, in milliseconds. */
const busyTimeout = 250;
/** How long a statement waits for it besides, while the process goes on, and how long between two attempts. */
const patienceMs = 10_000;
const firstPauseMs = 5;
const longestPauseMs = 100;
/** Pages of the file kept in memory: of the 2 MB that SQLite would keep, a search overruns all. */
const cacheKibibytes = 65_536;
/** Prepared statements kept per connection; the archive has fewer distinct ones. */
const keptStatements = 500;

/** Opens `path` (made when missing) and returns the Kysely dialect for it. `flusher`: what makes commits safe. */
export async function sqliteDialect(path: string, flusher = logFlusher(path)): Promise<Dialect> {
  const Database = await databaseConstructor();
  const database = new Database(path);
  for (const pragma of [
    // While it is opened, it can only stand and wait.
    `busy_timeout = ${patienceMs}`,
    "journal_mode = WAL",
    // A commit by itself may be lost in a power cut; the flusher is waited for before it is acknowledged.
    "synchronous = NORMAL",
    "foreign_keys = ON",
    // What was deleted, a password that waited for a reading, is not left in the file.
    "secure_delete = ON",
    `cache_size = -${cacheKibibytes}`,
    `busy_timeout = ${busyTimeout}`,
  ]) {
    database.exec(`PRAGMA ${pragma}`);
  }
  return new FlushingSqliteDialect({ database: new StatementCache(database) }, flusher);
}

/** Told to a connection: nobody waits for what is written through it. */
const inHaste = CompiledQuery.raw("select 'in haste'");

/**
 * Does `work`, statements outside a transaction, without waiting for the disk: a power cut may lose them, never harm the
 * file. The next durable commit makes them durable too.
 */
export async function hastily<T>(
  database: Kysely<Tables>,
  work: (hasty: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return database.connection().execute(async (alone) => {
    await alone.executeQuery(inHaste);
    return work(alone);
  });
}

/** Writes what the write-ahead log holds into the database and empties it, as far as nobody reads from it. */
export async function emptyLog(database: Kysely<Tables>): Promise<void> {
  await database.executeQuery(CompiledQuery.raw("pragma wal_checkpoint(truncate)"));
}

async function databaseConstructor(): Promise<DatabaseConstructor> {
  const builtIn = process.getBuiltinModule?.("node:sqlite" as "node:fs") as unknown as
    | { DatabaseSync: DatabaseConstructor }
    | undefined;
  return builtIn?.DatabaseSync ?? (await import("@photostructure/sqlite")).DatabaseSync;
}

class FlushingSqliteDialect extends SqliteDialect {
  readonly #config: { database: SqliteDatabase };
  readonly #flusher: LogFlusher;
  constructor(config: { database: SqliteDatabase }, flusher: LogFlusher) {
    super(config);
    this.#config = config;
    this.#flusher = flusher;
  }
  override createDriver() {
    return new FlushingSqliteDriver(this.#config, this.#flusher);
  }
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * The connection as one asker has it. A statement that finds another process writing has done nothing and is told
 * again. Only single statements and `begin immediate` ever do: a transaction that has begun is alone.
 */
class PatientConnection implements DatabaseConnection {
  /** Something was written that is to be safe before the asker goes on. */
  isToFlush = false;
  #isHasty = false;
  constructor(private readonly connection: DatabaseConnection) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (query === inHaste) this.#isHasty = true;
    const result = await this.#patiently<R>(query);
    if (!this.#isHasty && mayWrite(query)) this.isToFlush = true;
    return result;
  }

  async #patiently<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const end = performance.now() + patienceMs;
    for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
      try {
        return await this.connection.executeQuery<R>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw error;
        await sleep(pause);
      }
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.connection.streamQuery<R>(query, chunkSize);
  }
}

function mayWrite({ query, sql }: CompiledQuery): boolean {
  return !(SelectQueryNode.is(query) || /^\s*(select|pragma|begin|commit|rollback)\b/i.test(sql));
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

/** A deferred transaction that reads first cannot be upgraded once another process has written. */
class FlushingSqliteDriver extends SqliteDriver {
  readonly #flusher: LogFlusher;
  constructor(config: { database: SqliteDatabase }, flusher: LogFlusher) {
    super(config);
    this.#flusher = flusher;
  }

  override async acquireConnection() {
    return new PatientConnection(await super.acquireConnection());
  }

  /** The next may have the connection at once; who wrote goes on when it is safe. */
  override async releaseConnection(connection?: DatabaseConnection) {
    await super.releaseConnection();
    if (connection instanceof PatientConnection && connection.isToFlush) await this.#flusher.flushed();
  }

  override async destroy() {
    await super.destroy();
    await this.#flusher.close();
  }

  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk makes SQLite roll back by itself; a second time would hide the reason behind an error of its own. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (connection instanceof PatientConnection) connection.isToFlush = false;
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof Error && error.message.includes("no transaction is active"))) throw error;
    }
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class StatementCache implements SqliteDatabase {
  readonly #statements = new Map<string, SqliteStatement>();
  constructor(private readonly database: DatabaseSync) {}

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = this.database.prepare(sql);
    const prepared: SqliteStatement = {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...bindable(parameters)),
      run: (parameters) => statement.run(...bindable(parameters)),
      iterate: (parameters) => statement.iterate(...bindable(parameters)),
    };
    if (this.#statements.size >= keptStatements) {
      this.#statements.delete(this.#statements.keys().next().value ?? "");
    }
    this.#statements.set(sql, prepared);
    return prepared;
  }

  close() {
    this.#statements.clear();
    this.database.close();
  }
}

/**
 * Refuses what drivers bind silently wrong: a Date and NaN become NULL, a boolean differs between databases,
 * and text is cut at NUL.
 */
function bindable(parameters: readonly unknown[]) {
  return parameters.map((value) => {
    if (value === null || Number.isFinite(value) || typeof value === "bigint") return value;
    if (typeof value === "string" && !value.includes("\0")) return value;
    if (value instanceof Uint8Array) return value;
    const what =
      typeof value === "string"
        ? "text with a NUL character"
        : typeof value === "number"
          ? String(value)
          : Object.prototype.toString.call(value);
    throw new TypeError(`Expected null, a number, text or bytes for the catalogue, got ${what}`);
  });
}
