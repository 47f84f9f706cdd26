/** How fast kept bytes are read again and compared, beside `sha256sum` on the same files. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sha256 } from "../../storage/catalogue/log.js";
import type { Digest } from "../../storage/model/digest.js";
import { openFileVault } from "../../storage/vault/file-vault.js";

const megabyte = 1_000_000;
const fileBytes = 20 * megabyte;
const files = 25;
const rounds = 3;

export interface FixityFigures {
  bytes: number;
  /** Megabytes a second, the best of three rounds each; the file system has them in memory. */
  ibid: number;
  sha256sum: number;
}

/** Keeps files as originals are kept (SHA-512 of the vault, SHA-256 of the record) and verifies them. */
export async function measureFixity(): Promise<FixityFigures> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-bench-fixity-"));
  try {
    const vault = await openFileVault(join(folder, "vault"));
    const paths: string[] = [];
    const ids: string[] = [];
    for (let number = 0; number < files; number += 1) {
      const bytes = randomBytes(fileBytes);
      const from = join(folder, `file-${number}`);
      await writeFile(from, bytes);
      const original = { path: "original", from, sha256: sha256(bytes) as Digest };
      const { id } = await vault.create(`urn:bench:${number}`, [original], {
        by: "bench",
        message: "bench",
        at: "2026-12-01T00:00:00Z",
      });
      ids.push(id);
      paths.push(from);
    }
    const bytes = files * fileBytes;
    const rate = (ms: number) => bytes / megabyte / (ms / 1_000);
    const ibid = await fastest(async () => {
      for (const id of ids) await vault.verify(id);
    });
    const sha256sum = await fastest(() => promisify(execFile)("sha256sum", paths));
    return { bytes, ibid: rate(ibid), sha256sum: rate(sha256sum) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
