/** What a write is asked to do, checked before anything is touched. */
import { objectPath } from "./layout.js";
import { requireCompatible, requireLogicalPath } from "./logical-path.js";
import type { Staging } from "./staging.js";
import type { Change, VaultFile } from "./vault.js";

export interface WriteRequest {
  staging: Staging;
  id: string;
  /** The object's folder, relative to the storage root. */
  path: string;
  files: readonly VaultFile[];
  change: Change;
}

/** Throws a TypeError for an id, a path or a time that an OCFL object cannot hold. */
export function writeRequest(
  staging: Staging,
  id: string,
  files: readonly VaultFile[],
  change: Change,
): WriteRequest {
  if (id === "") throw new TypeError("Expected an object's id, got an empty one");
  const paths = new Set<string>();
  for (const { path } of files) {
    requireLogicalPath(path);
    if (paths.has(path)) throw new TypeError(`Expected each path once, got "${path}" twice`);
    paths.add(path);
  }
  requireCompatible(paths);
  requireTime(change.at);
  return { staging, id, path: objectPath(id), files, change };
}

function requireTime(at: string): void {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(at) || Number.isNaN(Date.parse(at))) {
    throw new TypeError(`Expected a time in ISO 8601 UTC such as 2026-01-31T12:00:00Z, got "${at}"`);
  }
}
