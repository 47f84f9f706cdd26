import { type OpenArchive, openArchive } from "../../ingest/open-archive.js";
import { type Config, readConfig } from "../config.js";
import { stderrLog } from "../log.js";

/** The address permanent links begin with, as far as the settings tell. */
export function addressOf(config: Config, port = config.port): string {
  return config.publicAddress ?? `http://localhost:${port}`;
}

/** Opens the archive beside whatever server runs, does `work`, and closes it however the work ends. */
export async function withArchive<T>(work: (archive: OpenArchive, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig();
  const archive = await openArchive({ ...config, log: stderrLog("warn") }, "command");
  try {
    return await work(archive, config);
  } finally {
    await archive.close();
  }
}
