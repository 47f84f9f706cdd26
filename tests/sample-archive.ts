/** The sample collection in an archive of its own, in this process: for tests that need real documents. */
import { startDerivation } from "../ingest/derive.js";
import { loadSamples } from "../ingest/samples/load.js";
import { type EmptyArchive, openEmptyArchive } from "./empty-archive.js";

export type SampleArchive = Pick<EmptyArchive, "archive" | "folder" | "remove">;

/** Opens an empty archive in a temporary folder, takes the samples in and waits until all is done. */
export async function openSampleArchive(): Promise<SampleArchive> {
  const { archive, folder, remove } = await openEmptyArchive("samples");
  await loadSamples(archive);
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
  return { archive, folder, remove };
}
