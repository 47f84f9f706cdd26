/** Archives as people meet them: just started for the first time, or with the sample collection taken in. */
import { fillWithSamples, samplesLoaded } from "../loaded-folder.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";

export type NewArchive = ServedArchive & { remove(): Promise<void> };

/** As whoever starts Ibid for the first time has it: no account, and the sample collection coming in. */
export async function newArchive(): Promise<NewArchive> {
  return serveOn(await archiveFolder("walk"));
}

/** With no account, and every passage of the sample collection to be found. */
export async function sampleArchive(): Promise<NewArchive> {
  const at = await archiveFolder("walk");
  await fillWithSamples(at.folder);
  const archive = await serveOn(at);
  await samplesLoaded(archive);
  return archive;
}

/** `remove` stops it and takes the folder away. */
async function serveOn({ folder, remove }: Awaited<ReturnType<typeof archiveFolder>>): Promise<NewArchive> {
  const archive = await serveArchive(folder, { IBID_SAMPLES: "yes" });
  return {
    ...archive,
    remove: async () => {
      await archive.stop();
      await remove();
    },
  };
}
