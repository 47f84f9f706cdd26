/** Keeps a connection to an engine: makes it, notices when it is lost, and makes it again with growing pauses. */
import { asUnavailable, type Connection, IndexDamaged } from "./engine-connection.js";
import { type IndexStatus, IndexUnavailable } from "./search-index.js";

/** Where engines come from: our own process (`own-engine.ts`) or one the operator names (`outside-engine.ts`). */
export interface EngineSource {
  /** Throws IndexUnavailable with the reason. */
  connect(): Promise<Connection>;
  /** Sets what the engine holds aside, for this reason, and begins with nothing. Null when that is not ours to do. */
  beginAfresh: ((reason: string) => Promise<Connection>) | null;
  /** Why the connection is no longer good, or null. */
  whyLost(connection: Connection): Promise<string | null>;
  /** Gives the engine up; stops it when nobody else uses it and it is ours. */
  leave(): Promise<void>;
}

export interface SupervisorOptions<T> {
  source: EngineSource;
  /** What has to be done on a new connection before anyone may use it. */
  prepare: (connection: Connection) => Promise<T>;
  /** Told when what `prepare` made is of no more use. */
  abandon: (prepared: T, reason: string) => void;
  /** Milliseconds between two looks at a connection that works. */
  checkEvery: number;
  log: (message: string) => void;
}

const shortestPause = 100;
const longestPause = 15_000;
/** A connection that held this long (milliseconds) shows a sound engine: the next pause is the shortest again. */
const steadyAfter = 30_000;

/** Some damage kills the engine when it looks at it, which once may be chance. */
const preparationsTried = 3;

export class EngineSupervisor<T> {
  /** Resolves when the first connection was made or has failed; never rejects. */
  readonly firstAttempt: Promise<void>;
  readonly #options: SupervisorOptions<T>;
  readonly #life: Promise<void>;
  #status: IndexStatus = { state: "starting", reason: "The search engine is starting." };
  #prepared: T | null = null;
  #renewal: string | null = null;
  #failedPreparations = 0;
  #closed = false;
  #endPause: () => void = () => {};

  constructor(options: SupervisorOptions<T>) {
    this.#options = options;
    let attempted = () => {};
    this.firstAttempt = new Promise((resolve) => {
      attempted = resolve;
    });
    this.#life = this.#live(attempted);
  }

  status(): IndexStatus {
    return this.#status;
  }

  /** What `prepare` made of the connection in force. Throws IndexUnavailable when there is none. */
  current(): T {
    if (this.#prepared !== null) return this.#prepared;
    throw new IndexUnavailable(
      this.#status.state === "ready" ? "The search engine is starting." : this.#status.reason,
    );
  }

  /** A call has failed: look at the connection now rather than at the next turn. */
  suspect(): void {
    if (this.#prepared !== null) this.#endPause();
  }

  /** The engine answers, but what was prepared on it is gone for this reason: prepare it again. */
  renew(reason: string): void {
    if (this.#prepared === null) return;
    this.#renewal = reason;
    this.#endPause();
  }

  async close(): Promise<void> {
    if (this.#closed) return this.#life;
    this.#closed = true;
    this.#endPause();
    await this.#life;
    await this.#options.source.leave();
  }

  async #live(attempted: () => void): Promise<void> {
    let pause = shortestPause;
    while (!this.#closed) {
      const began = performance.now();
      const connection = await this.#connect();
      attempted();
      if (connection !== null) {
        this.#lose(await this.#watch(connection));
        if (performance.now() - began > steadyAfter) pause = shortestPause;
      }
      await this.#pause(pause);
      pause = Math.min(pause * 2, longestPause);
    }
  }

  async #connect(): Promise<Connection | null> {
    try {
      const [connection, prepared] = await this.#ready();
      this.#prepared = prepared;
      this.#status = { state: "ready", engineVersion: connection.engineVersion };
      return connection;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isNews = this.#status.state === "ready" || this.#status.reason !== reason;
      if (isNews) this.#options.log(reason);
      this.#status = { state: "unavailable", reason };
      return null;
    }
  }

  async #ready(): Promise<[Connection, T]> {
    const { source, prepare } = this.#options;
    const connection = await source.connect();
    try {
      const prepared = await prepare(connection);
      this.#failedPreparations = 0;
      return [connection, prepared];
    } catch (error) {
      const known = asUnavailable(error, connection.url);
      this.#failedPreparations++;
      const isHopeless = error instanceof IndexDamaged || this.#failedPreparations >= preparationsTried;
      if (!isHopeless || source.beginAfresh === null || !(known instanceof Error)) throw known;
      const fresh = await source.beginAfresh(known.message);
      return [fresh, await prepare(fresh)];
    }
  }

  /** Returns why the connection ended. */
  async #watch(connection: Connection): Promise<string> {
    while (!this.#closed) {
      await this.#pause(this.#options.checkEvery);
      if (this.#closed) break;
      const reason = this.#renewal ?? (await this.#options.source.whyLost(connection));
      if (reason !== null) return reason;
    }
    return "the index was closed";
  }

  #lose(why: string): void {
    const reason = `The search engine was lost: ${why}.`;
    const prepared = this.#prepared;
    this.#prepared = null;
    this.#renewal = null;
    this.#status = { state: this.#closed ? "unavailable" : "starting", reason };
    if (!this.#closed) this.#options.log(reason);
    if (prepared !== null) this.#options.abandon(prepared, reason);
  }

  /** The timer keeps no process alive: one that has nothing else to do may end. */
  #pause(milliseconds: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
