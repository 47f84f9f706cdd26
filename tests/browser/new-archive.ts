/** A new archive, as whoever starts Ibid for the first time has it: no account, and the sample collection coming in. */
import { setTimeout as pause } from "node:timers/promises";
import { samples } from "../../ingest/samples/collection.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous } from "../signed-in-client.js";

/** Longest wait for the samples, in milliseconds; an idle machine needs a tenth. */
const patienceMs = 180_000;
const sampleDocuments = samples.filter((sample) => sample.versionOf === null).length;

/** Starts it on an empty folder; `remove` stops it and takes the folder away. */
export async function newArchive(): Promise<ServedArchive & { remove(): Promise<void> }> {
  const { folder, remove } = await archiveFolder("walk");
  const archive = await serveArchive(folder, { IBID_SAMPLES: "yes" });
  return {
    ...archive,
    remove: async () => {
      await archive.stop();
      await remove();
    },
  };
}

interface Listed {
  title: string;
  url: string;
  extent: string | null;
}

/** Waits until the sample collection is read and every passage of it can be found. */
export async function samplesLoaded({ address }: ServedArchive): Promise<void> {
  const { json } = anonymous(address);
  let seen = "";
  for (const from = Date.now(); Date.now() - from < patienceMs; ) {
    const { documents } = await json<{ documents: Listed[] }>("/documents");
    const { total } = await json<{ total: number }>("/search?limit=1");
    const read = documents.reduce((sum, { extent }) => sum + Number.parseInt(extent ?? "0", 10), 0);
    seen = `${documents.length} documents with ${read} passages, ${total} of them found`;
    const isRead = documents.length === sampleDocuments && documents.every(({ extent }) => extent !== null);
    if (isRead && read === total && (await newestVersion(address, documents)) === 2) return;
    // Searches of one address are limited to 240 a minute.
    await pause(300);
  }
  throw new Error(`Expected ${sampleDocuments} sample documents, read and indexed; got ${seen}`);
}

/** Of the article that the collection holds in two versions; the corrected one comes in last. */
async function newestVersion(address: string, documents: readonly Listed[]): Promise<number> {
  const later = samples.find((sample) => sample.versionOf !== null);
  const listed = documents.find(({ title }) => title === later?.title);
  if (!listed) return 0;
  return (await anonymous(address).json<{ version: number }>(new URL(listed.url).pathname)).version;
}
