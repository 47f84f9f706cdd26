/** An engine the operator runs and names by address: nothing is started or stopped, only watched. */
import { asUnavailable, type Connection, connect } from "./engine-connection.js";
import type { EngineSource } from "./engine-supervisor.js";

/** `indexUid` is looked for at each check, because an index on a shared engine can be removed by somebody else. */
export function outsideEngine(url: string, key: string | undefined, indexUid: string): EngineSource {
  return {
    connect: () => connect(url, key),
    whyLost: (connection) => whyLost(connection, indexUid),
    beginAfresh: null,
    leave: async () => {},
  };
}

async function whyLost({ client, url }: Connection, indexUid: string): Promise<string | null> {
  try {
    await client.getRawIndex(indexUid);
    return null;
  } catch (error) {
    const known = asUnavailable(error, url);
    return known instanceof Error ? known.message.replace(/\.$/, "") : String(known);
  }
}
