/** The two blocks that name files by digest: the manifest and, for each algorithm, the fixity block. */
import { conflictingPaths } from "../logical-path.js";
import { digestForm, isFixityName } from "./algorithms.js";
import type { Findings } from "./findings.js";
import { isObject, stringsIn } from "./json.js";
import { isVersionName } from "./version-names.js";

/** A file and the digest it must have. */
export interface Claim {
  path: string;
  algorithm: string;
  /** As written; digests are compared regardless of case. */
  digest: string;
}

interface BlockCodes {
  /** The block does not have its shape. */
  shape: string;
  /** One digest stands twice, in different case. */
  twice: string;
}

/** What the manifest says of each file. `used` are the digests that some state names. */
export function checkManifest(
  manifest: unknown,
  algorithm: string,
  contentDirectory: string,
  used: ReadonlySet<string>,
  found: Findings,
): Claim[] {
  if (manifest === undefined) found.add("E041", "There is no manifest");
  else if (!isObject(manifest)) found.add("E106", "The manifest is not an object");
  if (!isObject(manifest)) return [];
  const claims = checkBlock(manifest, algorithm, { shape: "E092", twice: "E096" }, found);
  for (const digest of used) {
    if (!Object.hasOwn(manifest, digest)) found.add("E050", `A state names ${digest}, the manifest does not`);
  }
  for (const digest of Object.keys(manifest)) {
    if (!used.has(digest)) found.add("E107", `The manifest names ${digest}, no state does`);
  }
  for (const { path } of claims) {
    const [version = "", folder, ...rest] = path.split("/");
    if (!isVersionName(version) || folder !== contentDirectory || rest.length === 0) {
      found.add("E042", `"${path}" is not in the ${contentDirectory} folder of a version`);
    }
  }
  return claims;
}

/** What the fixity block says of each file, for the algorithms that can be computed here. */
export function checkFixity(fixity: unknown, found: Findings): Claim[] {
  if (fixity === undefined) return [];
  if (!isObject(fixity)) {
    found.add("E111", "The fixity block is not an object");
    return [];
  }
  return Object.entries(fixity).flatMap(([algorithm, block]) => {
    if (!isFixityName(algorithm)) found.add("E056", `There is no digest algorithm ${algorithm}`);
    if (isObject(block)) return checkBlock(block, algorithm, { shape: "E057", twice: "E097" }, found);
    found.add("E057", `The fixity block of ${algorithm} is not an object`);
    return [];
  });
}

function checkBlock(
  block: Record<string, unknown>,
  algorithm: string,
  codes: BlockCodes,
  found: Findings,
): Claim[] {
  const claims: Claim[] = [];
  const seen = new Set<string>();
  for (const [digest, value] of Object.entries(block)) {
    if (seen.has(digest.toLowerCase())) found.add(codes.twice, `${digest} stands twice`);
    seen.add(digest.toLowerCase());
    const form = digestForm(algorithm);
    if (form && !form.pattern.test(digest)) found.add(form.code, `"${digest}" is no ${algorithm} digest`);
    const paths = stringsIn(value);
    if (paths === null) found.add(codes.shape, `${digest} does not list paths`);
    for (const path of paths ?? []) claims.push({ path, algorithm, digest });
  }
  checkContentPaths(
    claims.map((claim) => claim.path),
    found,
  );
  return claims;
}

function checkContentPaths(paths: readonly string[], found: Findings): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path.startsWith("/") || path.endsWith("/")) {
      found.add("E100", `"${path}" begins or ends with a slash`);
    }
    const inner = path.replace(/^\/|\/$/g, "");
    if (inner.split("/").some((part) => part === "" || part === "." || part === "..")) {
      found.add("E099", `"${path}" has an empty, . or .. part`);
    }
    if (seen.has(path)) found.add("E101", `"${path}" stands twice`);
    seen.add(path);
  }
  for (const [folder, path] of conflictingPaths(seen)) {
    found.add("E101", `"${folder}" is a file and the folder of "${path}"`);
  }
}
