/** Breaking a sound object in one place, with every other thing about it kept right. */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** An inventory as loose JSON, so that a test can put anything into it. */
export type LooseInventory = Record<string, unknown> & {
  manifest: Record<string, string[]>;
  fixity: Record<string, Record<string, string[]>>;
  versions: Record<string, LooseVersion>;
};

export type LooseVersion = Record<string, unknown> & { state: Record<string, string[]> };

/** Changes the inventory in `folder` and states its new digest beside it. */
export async function editInventory(
  folder: string,
  edit: (inventory: LooseInventory) => void,
): Promise<void> {
  const inventory = JSON.parse(await readFile(join(folder, "inventory.json"), "utf8"));
  edit(inventory);
  await writeInventory(folder, JSON.stringify(inventory));
}

/** The same change in the root's inventory and in the newest version's. */
export async function editNewest(object: string, edit: (inventory: LooseInventory) => void): Promise<void> {
  const newest = (await readdir(object))
    .filter((name) => /^v\d+$/.test(name))
    .sort()
    .at(-1);
  await editInventory(object, edit);
  await editInventory(join(object, newest ?? ""), edit);
}

export async function writeInventory(folder: string, text: string): Promise<void> {
  const digest = createHash("sha512").update(text).digest("hex");
  await writeFile(join(folder, "inventory.json"), text);
  await writeFile(join(folder, "inventory.json.sha512"), `${digest} inventory.json\n`);
}

export function first<T>(values: Iterable<T>): T {
  for (const value of values) return value;
  throw new Error("Expected at least one value, got none");
}

/** Gives an entry of an object another key. */
export function renameKey<T>(object: Record<string, T>, from: string, to: string): void {
  const value = object[from];
  if (value === undefined) throw new Error(`Expected the key ${from}, got ${Object.keys(object)}`);
  delete object[from];
  object[to] = value;
}
