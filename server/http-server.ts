/** The server that listens, with its patience: a large file on a slow line takes as long as it takes. */
import { createServer, type Server } from "node:http";

export interface Patience {
  /** Longest time until the head of a request is whole, in milliseconds. */
  headMs: number;
  /** Longest time in which nothing comes or goes on a connection, in milliseconds; then it is ended. */
  idleMs: number;
  /** How often heads are looked at, in milliseconds. */
  checkMs: number;
}

/**
 * How long a connection stays open for the next request, in milliseconds: longer than the minute that proxies keep theirs. Who
 * closes first must be the asker, or a request meets a connection that is just being closed.
 */
const keptMs = 75_000;

const usual: Patience = { headMs: 60_000, idleMs: 600_000, checkMs: 30_000 };

/** A server that does not listen yet. A request has no limit of its own as a whole, only one of standing still. */
export function patientServer({ headMs, idleMs, checkMs }: Patience = usual): Server {
  const server = createServer({
    requestTimeout: 0,
    keepAliveTimeout: keptMs,
    headersTimeout: headMs,
    connectionsCheckingInterval: checkMs,
  });
  server.setTimeout(idleMs);
  return server;
}
