/** The storage root itself: making one, recognising one, walking through its objects. */
import { mkdir, opendir, readdir, readFile, rename, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { flushUpTo, hasCode, writeFlushed } from "./durable.js";
import { objectDeclaration } from "./inventory.js";
import { layoutConfig, layoutName, numberOfTuples } from "./layout.js";
import { inWorkFolder, type Staging } from "./staging.js";

const rootDeclaration = "0=ocfl_1.1";
const layoutFile = "ocfl_layout.json";

const layoutText = {
  extension: layoutName,
  description: "Three folders from the SHA-256 of the object's id, then the id itself, percent-encoded",
};

/** Written in this order; the declaration last, for it says that the rest is there. */
const rootFiles: readonly [path: string, content: string][] = [
  [`extensions/${layoutName}/config.json`, `${JSON.stringify(layoutConfig, null, 2)}\n`],
  [layoutFile, `${JSON.stringify(layoutText, null, 2)}\n`],
  [rootDeclaration, `${rootDeclaration.slice(2)}\n`],
];

/** Makes `root` a storage root, or checks that it is one of this layout. Throws for a folder of another kind. */
export async function prepareStorageRoot(staging: Staging): Promise<void> {
  const { root } = staging;
  const names = await readdir(root).catch((error): string[] => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
  if (names.includes(rootDeclaration)) return requireLayout(root);
  const strange = names.find((name) => !["extensions", layoutFile].includes(name));
  if (strange !== undefined) {
    throw new Error(`Expected ${root} to be empty or an OCFL 1.1 storage root, found "${strange}" in it`);
  }
  const made = (await mkdir(root, { recursive: true })) ?? root;
  await inWorkFolder(staging, "root", (work) => writeRootFiles(root, work));
  await flushUpTo(dirname(made), dirname(root));
}

/** Every object's folder, relative to `root`, in the order the file system gives them. */
export async function* objectPaths(root: string, path = "", depth = 0): AsyncIterable<string> {
  for (const name of await foldersIn(join(root, path))) {
    if (depth === 0 && name === "extensions") continue;
    const below = path === "" ? name : `${path}/${name}`;
    if (depth < numberOfTuples) yield* objectPaths(root, below, depth + 1);
    else if (await isObject(join(root, below))) yield below;
  }
}

async function writeRootFiles(root: string, work: string): Promise<void> {
  for (const [path, content] of rootFiles) {
    const ready = join(work, "file");
    const target = join(root, path);
    await writeFlushed(ready, content);
    await mkdir(dirname(target), { recursive: true });
    await rename(ready, target);
    await flushUpTo(root, dirname(target));
  }
}

async function requireLayout(root: string): Promise<void> {
  const config = await readFile(join(root, "extensions", layoutName, "config.json"), "utf8").catch(
    (cause) => {
      throw new Error(`Expected ${root} to be laid out by ${layoutName}: ${cause.message}`, { cause });
    },
  );
  const found: unknown = JSON.parse(config);
  const differs = Object.entries(layoutConfig).find(
    ([key, value]) => (found as Record<string, unknown>)[key] !== value,
  );
  if (!differs) return;
  throw new Error(`Expected ${differs[0]} ${differs[1]} in the layout of ${root}, got ${config}`);
}

async function foldersIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const entry of await opendir(folder)) if (entry.isDirectory()) names.push(entry.name);
  } catch (error) {
    // Taken away while it was being walked through.
    if (!hasCode(error, "ENOENT")) throw error;
  }
  return names;
}

async function isObject(folder: string): Promise<boolean> {
  return (await stat(join(folder, objectDeclaration)).catch(() => null)) !== null;
}
