/** A vault of its own for a test, and what the tests ask of it again and again. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { objectPath } from "../../../storage/vault/layout.js";
import { validateObject } from "../../../storage/vault/validate.js";
import type { Change, Vault, VaultFile } from "../../../storage/vault/vault.js";

export const change: Change = { by: "ada", message: "first state", at: "2026-01-31T12:00:00Z" };

/** A new folder, and how to remove it. */
export async function scratchFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-vault-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export function text(path: string, content: string): VaultFile {
  return { path, content };
}

/** The folder of an object in the vault at `root`. */
export function folderOf(root: string, id: string): string {
  return join(root, ...objectPath(id).split("/"));
}

export async function idsIn(vault: Vault): Promise<string[]> {
  const ids: string[] = [];
  for await (const id of vault.list()) ids.push(id);
  return ids.sort();
}

/** Every file below `folder`, relative to it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** Sound by the specification, without so much as a warning. */
export async function assertFlawless(folder: string): Promise<void> {
  const report = await validateObject(folder, { checkFixity: true });
  assert.deepEqual(report, { errors: [], warnings: [] });
}
