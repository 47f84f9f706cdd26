/** The inventory of an object as Ibid writes it: OCFL 1.1, SHA-512. Source: https://ocfl.io/1.1/spec/#inventory */
import { createHash } from "node:crypto";
import type { Change } from "./vault.js";

export const inventoryName = "inventory.json";
export const sidecarName = "inventory.json.sha512";
export const objectDeclaration = "0=ocfl_object_1.1";
const inventoryType = "https://ocfl.io/1.1/spec/#inventory";

/** Hexadecimal digest → paths. */
export type PathsByDigest = Record<string, string[]>;

export interface InventoryVersion {
  created: string;
  message?: string;
  user?: { name: string; address?: string };
  state: PathsByDigest;
}

export interface Inventory {
  id: string;
  type: string;
  digestAlgorithm: "sha512";
  head: string;
  contentDirectory?: string;
  manifest: PathsByDigest;
  fixity?: Record<string, PathsByDigest>;
  versions: Record<string, InventoryVersion>;
}

/** A file of the version being made. Digests in lower-case hexadecimal. */
export interface StagedFile {
  path: string;
  sha512: string;
  sha256: string;
  /** False when the object holds these bytes already, so that nothing new lies in the version's folder. */
  stored: boolean;
}

/** The number in `v12`. */
export function versionNumber(name: string): number {
  return Number(name.slice(1));
}

/** The newest state: logical path → hexadecimal sha512. */
export function stateOf(inventory: Inventory): Map<string, string> {
  const state = new Map<string, string>();
  for (const [digest, paths] of Object.entries(inventory.versions[inventory.head]?.state ?? {})) {
    for (const path of paths) state.set(path, digest);
  }
  return state;
}

/** The inventory after `staged` was added to what `base` holds (nothing, for a new object). */
export function nextInventory(
  id: string,
  base: Inventory | null,
  staged: readonly StagedFile[],
  change: Change,
): Inventory {
  const head = `v${base ? versionNumber(base.head) + 1 : 1}`;
  const state = base ? stateOf(base) : new Map<string, string>();
  const manifest = copyOf(base?.manifest);
  const sha256 = copyOf(base?.fixity?.sha256);
  for (const file of staged) {
    state.set(file.path, file.sha512);
    if (!file.stored) continue;
    addPath(manifest, file.sha512, `${head}/content/${file.path}`);
    addPath(sha256, file.sha256, `${head}/content/${file.path}`);
  }
  const versions = { ...base?.versions, [head]: describe(state, change) };
  const fixity = { ...base?.fixity, sha256 };
  return { id, type: inventoryType, digestAlgorithm: "sha512", head, manifest, fixity, versions };
}

/** The inventory's file, for a person to read too. */
export function serialise(inventory: Inventory): Buffer {
  return Buffer.from(`${JSON.stringify(inventory, null, 2)}\n`, "utf8");
}

/** The file that states the digest of an inventory's file. */
export function sidecarFor(inventory: Uint8Array): Buffer {
  const digest = createHash("sha512").update(inventory).digest("hex");
  return Buffer.from(`${digest} ${inventoryName}\n`, "utf8");
}

function describe(state: Map<string, string>, change: Change): InventoryVersion {
  const byDigest: PathsByDigest = {};
  for (const path of [...state.keys()].sort()) addPath(byDigest, state.get(path) ?? "", path);
  const user = { name: change.by, address: addressOf(change.by) };
  return { created: change.at, message: change.message, user, state: byDigest };
}

/** OCFL asks for a URI beside the name; somebody without an e-mail address is known by a name of this archive. */
function addressOf(name: string): string {
  return /^[^@\s]+@[^@\s]+$/.test(name) ? `mailto:${name}` : `urn:ibid:agent:${encodeURIComponent(name)}`;
}

function copyOf(block: PathsByDigest | undefined): PathsByDigest {
  return Object.fromEntries(Object.entries(block ?? {}).map(([digest, paths]) => [digest, [...paths]]));
}

function addPath(block: PathsByDigest, digest: string, path: string): void {
  const paths = block[digest];
  if (paths) paths.push(path);
  else block[digest] = [path];
}
