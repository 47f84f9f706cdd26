/** Whether the inventories kept in the version folders tell the same story as the root's: OCFL 1.1 section 3.7. */
import type { Findings } from "./findings.js";
import { isObject, type JsonObject, stringsIn } from "./json.js";
import type { InventoryFile } from "./sidecar.js";
import { numberOf } from "./version-names.js";

/** Compares the inventory in the folder `version` with the root's. */
export function checkAgainstRoot(
  version: string,
  inventory: InventoryFile,
  root: InventoryFile,
  found: Findings,
): void {
  if (inventory.head !== version) {
    found.add("E040", `The inventory in ${version} says that its head is ${inventory.head}`);
  }
  if (inventory.id !== root.id) found.add("E037", `The id is ${inventory.id}, the root says ${root.id}`);
  checkContentDirectory(version, inventory, root, found);
  if (version === root.versions.at(-1)) {
    if (!inventory.bytes.equals(root.bytes)) {
      found.add("E064", `The inventory of ${version} differs from the root's`);
    }
    return;
  }
  for (const name of inventory.versions) checkVersion(name, inventory, root, found);
}

/** Each version conforms to the same or a later specification than the one before. `inventories` lowest first. */
export function checkSpecOrder(inventories: readonly InventoryFile[], found: Findings): void {
  inventories.forEach((inventory, index) => {
    const before = inventories[index - 1]?.spec;
    if (before && inventory.spec && inventory.spec < before) {
      found.add("E103", `${inventory.head} follows OCFL ${inventory.spec}, the one before it ${before}`);
    }
  });
}

function checkContentDirectory(
  version: string,
  inventory: InventoryFile,
  root: InventoryFile,
  found: Findings,
): void {
  if (inventory.contentDirectory === root.contentDirectory) return;
  const code = numberOf(version) === 1 ? "E019" : "E020";
  found.add(
    code,
    `The contentDirectory is ${inventory.contentDirectory}, the root's ${root.contentDirectory}`,
  );
}

function checkVersion(name: string, inventory: InventoryFile, root: InventoryFile, found: Findings): void {
  const [mine, current] = [inventory.blocks[name], root.blocks[name]];
  if (!mine || !current) {
    found.add("E066", `The root does not know ${name}`);
    return;
  }
  if (!sameState(mine, inventory, current, root))
    found.add("E066", `The root shows ${name} in another state`);
  for (const key of ["created", "message", "user"]) {
    if (!sameValue(mine[key], current[key])) found.add("W011", `The root gives another ${key} for ${name}`);
  }
}

/**
 * The same paths with the same bytes. Where both use one algorithm, digests are compared; where the algorithm
 * changed, the content files that each digest stands for.
 */
function sameState(
  mine: JsonObject,
  inventory: InventoryFile,
  current: JsonObject,
  root: InventoryFile,
): boolean {
  const sameAlgorithm = inventory.algorithm === root.algorithm;
  const before = logicalState(mine, sameAlgorithm ? null : inventory);
  const now = logicalState(current, sameAlgorithm ? null : root);
  if (before.size !== now.size) return false;
  return [...before].every(([path, bytes]) => {
    const others = now.get(path);
    return others !== undefined && (sameAlgorithm ? sameSet(bytes, others) : overlap(bytes, others));
  });
}

/** Logical path → its digest, or the content files with that digest when `files` gives a manifest. */
function logicalState(block: JsonObject, files: InventoryFile | null): Map<string, Set<string>> {
  const state = new Map<string, Set<string>>();
  for (const [digest, value] of Object.entries(isObject(block.state) ? block.state : {})) {
    const stored = files?.manifest.filter((claim) => claim.digest === digest).map((claim) => claim.path);
    const bytes = new Set(stored ?? [digest.toLowerCase()]);
    for (const path of stringsIn(value) ?? []) state.set(path, bytes);
  }
  return state;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (isObject(a) && isObject(b)) {
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => sameValue(a[key], b[key]));
  }
  return a === b;
}
