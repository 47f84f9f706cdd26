/** The NAMASTE file that says what a folder is: `0=ocfl_object_1.1`, `0=ocfl_1.1`. */
import type { Dirent } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Findings } from "./findings.js";

export type SpecVersion = "1.0" | "1.1";
export const specVersions: readonly SpecVersion[] = ["1.0", "1.1"];

/** Which codes say the same of an object and of a storage root. */
interface DeclarationKind {
  prefix: string;
  missing: string;
  several: string;
  form: string;
  tag: string;
  version: string;
  content: string;
}

export const objectKind: DeclarationKind = {
  prefix: "ocfl_object_",
  missing: "E003",
  several: "E003",
  form: "E004",
  tag: "E005",
  version: "E006",
  content: "E007",
};

export const rootKind: DeclarationKind = {
  prefix: "ocfl_",
  missing: "E069",
  several: "E076",
  form: "E077",
  tag: "E078",
  version: "E079",
  content: "E080",
};

/** True for a file that is, or is meant to be, a declaration. */
export function looksLikeDeclaration(name: string): boolean {
  return /^[^=]=/.test(name);
}

/** The specification's version that the folder declares, or null when it cannot be told. */
export async function checkDeclaration(
  folder: string,
  entries: readonly Dirent[],
  kind: DeclarationKind,
  found: Findings,
): Promise<SpecVersion | null> {
  const names = entries.filter((e) => e.isFile() && looksLikeDeclaration(e.name)).map((e) => e.name);
  if (names.length === 0) found.add(kind.missing, `There is no declaration file 0=${kind.prefix}1.1`);
  if (names.length > 1) found.add(kind.several, `There are several declaration files: ${names.join(", ")}`);
  const versions = names.map((name) => versionIn(name, kind, found)).filter((version) => version !== null);
  for (const version of versions) await checkContent(folder, `${kind.prefix}${version}`, kind, found);
  return versions.sort().at(-1) ?? null;
}

function versionIn(name: string, kind: DeclarationKind, found: Findings): SpecVersion | null {
  if (!name.startsWith("0=")) found.add(kind.tag, `The declaration must begin with 0=, got ${name}`, name);
  const value = name.slice(2);
  if (!value.startsWith(kind.prefix)) {
    found.add(kind.version, `The declaration must name ${kind.prefix}…, got ${name}`, name);
    return null;
  }
  const version = specVersions.find((known) => `${kind.prefix}${known}` === value);
  if (!version) found.add(kind.form, `Expected OCFL ${specVersions.join(" or ")}, got ${name}`, name);
  return name.startsWith("0=") ? (version ?? null) : null;
}

async function checkContent(
  folder: string,
  value: string,
  kind: DeclarationKind,
  found: Findings,
): Promise<void> {
  const name = `0=${value}`;
  const content = await readFile(join(folder, name), "utf8");
  if (content !== `${value}\n`) found.add(kind.content, `Expected "${value}" and a newline in ${name}`, name);
}
