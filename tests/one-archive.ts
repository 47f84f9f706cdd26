/**
 * One archive for test files that look at nothing but what they put into it: `tests/run.ts` serves it once a run. To start
 * an archive costs three seconds of processor, to read its first document two more.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { addAccount } from "./add-account.js";
import type { Accession } from "./faults/whole-register.js";
import { file, type Part } from "./multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "./served-archive.js";
import { anonymous, type Client, signIn } from "./signed-in-client.js";

const password = "correct horse battery";
const patienceMs = 60_000;

export interface OneArchive {
  /** An archivist. */
  ida: Client;
  anyone: Client;
  /** Uploads a file, published unless `fields` say otherwise, and gives the id of its document once it can be searched. */
  put(name: string, words: string, fields?: Record<string, string>): Promise<string>;
  leave(): Promise<void>;
}

/** Serves a new archive in `folder` for the files of a run. */
export async function serveOne(folder: string): Promise<ServedArchive> {
  await mkdir(folder, { mode: 0o700, recursive: true });
  await addAccount(folder, "ida", password);
  return serveArchive(folder);
}

/** The archive of the run, or one of its own for a file that is run by itself. */
export async function oneArchive(): Promise<OneArchive> {
  const { IBID_TEST_ARCHIVE: served } = process.env;
  const own = served === undefined ? await archiveFolder("one") : null;
  const address = served ?? (await serveOne(join(own?.folder ?? "", "data"))).address;
  const ida = await signIn(address, "ida", password);
  return {
    ida,
    anyone: anonymous(address),
    put: async (name, words, fields = {}) => {
      const given = Object.entries({ publish: "1", ...fields });
      const parts: Part[] = given.map(([field, value]) => ({ field, value }));
      const answer = await ida.upload([...parts, file(name, words)]);
      if (answer.status !== 201) throw new Error(`${name} was answered ${answer.status}: ${answer.text}`);
      return documentOf(ida, (JSON.parse(answer.text) as { accession: string }).accession);
    },
    leave: async () => own?.remove(),
  };
}

/** The document of an accession's only file, once that has been read and indexed. */
async function documentOf(ida: Client, accession: string): Promise<string> {
  let seen = "";
  for (const from = Date.now(); Date.now() - from < patienceMs; ) {
    const [item] = (await ida.json<Accession>(`/accessions/${accession}`)).items;
    if (item?.state === "searchable" && item.document !== null) return item.document;
    seen = `${item?.name} ${item?.state} (${item?.reason})`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Expected a file to become searchable, saw ${seen}`);
}
