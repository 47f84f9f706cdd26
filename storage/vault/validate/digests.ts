/** Re-reading every byte: whether each file has all the digests that any inventory states for it. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { nodeName } from "./algorithms.js";
import type { Findings } from "./findings.js";
import type { Claim } from "./path-blocks.js";

/** SHA-512 is a fifth slower on small chunks. */
const chunkBytes = 1024 * 1024;

/** Told of each piece that was read; may take its time, and may throw to end the check. */
export type Pace = (bytes: number) => Promise<void>;

/** Checks `claims` about files that exist; `code` is E092 for manifests, E093 for fixity blocks. */
export async function checkDigests(
  folder: string,
  claims: readonly (Claim & { code: string })[],
  found: Findings,
  pace?: Pace,
): Promise<void> {
  for (const [path, stated] of byPath(claims)) {
    const algorithms = new Set(stated.map((claim) => claim.algorithm));
    const actual = await digestsOf(join(folder, path), algorithms, pace);
    const told = new Set<string>();
    for (const { algorithm, digest, code } of stated) {
      const digests = actual.get(algorithm);
      if (digests === undefined || digests === digest.toLowerCase() || told.has(`${code} ${digest}`))
        continue;
      told.add(`${code} ${digest}`);
      found.add(code, `${path}: expected ${algorithm}:${digest}, got ${algorithm}:${digests}`, path, "wrong");
    }
  }
}

function byPath<T extends Claim>(claims: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const claim of claims) {
    const group = groups.get(claim.path);
    if (group) group.push(claim);
    else groups.set(claim.path, [claim]);
  }
  return groups;
}

/** Algorithm → hexadecimal digest, in one pass, for those that can be computed here. */
async function digestsOf(
  file: string,
  algorithms: ReadonlySet<string>,
  pace?: Pace,
): Promise<Map<string, string>> {
  const hashes = [...algorithms].flatMap((algorithm) => {
    const computable = nodeName(algorithm);
    return computable === null ? [] : [{ algorithm, hash: createHash(computable) }];
  });
  const handle = await open(file, "r");
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) break;
      for (const { hash } of hashes) hash.update(buffer.subarray(0, bytesRead));
      await pace?.(bytesRead);
    }
  } finally {
    await handle.close();
  }
  return new Map(hashes.map(({ algorithm, hash }) => [algorithm, hash.digest("hex")]));
}
