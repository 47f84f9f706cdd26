/** A way to reach one running engine. The only place that knows how the client is set up and how it fails. */
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchError,
  MeilisearchRequestTimeOutError,
} from "meilisearch";
import { IndexUnavailable } from "./search-index.js";

export interface Connection {
  url: string;
  client: Meilisearch;
  /** The same, and gives up sooner: for what takes no work. */
  hasty: Meilisearch;
  engineVersion: string;
}

/** Longest wait for one answer, in milliseconds: above the engine's own search cut-off. */
const answerTimeout = 60_000;
/** Longest wait for a number that the engine has at hand, in milliseconds. */
const hastyTimeout = 2_000;
/** Longest wait for the answer to "who are you", in milliseconds. */
const greetingTimeout = 5_000;

/** Throws IndexUnavailable when nobody answers at `url` or the key is refused. */
export async function connect(url: string, key: string | undefined): Promise<Connection> {
  try {
    const { pkgVersion } = await clientFor(url, key, greetingTimeout).getVersion();
    return {
      url,
      client: clientFor(url, key, answerTimeout),
      hasty: clientFor(url, key, hastyTimeout),
      engineVersion: pkgVersion,
    };
  } catch (error) {
    throw asUnavailable(error, url);
  }
}

function clientFor(url: string, key: string | undefined, timeout: number): Meilisearch {
  return new Meilisearch({
    host: url,
    ...(key === undefined ? {} : { apiKey: key }),
    timeout,
    // Left to itself the client asks for gzip, and the engine then answers about 45 ms later (2 ms without).
    requestInit: { headers: { "accept-encoding": "identity" } },
  });
}

/** The engine runs but cannot open what it holds; it has to begin afresh. */
export class IndexDamaged extends IndexUnavailable {}

/** Codes of the engine for an index whose files it cannot open. */
const damageCodes = ["invalid_store_file", "internal"];

/** To be asked of an error met on opening an index: later, `internal` may mean anything. */
export function isDamage(error: unknown): error is Error {
  return error instanceof MeilisearchApiError && damageCodes.includes(error.cause?.code ?? "");
}

/** Whether the engine understood and said no: asking again would not help. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof MeilisearchApiError && !isPassing(error.response.status);
}

/** Statuses that may be gone the next time. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** Whether the engine answered that there is no such index. */
export function isMissingIndex(error: unknown): boolean {
  return error instanceof MeilisearchApiError && error.cause?.code === "index_not_found";
}

/**
 * The error to throw for a failed call: IndexUnavailable when the engine is away, refuses the key, is overloaded or
 * has lost the index; the engine's own error when the request itself was wrong, which is a fault of ours.
 */
export function asUnavailable(error: unknown, url: string): unknown {
  if (isMissingIndex(error)) {
    return new IndexUnavailable("The search index is empty just now and is being set up again.", {
      cause: error,
    });
  }
  if (error instanceof MeilisearchApiError) {
    const { status } = error.response;
    if (status === 401 || status === 403) {
      return new IndexUnavailable(`The search engine at ${url} refuses the key it was given.`, {
        cause: error,
      });
    }
    if (!isPassing(status)) return error;
    return new IndexUnavailable(`The search engine at ${url} failed: ${error.message}`, { cause: error });
  }
  const limit = timeLimitOf(error);
  if (limit !== null)
    return new IndexUnavailable(`The search engine has not answered within ${limit / 1000} seconds.`, {
      cause: error,
    });
  // A proxy in front of the engine answers with a page: the client then fails to read it as JSON.
  if (error instanceof MeilisearchError || error instanceof SyntaxError) {
    return new IndexUnavailable(`The search engine at ${url} does not answer: ${reasonOf(error)}`, {
      cause: error,
    });
  }
  return error;
}

/** The milliseconds after which a call was given up; null when it ended otherwise. */
function timeLimitOf(error: unknown): number | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause)
    if (inner instanceof MeilisearchRequestTimeOutError) return inner.cause.timeout;
  return null;
}

/** The innermost message: "fetch failed" says nothing, "connect ECONNREFUSED" does. */
function reasonOf(error: Error): string {
  let inner = error;
  while (inner.cause instanceof Error) inner = inner.cause;
  return inner.message;
}
