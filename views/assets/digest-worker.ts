/** Tells the digest of one file after another, without keeping the page from anything else. */
import { sha256 } from "./sha256.js";

export interface ToDigest {
  id: number;
  file: File;
}
export interface Digested {
  id: number;
  /** Null when the file could not be read. */
  digest: string | null;
}

const pieceBytes = 4 * 1024 * 1024;
let before: Promise<void> = Promise.resolve();

addEventListener("message", ({ data }: MessageEvent<ToDigest>) => {
  before = before.then(async () => {
    const digest = await digestOf(data.file).catch(() => null);
    postMessage({ id: data.id, digest } satisfies Digested);
  });
});

async function digestOf(file: File): Promise<string> {
  const hash = sha256();
  for (let at = 0; at < file.size; at += pieceBytes)
    hash.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
  return `sha256:${hash.hex()}`;
}
