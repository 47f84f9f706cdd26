/** The vault as a folder: an OCFL 1.1 storage root that several processes may read and write at once. */
import { basename, join, resolve } from "node:path";
import { oneAtATime } from "./in-turn.js";
import { type Inventory, stateOf, versionNumber } from "./inventory.js";
import { idOfFolder, objectPath } from "./layout.js";
import { purgeObject } from "./purge-object.js";
import { locateFile, openStream, readChecked } from "./read-file.js";
import { readHead } from "./read-object.js";
import { repairObject } from "./repair-object.js";
import { openStaging, type Staging, sweepStaging } from "./staging.js";
import { objectPaths, prepareStorageRoot } from "./storage-root.js";
import { explainUnwritable } from "./unwritable.js";
import { type Vault, type VaultObject, VaultUnwritable } from "./vault.js";
import { verifyObject } from "./verify-object.js";
import { createObject, updateObject } from "./write-object.js";
import { writeRequest } from "./write-request.js";

export interface FileVaultOptions {
  /** Where writes are made ready; must be on the root's file system. Without it: the root's name with `-staging`. */
  staging?: string;
  /** Milliseconds since 1970, to judge how old other machines' leftovers are. */
  now?: () => number;
}

/**
 * Opens the vault in `root`, making it when the folder is absent or empty, and ends what dead writers left half
 * done. A vault that cannot be written is opened for reading. Throws when the folder holds something else.
 * Every write may throw VaultUnwritable, and then nothing of it was kept.
 */
export async function openFileVault(root: string, options: FileVaultOptions = {}): Promise<Vault> {
  const folder = resolve(root);
  const staging = await openStaging(folder, resolve(options.staging ?? `${folder}-staging`));
  await explainUnwritable(folder, () => prepareStorageRoot(staging));
  await sweepIfWritable(staging, (options.now ?? Date.now)());
  const inTurn = oneAtATime();
  const write = <T>(id: string, task: () => Promise<T>) => inTurn(id, () => explainUnwritable(folder, task));
  return {
    create: async (id, files, change) => {
      const request = writeRequest(staging, id, files, change);
      return summary(await write(id, () => createObject(request)));
    },
    update: async (id, files, change, expectHead) => {
      const request = writeRequest(staging, id, files, change);
      return summary(await write(id, () => updateObject(request, expectHead)));
    },
    inspect: async (id) => {
      const head = await readHead(join(folder, objectPath(id)), id);
      return head && summary(head.inventory);
    },
    read: (id, path) => readChecked(folder, id, path),
    open: (id, path) => openStream(folder, id, path),
    locate: (id, path) => locateFile(folder, id, path),
    list: () => objectIds(folder),
    verify: (id, pace) => verifyObject(staging, id, pace),
    repair: (id, replica) => write(id, () => repairObject(staging, id, resolve(replica))),
    purge: (id) => write(id, () => purgeObject(staging, id, objectPath(id))),
  };
}

/** Readers find the newest state without the sweep, so a vault on a read-only medium can do without it. */
async function sweepIfWritable(staging: Staging, now: number): Promise<void> {
  try {
    await explainUnwritable(staging.folder, () => sweepStaging(staging, now));
  } catch (error) {
    if (!(error instanceof VaultUnwritable)) throw error;
  }
}

function summary(inventory: Inventory): VaultObject {
  const files = [...stateOf(inventory)].map(([path, sha512]) => ({
    path,
    sha512: `sha512:${sha512.toLowerCase()}` as const,
  }));
  return { id: inventory.id, head: versionNumber(inventory.head), files };
}

async function* objectIds(root: string): AsyncIterable<string> {
  for await (const path of objectPaths(root)) {
    const id = idOfFolder(basename(path)) ?? (await readHead(join(root, path)))?.inventory.id;
    if (id !== undefined) yield id;
  }
}
