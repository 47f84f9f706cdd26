/** A reader of bags written from RFC 8493 alone: everything that makes a bag incomplete or invalid, as sentences. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export async function bagFaults(folder: string): Promise<string[]> {
  const faults: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  for (const path of present)
    if ((await readFile(join(folder, path))).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
      if (!path.startsWith("data/")) faults.push(`${path} begins with a byte order mark`);
  // 2.1.1: exactly two lines, no byte order mark.
  const declaration = await readFile(join(folder, "bagit.txt"), "utf8").catch(() => "");
  if (!/^BagIt-Version: 1\.0\nTag-File-Character-Encoding: UTF-8\n?$/.test(declaration))
    faults.push("bagit.txt is not the declaration of a bag");
  const manifests = present.filter((path) => /^manifest-[a-z0-9]+\.txt$/.test(path));
  if (manifests.length === 0) faults.push("there is no payload manifest");
  const payload = present.filter((path) => path.startsWith("data/"));
  // 2.1.3: every payload file in every payload manifest; 2.2.1: a tag manifest lists tag files, none of them a tag manifest.
  for (const name of [...manifests, ...present.filter((path) => /^tagmanifest-[a-z0-9]+\.txt$/.test(path))]) {
    const algorithm = /-([a-z0-9]+)\.txt$/.exec(name)?.[1] ?? "";
    const listed = new Set<string>();
    for (const line of (await readFile(join(folder, name), "utf8")).split(/\r\n|\r|\n/)) {
      if (line === "") continue;
      const [, digest = "", written = ""] = /^([0-9a-fA-F]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
      const path = written.replace(/%0A/gi, "\n").replace(/%0D/gi, "\r").replace(/%25/g, "%");
      if (listed.has(path)) faults.push(`${name} lists ${path} twice`);
      listed.add(path);
      if (path.startsWith("/") || path.split("/").includes(".."))
        faults.push(`${name} leads out with ${path}`);
      if (name.startsWith("manifest") !== path.startsWith("data/")) faults.push(`${name} lists ${path}`);
      const bytes = await readFile(join(folder, path)).catch(() => null);
      if (bytes === null) faults.push(`${path} is missing`);
      else if (createHash(algorithm).update(bytes).digest("hex") !== digest.toLowerCase())
        faults.push(`${path} has another ${algorithm}`);
    }
    if (name.startsWith("manifest"))
      for (const path of payload) if (!listed.has(path)) faults.push(`${name} does not list ${path}`);
  }
  // 2.2.1: this archive lists every tag file but the tag manifests. 5.2: names that some systems take for one another.
  const tagLists = present.filter((path) => /^tagmanifest-/.test(path));
  for (const list of tagLists) {
    const text = await readFile(join(folder, list), "utf8");
    for (const path of present.filter((one) => !one.startsWith("data/") && !tagLists.includes(one)))
      if (!text.includes(`  ${path}\n`)) faults.push(`${list} does not list ${path}`);
  }
  const folded = new Set(present.map((path) => path.normalize("NFC").toLowerCase()));
  if (folded.size < present.length) faults.push("two files have names that some systems take for one");
  // 2.2.2: labels and values, each label that counts once; the date as a day.
  const lines = (await readFile(join(folder, "bag-info.txt"), "utf8").catch(() => "")).trimEnd().split("\n");
  for (const line of lines)
    if (!/^(\S[^:]*: \S.*|\s+\S.*)$/.test(line)) faults.push(`bag-info.txt has the line ${line}`);
  for (const label of ["Payload-Oxum", "Bagging-Date"])
    if (lines.filter((line) => line.startsWith(`${label}:`)).length !== 1)
      faults.push(`bag-info.txt has not one ${label}`);
  if (!lines.some((line) => /^Bagging-Date: \d{4}-\d{2}-\d{2}$/.test(line)))
    faults.push("Bagging-Date is no day");
  // 2.2.2: the octet count and the stream count of the payload.
  const info = await readFile(join(folder, "bag-info.txt"), "utf8").catch(() => "");
  const [, octets, streams] = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(info) ?? [];
  let bytes = 0;
  for (const path of payload) bytes += (await readFile(join(folder, path))).length;
  if (Number(octets) !== bytes || Number(streams) !== payload.length)
    faults.push("Payload-Oxum does not agree");
  return faults;
}

/**
 * What the system's own `sha256sum` and `sha512sum` find wrong with the manifests of a bag whose paths need no encoding;
 * null where the system has no such tools.
 */
export function systemFaults(folder: string): string[] | null {
  const faults: string[] = [];
  for (const algorithm of ["sha256", "sha512"])
    for (const list of ["manifest", "tagmanifest"]) {
      const args = ["--check", "--strict", "--quiet", `${list}-${algorithm}.txt`];
      const { status, stdout, error } = spawnSync(`${algorithm}sum`, args, { cwd: folder, encoding: "utf8" });
      if (error) return null;
      if (status !== 0) faults.push(...stdout.trimEnd().split("\n"));
    }
  return faults;
}
