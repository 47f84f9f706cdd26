/** The two writes of the vault. What is new is made ready and flushed in staging; one rename makes it true. */
import { mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  flush,
  flushFolders,
  flushUpTo,
  hasCode,
  makeFolders,
  removeEmptyUpTo,
  together,
  writeFlushed,
} from "./durable.js";
import {
  type Inventory,
  nextInventory,
  objectDeclaration,
  type StagedFile,
  serialise,
  stateOf,
} from "./inventory.js";
import { requireCompatible } from "./logical-path.js";
import { publishHead, writeInventoryFiles } from "./publish-head.js";
import { type Head, readHead } from "./read-object.js";
import { dropHeld, stageFiles } from "./stage-files.js";
import { inWorkFolder, type Staging, setAside } from "./staging.js";
import { VaultConflict, VaultMissing } from "./vault.js";
import type { WriteRequest } from "./write-request.js";

/** How often a writer that names no expected head starts again on another writer's newer one. */
const mostAttempts = 50;

/** Keeps a new object. */
export async function createObject(write: WriteRequest): Promise<Inventory> {
  const { staging, id, path, files, change } = write;
  const folder = join(staging.root, path);
  if ((await readHead(folder, id)) !== null) throw new VaultConflict(`There is already an object ${id}`);
  return inWorkFolder(staging, path, async (work) => {
    const object = join(work, "object");
    await mkdir(join(object, "v1"), { recursive: true });
    const staged = await stageFiles(join(object, "v1"), files, new Set());
    const inventory = nextInventory(id, null, staged, change);
    await together(
      writeInventoryFiles(object, serialise(inventory)),
      writeInventoryFiles(join(object, "v1"), serialise(inventory)),
      writeFlushed(join(object, objectDeclaration), `${objectDeclaration.slice(2)}\n`),
    );
    await flushFolders(object);
    await placeObject(staging.root, object, folder, id);
    return inventory;
  });
}

/** Adds a version to an object. */
export async function updateObject(write: WriteRequest, expectHead?: number): Promise<Inventory> {
  const { staging, id, path, files } = write;
  const folder = join(staging.root, path);
  return inWorkFolder(staging, path, async (work) => {
    let head = await requireHead(folder, id, expectHead);
    const version = join(work, "version");
    await mkdir(version);
    const staged = await stageFiles(version, files, heldBy(head));
    for (let attempt = 1; ; attempt++) {
      await setTornAside(staging, folder, head);
      const inventory = await prepareVersion(write, work, head.inventory, staged);
      if (await claimVersion(version, folder, inventory)) {
        await finishVersion(folder, work, head.number + 1, id);
        return inventory;
      }
      if (attempt === mostAttempts) throw new VaultConflict(`Too many writers at once on the object ${id}`);
      head = await requireHead(folder, id, expectHead);
      await dropHeld(version, staged, heldBy(head));
    }
  });
}

async function requireHead(folder: string, id: string, expectHead?: number): Promise<Head> {
  const head = await readHead(folder, id);
  if (head === null) throw new VaultMissing(`There is no object ${id}`);
  if (expectHead !== undefined && head.number !== expectHead) {
    throw new VaultConflict(`Expected the object ${id} at version ${expectHead}, it is at ${head.number}`);
  }
  return head;
}

function heldBy(head: Head): Set<string> {
  return new Set(Object.keys(head.inventory.manifest));
}

async function setTornAside(staging: Staging, folder: string, head: Head): Promise<void> {
  for (const name of head.torn) await setAside(staging, join(folder, name));
}

async function prepareVersion(
  { id, change }: WriteRequest,
  work: string,
  base: Inventory,
  staged: readonly StagedFile[],
): Promise<Inventory> {
  const inventory = nextInventory(id, base, staged, change);
  requireCompatible(stateOf(inventory).keys());
  const version = join(work, "version");
  await together(
    writeInventoryFiles(version, serialise(inventory)),
    // The root's too, now and not after the claim: a full disk must not stop a version that already counts.
    writeInventoryFiles(work, serialise(inventory)),
  );
  await flushFolders(version);
  return inventory;
}

/** Renaming onto a folder that holds something fails, so exactly one writer gets each version number. */
async function claimVersion(version: string, folder: string, inventory: Inventory): Promise<boolean> {
  try {
    await rename(version, join(folder, inventory.head));
    return true;
  } catch (error) {
    if (hasCode(error, "ENOTEMPTY", "EEXIST")) return false;
    if (hasCode(error, "ENOENT")) throw new VaultMissing(`There is no object ${inventory.id}`);
    throw error;
  }
}

async function finishVersion(folder: string, work: string, number: number, id: string): Promise<void> {
  try {
    // The version's folder must be safe before an inventory speaks of it.
    await flush(folder);
    await publishHead(folder, work, number);
  } catch (error) {
    if (hasCode(error, "ENOENT")) throw new VaultMissing(`The object ${id} was purged while it was written`);
    throw error;
  }
}

async function placeObject(root: string, object: string, folder: string, id: string): Promise<void> {
  const parent = dirname(folder);
  try {
    await renameUnder(parent, object, folder);
    await flushUpTo(root, parent);
  } catch (error) {
    await removeEmptyUpTo(root, parent);
    if (hasCode(error, "ENOTEMPTY", "EEXIST")) throw new VaultConflict(`There is already an object ${id}`);
    throw error;
  }
}

/** Another process may remove the empty parent between the two steps; then both are done again. */
async function renameUnder(parent: string, object: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await makeFolders(parent);
      await rename(object, folder);
      return;
    } catch (error) {
      if (!hasCode(error, "ENOENT") || attempt === mostAttempts) throw error;
    }
  }
}
