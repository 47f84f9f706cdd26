/** The sample collection in an archive of its own, in this process: for tests that need real documents. */
import { startDerivation } from "../ingest/derive.js";
import { type EmptyArchive, openEmptyArchive } from "./empty-archive.js";
import { fillWithSamples } from "./loaded-folder.js";

export type SampleArchive = Pick<EmptyArchive, "archive" | "folder" | "remove">;

/** Opens an archive in a temporary folder that has taken the samples in, and waits until all is done. */
export async function openSampleArchive(): Promise<SampleArchive> {
  const { archive, folder, remove } = await openEmptyArchive("samples", {}, fillWithSamples);
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
  return { archive, folder, remove };
}
