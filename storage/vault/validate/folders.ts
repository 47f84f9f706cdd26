/** What lies in an object's folders, and whether it may: OCFL 1.1 sections 3.1, 3.3, 3.8 and 3.9. */
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { registeredExtensions } from "./algorithms.js";
import { looksLikeDeclaration } from "./declaration.js";
import type { Findings } from "./findings.js";
import { isVersionName } from "./version-names.js";

/** Files and folders straight in the object's own folder. Version folders are compared with the inventory elsewhere. */
export async function checkObjectFolder(
  folder: string,
  entries: readonly Dirent[],
  found: Findings,
): Promise<void> {
  for (const entry of entries) {
    if (entry.isSymbolicLink()) found.add("E090", `${entry.name} is a link`, entry.name, "unexpected");
    else if (entry.isFile() ? !isObjectFile(entry.name) : !isObjectSubfolder(entry)) {
      found.add("E001", `${entry.name} does not belong in an object`, entry.name, "unexpected");
    }
    if (entry.isDirectory() && entry.name === "extensions") {
      await checkExtensions(join(folder, "extensions"), "E067", "W013", found);
    }
  }
}

/** An `extensions` folder, of an object or of a storage root, whose codes differ. */
export async function checkExtensions(
  folder: string,
  forFile: string,
  forUnregistered: string,
  found: Findings,
): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `extensions/${entry.name}`;
    if (!entry.isDirectory()) found.add(forFile, `${path} is not a folder`, path, "unexpected");
    else if (!registeredExtensions.includes(entry.name)) {
      found.add(forUnregistered, `${entry.name} is not a registered extension`, path);
    }
  }
}

/** The files in a version's content folder, relative to the object; with all that should not be in the version. */
export async function checkVersionFolder(
  folder: string,
  version: string,
  contentDirectory: string,
  found: Findings,
): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, version), { withFileTypes: true })) {
    const path = `${version}/${entry.name}`;
    if (entry.isSymbolicLink()) found.add("E090", `${path} is a link`, path, "unexpected");
    else if (!entry.isDirectory()) {
      if (!/^inventory\.json(\.[^.]+)?$/.test(entry.name)) {
        found.add("E015", `${path} does not belong in a version's folder`, path, "unexpected");
      }
    } else if (entry.name === contentDirectory) {
      for (const one of await contentFiles(folder, path, found)) files.push(one);
      if (files.length === 0) found.add("W003", `${path} holds no file`, path);
    } else {
      found.add("W002", `${path} does not belong in a version's folder`, path);
    }
  }
  return files;
}

async function contentFiles(folder: string, path: string, found: Findings): Promise<string[]> {
  const files: string[] = [];
  for (const entry of await readdir(join(folder, path), { withFileTypes: true })) {
    const below = `${path}/${entry.name}`;
    if (entry.isFile()) files.push(below);
    else if (!entry.isDirectory()) found.add("E090", `${below} is no plain file`, below, "unexpected");
    else if ((await readdir(join(folder, below))).length === 0) {
      found.add("E024", `${below} is an empty folder`, below, "unexpected");
    } else for (const one of await contentFiles(folder, below, found)) files.push(one);
  }
  return files;
}

function isObjectFile(name: string): boolean {
  return looksLikeDeclaration(name) || /^inventory\.json(\.[^.]+)?$/.test(name);
}

function isObjectSubfolder(entry: Dirent): boolean {
  return entry.isDirectory() && (["logs", "extensions"].includes(entry.name) || isVersionName(entry.name));
}
