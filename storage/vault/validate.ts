/**
 * Whether a folder is a sound OCFL object, by version 1.1 of the specification (and 1.0, which an object or its older
 * versions may declare). Hard links are not looked for: many a backup makes them, and every byte is still checked.
 */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { checkDeclaration, objectKind } from "./validate/declaration.js";
import { checkDigests, type Pace } from "./validate/digests.js";
import { type Findings, findings, type Report } from "./validate/findings.js";
import { checkObjectFolder, checkVersionFolder } from "./validate/folders.js";
import { checkAgainstRoot, checkSpecOrder } from "./validate/history.js";
import { checkInventoryFile, type InventoryFile } from "./validate/sidecar.js";
import { isVersionName, numberOf } from "./validate/version-names.js";

export interface ValidateOptions {
  /** Re-read every file; without it only names and inventories are looked at. */
  checkFixity: boolean;
  /** Slows the reading down. */
  pace?: Pace | undefined;
}

/** One version's folder as it lies there. */
interface VersionFolder {
  name: string;
  /** Content files, relative to the object. */
  files: string[];
  inventory: InventoryFile | null;
}

/** Everything wrong with the object in `folder`: errors make it invalid, warnings do not. Never writes. */
export async function validateObject(folder: string, options: ValidateOptions): Promise<Report> {
  const found = findings(null);
  const entries = await readdir(folder, { withFileTypes: true });
  const spec = await checkDeclaration(folder, entries, objectKind, found);
  await checkObjectFolder(folder, entries, found);
  const root = await checkRootInventory(folder, entries, found);
  if (root === null) return found.report;
  if (spec && root.spec && spec !== root.spec) {
    found.add("E038", `The object declares OCFL ${spec}, its inventory ${root.spec}`, "inventory.json");
  }
  const versions = await checkVersionFolders(folder, entries, root, found);
  checkInventories(versions, root, found);
  await checkFiles(folder, versions, root, options, found);
  return found.report;
}

async function checkRootInventory(
  folder: string,
  entries: readonly Dirent[],
  found: Findings,
): Promise<InventoryFile | null> {
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  if (!names.includes("inventory.json")) found.add("E063", "There is no inventory.json");
  return checkInventoryFile(folder, names, findings("inventory.json", found.report));
}

async function checkVersionFolders(
  folder: string,
  entries: readonly Dirent[],
  root: InventoryFile,
  found: Findings,
): Promise<VersionFolder[]> {
  const names = entries.filter((e) => e.isDirectory() && isVersionName(e.name)).map((e) => e.name);
  for (const name of names.filter((one) => !root.versions.includes(one))) {
    found.add("E046", `There is a folder ${name}, and the inventory has no such version`, name, "unexpected");
  }
  for (const name of root.versions.filter((one) => !names.includes(one))) {
    found.add("E010", `The inventory has a version ${name}, and there is no such folder`, name, "missing");
  }
  const folders: VersionFolder[] = [];
  for (const name of names.sort((a, b) => numberOf(a) - numberOf(b))) {
    const inside = (await readdir(join(folder, name), { withFileTypes: true })).filter((e) => e.isFile());
    const inventory = await checkInventoryFile(
      join(folder, name),
      inside.map((entry) => entry.name),
      findings(`${name}/inventory.json`, found.report),
    );
    if (inventory === null) found.add("W010", `${name} has no inventory of its own`, name);
    const files = await checkVersionFolder(folder, name, root.contentDirectory, found);
    folders.push({ name, files, inventory });
  }
  return folders;
}

function checkInventories(versions: readonly VersionFolder[], root: InventoryFile, found: Findings): void {
  const inventories: InventoryFile[] = [];
  for (const { name, inventory } of versions) {
    if (inventory === null) continue;
    inventories.push(inventory);
    const here = findings(`${name}/inventory.json`, found.report);
    if (root.versions.includes(name)) checkAgainstRoot(name, inventory, root, here);
  }
  checkSpecOrder(inventories, found);
}

/** Files against manifests: none unnamed, none missing, each with the bytes that were promised. */
async function checkFiles(
  folder: string,
  versions: readonly VersionFolder[],
  root: InventoryFile,
  { checkFixity, pace }: ValidateOptions,
  found: Findings,
): Promise<void> {
  const present = new Set(versions.flatMap((version) => version.files));
  const byInventory = versions.flatMap(({ name, inventory }) => (inventory ? [{ name, inventory }] : []));
  checkNamed(present, root, found);
  for (const { name, inventory } of byInventory) {
    const until = versions.filter((version) => numberOf(version.name) <= numberOf(name));
    const here = findings(`${name}/inventory.json`, found.report);
    if (name !== root.head) checkNamed(new Set(until.flatMap((version) => version.files)), inventory, here);
  }
  const claims = [root, ...byInventory.map((one) => one.inventory)].flatMap((inventory) => [
    ...inventory.manifest.map((claim) => ({ ...claim, code: "E092" })),
    ...inventory.fixity.map((claim) => ({ ...claim, code: "E093" })),
  ]);
  checkPresent(claims, present, found);
  if (!checkFixity) return;
  await checkDigests(
    folder,
    claims.filter((claim) => present.has(claim.path)),
    found,
    pace,
  );
}

function checkNamed(present: ReadonlySet<string>, inventory: InventoryFile, found: Findings): void {
  const named = new Set(inventory.manifest.map((claim) => claim.path));
  for (const path of present) {
    if (!named.has(path)) found.add("E023", `${path} is not in the manifest`, path, "unexpected");
  }
}

function checkPresent(
  claims: readonly { path: string; code: string }[],
  present: ReadonlySet<string>,
  found: Findings,
): void {
  const absent = claims.filter((claim) => !present.has(claim.path));
  for (const told of new Set(absent.map(({ code, path }) => `${code} ${path}`))) {
    const [code, path] = [told.slice(0, 4), told.slice(5)];
    found.add(code, `${path} is missing`, path, "missing");
  }
}
