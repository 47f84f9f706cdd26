/** BagIt bags (RFC 8493, versions 0.93 to 1.0): whether a folder is one, and whether it is whole. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ImportFault } from "./fault.js";

/** Algorithms that a manifest may be made with, the surest first. */
const algorithms = ["sha512", "sha256", "sha1", "md5"];

export async function isBag(folder: string): Promise<boolean> {
  return (await stat(join(folder, "bagit.txt")).catch(() => null))?.isFile() ?? false;
}

/**
 * Faults of the bag in `folder`; `payload` are the files below `data/`, as `data/…`. Every digest of every manifest is
 * computed anew.
 */
export async function bagFaults(folder: string, payload: readonly string[]): Promise<ImportFault[]> {
  const names = await readdir(folder);
  const faults = await declarationFaults(folder);
  const manifests = names.filter((name) => /^manifest-[a-z0-9]+\.txt$/i.test(name));
  const tagManifests = names.filter((name) => /^tagmanifest-[a-z0-9]+\.txt$/i.test(name));
  if (manifests.length === 0)
    faults.push(fault("bagit.txt", null, "the bag has no manifest, so that nothing shows that it is whole"));
  if (names.includes("fetch.txt"))
    faults.push(
      fault("fetch.txt", null, "the bag names files to be fetched from elsewhere; fetch them first"),
    );
  for (const manifest of manifests) {
    const listed = await manifestFaults(folder, manifest, faults);
    for (const file of payload)
      if (!listed.has(file)) faults.push(fault(manifest, null, `${file} lies in the bag and is not listed`));
  }
  for (const manifest of tagManifests) await manifestFaults(folder, manifest, faults);
  if (names.includes("bag-info.txt")) for (const one of await oxumFaults(folder, payload)) faults.push(one);
  return faults;
}

const fault = (file: string, line: number | null, message: string): ImportFault => ({
  ...{ file, line, column: null, message },
});

async function declarationFaults(folder: string): Promise<ImportFault[]> {
  const [first = "", second = ""] = (await readFile(join(folder, "bagit.txt"), "utf8")).split(/\r\n|\r|\n/);
  const faults: ImportFault[] = [];
  if (!/^BagIt-Version: (0\.9[3-7]|1\.0)$/.test(first))
    faults.push(
      fault("bagit.txt", 1, `expected BagIt-Version: 1.0, got ${JSON.stringify(first.slice(0, 80))}`),
    );
  if (!/^Tag-File-Character-Encoding: UTF-8$/i.test(second))
    faults.push(
      fault(
        "bagit.txt",
        2,
        `expected Tag-File-Character-Encoding: UTF-8, got ${JSON.stringify(second.slice(0, 80))}`,
      ),
    );
  return faults;
}

/** Checks what a manifest lists, adds what is wrong to `faults`, and returns the files that it lists. */
async function manifestFaults(folder: string, manifest: string, faults: ImportFault[]): Promise<Set<string>> {
  const algorithm = (/manifest-([a-z0-9]+)\.txt$/i.exec(manifest)?.[1] ?? "").toLowerCase();
  const listed = new Set<string>();
  if (!algorithms.includes(algorithm)) {
    faults.push(fault(manifest, null, `expected a digest of ${algorithms.join(", ")}, got ${algorithm}`));
    return listed;
  }
  const lines = (await readFile(join(folder, manifest), "utf8")).split(/\r\n|\r|\n/);
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const [, digest = "", written = ""] = /^([0-9a-f]+)[ \t]+\*?(.+)$/i.exec(line) ?? [];
    const path = written.replace(/%(0D|0A|25)/gi, (code) => decodeURIComponent(code)).replace(/^\.\//, "");
    if (digest === "" || path.startsWith("/") || path.split(/[/\\]/).includes("..")) {
      faults.push(fault(manifest, at + 1, "expected a digest and the path of a file in the bag"));
      continue;
    }
    listed.add(path);
    const found = await digestOf(join(folder, path), algorithm);
    if (found === null) faults.push(fault(manifest, at + 1, `${path} is not in the bag`));
    else if (found !== digest.toLowerCase())
      faults.push(fault(manifest, at + 1, `${path} has the ${algorithm} ${found}, and not the one listed`));
  }
  return listed;
}

async function digestOf(path: string, algorithm: string): Promise<string | null> {
  const hash = createHash(algorithm);
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
  return hash.digest("hex");
}

/** `Payload-Oxum: bytes.files`, where the bag says it. */
async function oxumFaults(folder: string, payload: readonly string[]): Promise<ImportFault[]> {
  const lines = (await readFile(join(folder, "bag-info.txt"), "utf8")).split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => /^Payload-Oxum:/i.test(line));
  const [, bytes, files] = /^Payload-Oxum:\s*(\d+)\.(\d+)\s*$/i.exec(lines[at] ?? "") ?? [];
  if (at === -1) return [];
  if (bytes === undefined)
    return [fault("bag-info.txt", at + 1, "expected Payload-Oxum with bytes and files, such as 279164.12")];
  let size = 0;
  for (const file of payload) size += (await stat(join(folder, file))).size;
  return size === Number(bytes) && payload.length === Number(files)
    ? []
    : [
        fault(
          "bag-info.txt",
          at + 1,
          `the bag says that it holds ${bytes}.${files} (bytes.files), and holds ${size}.${payload.length}`,
        ),
      ];
}
