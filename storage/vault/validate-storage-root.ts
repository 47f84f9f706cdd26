/** Whether a folder is a sound OCFL storage root, with everything in it: OCFL 1.1 section 4. */
import type { Dirent } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasCode } from "./durable.js";
import { layoutConfig, layoutName, objectPath } from "./layout.js";
import { registeredExtensions } from "./validate/algorithms.js";
import {
  checkDeclaration,
  looksLikeDeclaration,
  rootKind,
  type SpecVersion,
} from "./validate/declaration.js";
import { type Findings, findings, type Report } from "./validate/findings.js";
import { checkExtensions } from "./validate/folders.js";
import { isObject, parseJson } from "./validate/json.js";
import { type ValidateOptions, validateObject } from "./validate.js";

interface Walk extends ValidateOptions {
  root: string;
  spec: SpecVersion | null;
  /** True when objects must lie where Ibid's own layout puts them. */
  ownLayout: boolean;
  /** Id → the object's folder, for each seen so far. */
  seen: Map<string, string>;
  found: Findings;
}

/** Everything wrong with the storage root in `root` and the objects in it. Paths are relative to `root`. */
export async function validateStorageRoot(root: string, options: ValidateOptions): Promise<Report> {
  const found = findings(null);
  const entries = await readdir(root, { withFileTypes: true });
  const spec = await checkDeclaration(root, entries, rootKind, found);
  const ownLayout = await checkLayout(root, entries, found);
  const walk: Walk = { ...options, root, spec, ownLayout, seen: new Map(), found };
  for (const entry of entries) {
    if (entry.isSymbolicLink()) found.add("E090", `${entry.name} is a link`, entry.name, "unexpected");
    if (!entry.isDirectory()) continue;
    if (entry.name === "extensions") await checkExtensions(join(root, "extensions"), "E112", "W016", found);
    else await checkFolder(walk, entry.name);
  }
  checkDepths([...walk.seen.values()], found);
  return found.report;
}

/** A folder of the hierarchy: an object, or nothing but folders that lead to some. */
async function checkFolder(walk: Walk, path: string): Promise<void> {
  const entries = await readdir(join(walk.root, path), { withFileTypes: true });
  if (holdsObject(entries)) return checkObject(walk, path);
  if (entries.length === 0) walk.found.add("E073", `${path} is an empty folder`, path, "unexpected");
  for (const entry of entries) {
    const below = `${path}/${entry.name}`;
    if (entry.isDirectory()) await checkFolder(walk, below);
    else if (entry.isSymbolicLink()) walk.found.add("E090", `${below} is a link`, below, "unexpected");
    else walk.found.add("E072", `${below} belongs to no object`, below, "unexpected");
  }
}

function holdsObject(entries: readonly Dirent[]): boolean {
  return entries.some((entry) => looksLikeDeclaration(entry.name) || entry.name === "inventory.json");
}

async function checkObject(walk: Walk, path: string): Promise<void> {
  const { root, seen, found } = walk;
  const report = await validateObject(join(root, path), walk);
  for (const { code, message, path: inside, kind } of [...report.errors, ...report.warnings]) {
    found.add(code, message, inside === null ? path : `${path}/${inside}`, kind);
  }
  const { id, spec } = await identityOf(join(root, path));
  if (spec && walk.spec && spec > walk.spec) {
    found.add("E081", `The object follows OCFL ${spec}, its storage root ${walk.spec}`, path);
  }
  if (id === null) return;
  const other = seen.get(id);
  if (other !== undefined) found.add("E037", `${other} and ${path} are both the object ${id}`, path);
  seen.set(id, path);
  if (walk.ownLayout && objectPath(id) !== path) {
    found.add("E083", `The object ${id} must lie in ${objectPath(id)}`, path);
  }
}

/** What an object says of itself; whether it says so rightly is checked elsewhere. */
async function identityOf(folder: string): Promise<{ id: string | null; spec: string | null }> {
  const json = await jsonOrNull(join(folder, "inventory.json"));
  if (!isObject(json)) return { id: null, spec: null };
  const [, spec] = /^https:\/\/ocfl\.io\/(\d\.\d)\/spec\/#inventory$/.exec(String(json.type)) ?? [];
  return { id: typeof json.id === "string" ? json.id : null, spec: spec ?? null };
}

/** Checks `ocfl_layout.json`; true when it names Ibid's layout with Ibid's parameters. */
async function checkLayout(root: string, entries: readonly Dirent[], found: Findings): Promise<boolean> {
  const file = "ocfl_layout.json";
  if (!entries.some((entry) => entry.name === file)) return false;
  const layout = await jsonOrNull(join(root, file));
  if (!isObject(layout) || typeof layout.description !== "string" || layout.extension === undefined) {
    found.add("E070", `${file} must have an extension and a description`, file);
    return false;
  }
  if (!registeredExtensions.includes(String(layout.extension))) {
    found.add("E071", `${JSON.stringify(layout.extension)} is not a registered extension`, file);
  }
  if (layout.extension !== layoutName) return false;
  const config = await jsonOrNull(join(root, "extensions", layoutName, "config.json"));
  return isObject(config) && Object.entries(layoutConfig).every(([key, value]) => config[key] === value);
}

async function jsonOrNull(file: string): Promise<unknown> {
  try {
    return parseJson(await readFile(file));
  } catch (error) {
    if (hasCode(error, "ENOENT", "EISDIR", "ENOTDIR") || error instanceof SyntaxError) return null;
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function checkDepths(paths: readonly string[], found: Findings): void {
  const top = paths.find((path) => !path.includes("/"));
  const deep = paths.find((path) => path.includes("/"));
  if (top && deep) found.add("W015", `${top} lies straight in the root, ${deep} does not`, top);
}
