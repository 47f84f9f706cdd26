import { existsSync } from "node:fs";
import { join } from "node:path";
import { type OpenArchive, openArchive } from "../../ingest/open-archive.js";
import { type Config, readConfig } from "../config.js";
import { stderrLog } from "../log.js";
import { localAddress, servedAddress } from "../server-address.js";

/** The address permanent links begin with: as set, or else that of the server at work on the data folder. */
export async function addressOf(config: Config): Promise<string> {
  return config.publicAddress ?? (await servedAddress(config.dataFolder)) ?? localAddress(config.port);
}

/** There is no archive where one was to be opened. */
export class NoArchive extends Error {
  override name = "NoArchive";
}

/**
 * Opens the archive beside whatever server runs, does `work`, and closes it however the work ends.
 * @throws NoArchive when there is none in the folder: a folder mistyped must not become an archive that looks sound
 */
export async function withArchive<T>(work: (archive: OpenArchive, config: Config) => Promise<T>): Promise<T> {
  const { dataFolder } = readConfig();
  // A vault alone is an archive too: its catalogue is made again from it.
  if (!["vault", "catalogue.sqlite"].some((store) => existsSync(join(dataFolder, store))))
    throw new NoArchive(
      `There is no archive in ${dataFolder} (IBID_DATA). \`ibid serve\`, \`ibid ingest\` and \`ibid user add\` make one.`,
    );
  return withNewArchive(work);
}

/** As `withArchive`, and where there is no archive yet, makes one. */
export async function withNewArchive<T>(
  work: (archive: OpenArchive, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const archive = await openArchive({ ...config, log: stderrLog("warn") }, "command");
  try {
    return await work(archive, config);
  } finally {
    await archive.close();
  }
}
