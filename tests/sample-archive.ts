/** The sample collection in an archive of its own, in this process: for tests that need real documents. */
import { type EmptyArchive, openOn } from "./empty-archive.js";
import { fillWithSamples } from "./loaded-folder.js";
import { archiveFolder } from "./served-archive.js";

export type SampleArchive = Pick<EmptyArchive, "archive" | "folder" | "remove">;

/** Opens an archive in a temporary folder that has taken the samples in; nothing works in the background. */
export async function openSampleArchive(): Promise<SampleArchive> {
  const { folder, remove } = await archiveFolder("samples");
  await fillWithSamples(folder);
  const archive = await openOn(folder, "server");
  return {
    archive,
    folder,
    remove: async () => {
      await archive.close();
      await remove();
    },
  };
}
