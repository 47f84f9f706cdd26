/**
 * Finding an object's newest state. A new version is three renames: the version's folder, the root inventory,
 * the root sidecar. A writer that dies between them leaves a root inventory that is behind its folders, so the
 * highest version folder with a sound inventory wins.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./durable.js";
import { type Inventory, inventoryName, sidecarName, versionNumber } from "./inventory.js";
import { VaultDamaged } from "./vault.js";

export interface Head {
  number: number;
  inventory: Inventory;
  /** The inventory as it lies on disk. */
  bytes: Buffer;
  /** False when the root inventory is not yet this one. */
  published: boolean;
  /** Version folders above the head that hold no sound inventory: never acknowledged, in nobody's way but a writer's. */
  torn: string[];
}

type Sound = Pick<Head, "number" | "inventory" | "bytes">;

/**
 * The newest state of the object in `folder`, or null when there is none. Throws VaultDamaged when nothing sound says
 * what it is, or when it is not the object `id`.
 */
export async function readHead(folder: string, id?: string): Promise<Head | null> {
  const head = await newestSound(folder);
  if (head && id !== undefined && head.inventory.id !== id) {
    throw new VaultDamaged(`Expected the object ${id} in ${folder}, got ${head.inventory.id}`);
  }
  return head;
}

async function newestSound(folder: string): Promise<Head | null> {
  const versions = await versionFolders(folder);
  if (versions === null) return null;
  const root = await readSound(folder);
  const torn: string[] = [];
  for (const name of versions) {
    const number = versionNumber(name);
    if (root && root.number >= number) break;
    const sound = await readSound(join(folder, name));
    if (sound?.number === number) return { ...sound, published: false, torn };
    // Without a sound root inventory, an older version must not pass for the newest.
    if (!root) break;
    torn.push(name);
  }
  if (root) return { ...root, published: true, torn };
  if ((await versionFolders(folder)) === null) return null;
  throw new VaultDamaged(`The object in ${folder} has no sound inventory`);
}

/** Names like `v3`, highest first; null when the folder is absent or empty. */
async function versionFolders(folder: string): Promise<string[] | null> {
  const names = await readdir(folder).catch((error) => {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  });
  if (names.length === 0) return null;
  return names.filter((n) => /^v[1-9]\d*$/.test(n)).sort((a, b) => versionNumber(b) - versionNumber(a));
}

/** The inventory in `folder` when its sidecar and its shape are right. */
async function readSound(folder: string): Promise<Sound | null> {
  try {
    const [bytes, sidecar] = await Promise.all([
      readFile(join(folder, inventoryName)),
      readFile(join(folder, sidecarName), "utf8"),
    ]);
    if (sidecar.split(/\s/, 1)[0] !== createHash("sha512").update(bytes).digest("hex")) return null;
    const inventory: unknown = JSON.parse(bytes.toString("utf8"));
    return isInventory(inventory) ? { number: versionNumber(inventory.head), inventory, bytes } : null;
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR") || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Only what reading needs; the validator asks far more. */
function isInventory(value: unknown): value is Inventory {
  if (!isRecord(value) || typeof value.id !== "string" || value.digestAlgorithm !== "sha512") return false;
  if (typeof value.head !== "string" || !/^v[1-9]\d*$/.test(value.head)) return false;
  if (!isRecord(value.manifest) || !isRecord(value.versions)) return false;
  const version = value.versions[value.head];
  return isRecord(version) && isPathBlock(version.state) && isPathBlock(value.manifest);
}

function isPathBlock(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((paths) => Array.isArray(paths));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
