/** An import looked at whole, before anything is written. */
import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import type { Archive } from "../archive.js";
import { digestOf } from "../file-digest.js";
import type { IntakePlan } from "../quarantine.js";
import { bagFaults, isBag } from "./bag.js";
import { readDescriptions } from "./descriptions.js";
import type { ImportFault } from "./fault.js";

export interface ImportFile {
  /** As the import calls it: its path within the folder, or within the bag's payload. */
  name: string;
  path: string;
  bytes: number;
  digest: `sha256:${string}`;
  plan: IntakePlan;
  /** A line of the table describes it. */
  described: boolean;
  /** The document that holds its bytes already; null when none does. */
  held: string | null;
}

export interface ImportPlan {
  /** The folder, whatever links lead to it. */
  folder: string;
  bag: boolean;
  files: ImportFile[];
  /** Links, and what is neither a file nor a folder: passed over. */
  passedOver: string[];
  faults: ImportFault[];
}

/**
 * Looks at everything in `folder`, and at the table at `table`. `usual` is said of what the table does not describe;
 * `onFile` is told how many of how many files were looked at.
 */
export async function planImport(
  { catalogue }: Pick<Archive, "catalogue">,
  folder: string,
  table: string | null,
  usual: IntakePlan,
  onFile: (done: number, of: number) => void = () => {},
): Promise<ImportPlan> {
  const root = await realpath(folder);
  const bag = await isBag(root);
  const payload = bag ? join(root, "data") : root;
  const passedOver: string[] = [];
  const own = table === null ? null : await realpath(table);
  const paths = (await filesBelow(payload, passedOver)).filter((path) => path !== own);
  const faults: ImportFault[] = bag
    ? await bagFaults(
        root,
        paths.map((path) => relative(root, path)),
      )
    : [];
  const names = paths.map((path) => relative(payload, path));
  const described =
    table === null ? null : readDescriptions(await readFile(table), basename(table), new Set(names), usual);
  for (const one of described?.faults ?? []) faults.push(one);
  const files: ImportFile[] = [];
  for (const [at, path] of paths.entries()) {
    onFile(at, paths.length);
    const name = names[at] as string;
    const { size: bytes } = await stat(path);
    if (bytes === 0) {
      faults.push({ file: name, line: null, column: null, message: "the file is empty (0 bytes)" });
      continue;
    }
    const digest = (await digestOf(path)) as ImportFile["digest"];
    const plan = described?.plans.get(name);
    files.push({
      ...{ name, path, bytes, digest, plan: plan ?? usual, described: plan !== undefined },
      held: await holderOf(catalogue, digest),
    });
  }
  if (paths.length === 0)
    faults.push({ file: folder, line: null, column: null, message: "there is no file to be imported" });
  return { folder: root, bag, files, passedOver, faults };
}

async function filesBelow(folder: string, passedOver: string[]): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) passedOver.push(path);
    else if (entry.isFile()) found.push(path);
    else if (entry.isDirectory()) {
      for (const inner of await filesBelow(path, passedOver)) found.push(inner);
    } else passedOver.push(path);
  }
  return found;
}

async function holderOf(catalogue: Archive["catalogue"], digest: string): Promise<string | null> {
  const row = await catalogue
    .selectFrom("version")
    .select("document")
    .where("digest", "=", digest)
    .executeTakeFirst();
  return row?.document ?? null;
}
