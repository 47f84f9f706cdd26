/** The sample collection in an archive of its own, in this process: for tests that need real documents. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDerivation } from "../ingest/derive.js";
import { type OpenArchive, openArchive } from "../ingest/open-archive.js";
import { loadSamples } from "../ingest/samples/load.js";

export interface SampleArchive {
  archive: OpenArchive;
  folder: string;
  remove(): Promise<void>;
}

/** Opens an empty archive in a temporary folder, takes the samples in and waits until all is done. */
export async function openSampleArchive(): Promise<SampleArchive> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-samples-"));
  const archive = await openArchive(
    {
      dataFolder: folder,
      engine: { url: null, key: null, prefix: "", memoryBytes: 256 * 1024 * 1024, searchPath: "" },
      readers: { size: 2, timeoutMs: 60_000, memoryBytes: 1024 * 1024 * 1024, programPath: "" },
      log: () => {},
    },
    "server",
  );
  await loadSamples(archive);
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
  return {
    archive,
    folder,
    remove: async () => {
      await archive.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
