/** The data folder of an archive that has taken the sample collection in: made once in a run of the tests, then copied. */
import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { samples } from "../ingest/samples/collection.js";
import { type ServedArchive, serveArchive } from "./served-archive.js";
import { anonymous } from "./signed-in-client.js";

/** Longest wait for the samples, in milliseconds; an idle machine needs a tenth. */
const patienceMs = 180_000;
const sampleDocuments = samples.filter((sample) => sample.versionOf === null).length;

/** Fills an empty folder. `tests/run.ts` says where the run keeps what its files share; without it, it is made anew. */
export async function fillWithSamples(folder: string): Promise<void> {
  const shared = process.env.IBID_TEST_RUN;
  if (shared === undefined) return takeSamplesIn(folder);
  const loaded = join(shared, "loaded");
  for (const from = Date.now(); !(await isThere(loaded)); await pause(100)) {
    if (await isMine(join(shared, "making"))) await make(shared, loaded);
    else if (Date.now() - from > 2 * patienceMs)
      throw new Error(`Expected ${loaded} to be made by another test file; it was not.`);
  }
  await cp(loaded, folder, { recursive: true, preserveTimestamps: true });
}

/** Made beside and moved, so that nobody copies half of it; who comes after a failure tries it for itself. */
async function make(shared: string, loaded: string): Promise<void> {
  const beside = join(shared, "half");
  try {
    await takeSamplesIn(beside);
    await rename(beside, loaded);
  } finally {
    await rm(join(shared, "making"), { recursive: true, force: true });
  }
}

async function takeSamplesIn(folder: string): Promise<void> {
  const archive = await serveArchive(folder, { IBID_SAMPLES: "yes" });
  try {
    await samplesLoaded(archive);
  } finally {
    await archive.stop();
  }
}

interface Listed {
  title: string;
  url: string;
  extent: string | null;
}

/** Waits until the sample collection is read and every passage of it can be found. */
export async function samplesLoaded({ address }: Pick<ServedArchive, "address">): Promise<void> {
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

async function isMine(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
