/** Giving back the files of an object's newest state. */
import { createHash } from "node:crypto";
import { access, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { hasCode } from "./durable.js";
import { type Inventory, stateOf } from "./inventory.js";
import { objectPath } from "./layout.js";
import { readHead } from "./read-object.js";
import { VaultDamaged, VaultMissing } from "./vault.js";

/** The whole file, after its bytes were found to have the digest that the inventory gives. */
export async function readChecked(root: string, id: string, path: string): Promise<Buffer> {
  const { file, sha512 } = await find(root, id, path);
  const bytes = await readFile(file).catch((cause) => Promise.reject(notReadable(id, path, cause)));
  const got = createHash("sha512").update(bytes).digest("hex");
  if (got !== sha512.toLowerCase()) {
    throw new VaultDamaged(`${path} of ${id} has changed: expected sha512:${sha512}, got sha512:${got}`);
  }
  return bytes;
}

export async function openStream(
  root: string,
  id: string,
  path: string,
): Promise<{ stream: Readable; bytes: number }> {
  const { file } = await find(root, id, path);
  const handle = await open(file, "r").catch((cause) => Promise.reject(notReadable(id, path, cause)));
  const { size } = await handle.stat();
  return { stream: handle.createReadStream(), bytes: size };
}

export async function locateFile(root: string, id: string, path: string): Promise<string> {
  const { file } = await find(root, id, path);
  await access(file).catch((cause) => Promise.reject(notReadable(id, path, cause)));
  return file;
}

async function find(root: string, id: string, path: string): Promise<{ file: string; sha512: string }> {
  const head = await readHead(join(root, objectPath(id)), id);
  if (head === null) throw new VaultMissing(`There is no object ${id}`);
  const sha512 = stateOf(head.inventory).get(path);
  if (sha512 === undefined) throw new VaultMissing(`The object ${id} has no file ${path}`);
  return { file: join(root, objectPath(id), contentPath(head.inventory, sha512, path)), sha512 };
}

function contentPath(inventory: Inventory, sha512: string, path: string): string {
  const [content] = inventory.manifest[sha512] ?? [];
  if (content === undefined) throw new VaultDamaged(`No bytes are named for ${path} of ${inventory.id}`);
  return content;
}

function notReadable(id: string, path: string, cause: unknown): Error {
  if (!hasCode(cause, "ENOENT", "ENOTDIR")) return cause instanceof Error ? cause : new Error(String(cause));
  return new VaultDamaged(`The bytes of ${path} of ${id} are missing: ${cause.message}`, { cause });
}
