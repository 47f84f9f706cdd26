import { type OpenArchive, openArchive } from "../../ingest/open-archive.js";
import { type Config, readConfig } from "../config.js";
import { stderrLog } from "../log.js";
import { localAddress, servedAddress } from "../server-address.js";

/** The address permanent links begin with: as set, or else that of the server at work on the data folder. */
export async function addressOf(config: Config): Promise<string> {
  return config.publicAddress ?? (await servedAddress(config.dataFolder)) ?? localAddress(config.port);
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
