/** The last step of a new version, and the repair of one that was cut short. */
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { flush, together, writeFlushed } from "./durable.js";
import { inventoryName, sidecarFor, sidecarName } from "./inventory.js";
import { type Head, readHead } from "./read-object.js";

/** Writes and flushes an inventory and its sidecar into a folder. */
export async function writeInventoryFiles(folder: string, inventory: Uint8Array): Promise<void> {
  await together(
    writeFlushed(join(folder, inventoryName), inventory),
    writeFlushed(join(folder, sidecarName), sidecarFor(inventory)),
  );
}

/**
 * Makes the root inventory of the object in `folder` that of its newest version; `work` is a folder for files in
 * the making. `prepared` is the version number whose inventory lies in `work` already.
 * Another writer may publish at the same moment, so whoever wrote looks again: the last to look sees the newest.
 */
export async function publishHead(folder: string, work: string, prepared?: number): Promise<Head | null> {
  let ready = prepared;
  for (;;) {
    const head = await readHead(folder);
    if (head === null || head.published) return head;
    if (head.number !== ready) await writeInventoryFiles(work, head.bytes);
    await rename(join(work, inventoryName), join(folder, inventoryName));
    await rename(join(work, sidecarName), join(folder, sidecarName));
    await flush(folder);
    ready = undefined;
  }
}
