/** A reader of bags written from RFC 8493 alone: everything that makes a bag incomplete or invalid, as sentences. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export async function bagFaults(folder: string): Promise<string[]> {
  const faults: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
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
  // 2.2.2: the octet count and the stream count of the payload.
  const info = await readFile(join(folder, "bag-info.txt"), "utf8").catch(() => "");
  const [, octets, streams] = /^Payload-Oxum: (\d+)\.(\d+)$/m.exec(info) ?? [];
  let bytes = 0;
  for (const path of payload) bytes += (await readFile(join(folder, path))).length;
  if (Number(octets) !== bytes || Number(streams) !== payload.length)
    faults.push("Payload-Oxum does not agree");
  return faults;
}
