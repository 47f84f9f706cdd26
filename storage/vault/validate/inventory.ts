/** An inventory by itself, without a look at the files it speaks of: OCFL 1.1 section 3.5. */
import { type SpecVersion, specVersions } from "./declaration.js";
import type { Findings } from "./findings.js";
import { isObject, type JsonObject, parseJson, unknownKeys } from "./json.js";
import { type Claim, checkFixity, checkManifest } from "./path-blocks.js";
import { checkVersion, isUri } from "./version-block.js";
import { checkVersionNames } from "./version-names.js";

/** What the rest of the validation needs of an inventory; null or empty where it is broken. */
export interface CheckedInventory {
  id: string | null;
  spec: SpecVersion | null;
  algorithm: string;
  head: string | null;
  contentDirectory: string;
  contentDirectorySet: boolean;
  /** Names of the sound versions, lowest first. */
  versions: string[];
  blocks: Record<string, JsonObject>;
  manifest: Claim[];
  fixity: Claim[];
}

const keys = [
  "id",
  "type",
  "digestAlgorithm",
  "head",
  "contentDirectory",
  "manifest",
  "versions",
  "fixity",
] as const;

/** Checks the bytes of an inventory; null when they are not even a JSON object. */
export function checkInventory(bytes: Uint8Array, found: Findings): CheckedInventory | null {
  const json = jsonIn(bytes, found);
  if (json === null) return null;
  for (const key of unknownKeys(json, keys)) found.add("E102", `The inventory has an unknown key ${key}`);
  const id = checkId(json, found);
  const spec = checkType(json, found);
  const algorithm = checkAlgorithm(json, found);
  const contentDirectory = checkContentDirectory(json, found);
  const { versions, blocks, used } = checkVersions(json, found);
  const head = checkHead(json, versions, found);
  const manifest = checkManifest(json.manifest, algorithm, contentDirectory, used, found);
  const fixity = checkFixity(json.fixity, found);
  const contentDirectorySet = json.contentDirectory !== undefined;
  return {
    id,
    spec,
    algorithm,
    head,
    contentDirectory,
    contentDirectorySet,
    versions,
    blocks,
    manifest,
    fixity,
  };
}

function jsonIn(bytes: Uint8Array, found: Findings): JsonObject | null {
  try {
    const json = parseJson(bytes);
    if (isObject(json)) return json;
    found.add("E033", "The inventory is not a JSON object");
  } catch (error) {
    found.add(
      "E033",
      `The inventory is not JSON in UTF-8: ${error instanceof Error ? error.message : error}`,
    );
  }
  return null;
}

function checkId(json: JsonObject, found: Findings): string | null {
  const { id } = json;
  if (id === undefined) found.add("E036", "The inventory has no id");
  else if (typeof id !== "string" || id === "") found.add("E037", "The id is not a text");
  else if (!isUri(id)) found.add("W005", `The id ${id} is not a URI`);
  return typeof id === "string" ? id : null;
}

function checkType(json: JsonObject, found: Findings): SpecVersion | null {
  const { type } = json;
  if (type === undefined) found.add("E036", "The inventory has no type");
  const spec = specVersions.find((version) => type === `https://ocfl.io/${version}/spec/#inventory`);
  if (type !== undefined && !spec) found.add("E038", `The type is ${JSON.stringify(type)}`);
  return spec ?? null;
}

function checkAlgorithm(json: JsonObject, found: Findings): string {
  const { digestAlgorithm } = json;
  if (digestAlgorithm === undefined) found.add("E036", "The inventory has no digestAlgorithm");
  else if (digestAlgorithm === "sha256") found.add("W004", "The digest algorithm is sha256, not sha512");
  else if (digestAlgorithm !== "sha512") {
    found.add(
      "E025",
      `Expected the digest algorithm sha512 or sha256, got ${JSON.stringify(digestAlgorithm)}`,
    );
  }
  return typeof digestAlgorithm === "string" ? digestAlgorithm : "sha512";
}

function checkContentDirectory(json: JsonObject, found: Findings): string {
  const { contentDirectory = "content" } = json;
  if (typeof contentDirectory !== "string" || contentDirectory === "") {
    found.add("E108", "The contentDirectory does not name a folder");
    return "content";
  }
  if (contentDirectory.includes("/")) found.add("E017", `The contentDirectory is ${contentDirectory}`);
  if (contentDirectory === "." || contentDirectory === "..") {
    found.add("E018", `The contentDirectory is ${contentDirectory}`);
  }
  return contentDirectory;
}

function checkVersions(
  json: JsonObject,
  found: Findings,
): { versions: string[]; blocks: Record<string, JsonObject>; used: Set<string> } {
  const used = new Set<string>();
  const blocks: Record<string, JsonObject> = {};
  if (json.versions === undefined) found.add("E043", "The inventory has no versions");
  else if (!isObject(json.versions)) found.add("E045", "The versions are not an object");
  if (!isObject(json.versions)) return { versions: [], blocks, used };
  for (const [name, version] of Object.entries(json.versions)) {
    checkVersion(name, version, used, found);
    if (isObject(version)) blocks[name] = version;
  }
  return { versions: checkVersionNames(Object.keys(json.versions), found), blocks, used };
}

function checkHead(json: JsonObject, versions: readonly string[], found: Findings): string | null {
  const { head } = json;
  if (head === undefined) found.add("E036", "The inventory has no head");
  else if (head !== versions.at(-1)) {
    found.add("E040", `The head is ${JSON.stringify(head)}, the newest version ${versions.at(-1) ?? "none"}`);
  }
  return typeof head === "string" ? head : null;
}
