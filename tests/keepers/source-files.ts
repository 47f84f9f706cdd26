import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { projectRoot } from "../project-root.js";

export interface SourceFile {
  /** From the project's root, with slashes. */
  path: string;
  text: string;
}

/** Every file under these folders whose name ends so, in order. */
export function sourceFiles(folders: readonly string[], ending: string): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name.split(sep).join("/")}`)
      .sort()
      .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") })),
  );
}

/** What a TypeScript file imports, statically or not, type imports included. */
export function importsOf({ text }: SourceFile): string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|[^.\w])import\s*\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s*"([^"]+)"/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
