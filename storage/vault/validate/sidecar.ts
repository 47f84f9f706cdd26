/** Reading an inventory together with the file that states its digest: OCFL 1.1 section 3.6. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "../durable.js";
import { nodeName } from "./algorithms.js";
import type { Findings } from "./findings.js";
import { type CheckedInventory, checkInventory } from "./inventory.js";

export interface InventoryFile extends CheckedInventory {
  bytes: Buffer;
}

/** Checks `inventory.json` in `folder`, whose file names are `names`; null when there is none to speak of. */
export async function checkInventoryFile(
  folder: string,
  names: readonly string[],
  found: Findings,
): Promise<InventoryFile | null> {
  if (!names.includes("inventory.json")) return null;
  const bytes = await readFile(join(folder, "inventory.json"));
  const checked = checkInventory(bytes, found);
  await checkSidecar(folder, names, bytes, checked?.algorithm ?? null, found);
  return checked && { ...checked, bytes };
}

async function checkSidecar(
  folder: string,
  names: readonly string[],
  bytes: Buffer,
  algorithm: string | null,
  found: Findings,
): Promise<void> {
  const sidecars = names.filter((name) => name.startsWith("inventory.json."));
  const expected = `inventory.json.${algorithm}`;
  if (sidecars.length === 0) found.add("E058", `There is no ${algorithm ? expected : "sidecar"}`);
  for (const name of sidecars) {
    if (algorithm && name !== expected) found.add("E059", `Expected the sidecar ${expected}, got ${name}`);
    else await checkStatedDigest(join(folder, name), bytes, name.slice("inventory.json.".length), found);
  }
}

async function checkStatedDigest(
  file: string,
  bytes: Buffer,
  algorithm: string,
  found: Findings,
): Promise<void> {
  const text = await readFile(file, "utf8").catch((error) => {
    if (hasCode(error, "ENOENT", "EISDIR")) return "";
    throw error;
  });
  const [, stated] = /^(\S+)[ \t]+inventory\.json\n?$/.exec(text) ?? [];
  if (stated === undefined) {
    found.add("E061", `The sidecar does not have the form "DIGEST inventory.json"`);
    return;
  }
  const computable = nodeName(algorithm);
  if (computable === null) return;
  const actual = createHash(computable).update(bytes).digest("hex");
  if (stated.toLowerCase() !== actual) found.add("E060", "The inventory does not have its sidecar's digest");
}
