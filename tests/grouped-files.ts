/**
 * Which test files share a process. To start one and load the program costs most of the small ones more than their tests, and
 * patterns that one file has compiled serve the next. A file that starts processes, sets the environment or has hooks for
 * all of its process stays alone.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";

/** Most files in one process: two processes at a time shall both have something to do to the end. */
const mostTogether = 12;

/** What makes a file stay alone: words of its compiled source. */
const alone =
  /^(?:before|after|beforeEach|afterEach)\(|(?:served-archive|empty-archive|sample-archive|new-archive|people-served|run-ibid|chromium|made-archive)\.js"|node:(?:child_process|worker_threads)|process\.(?:env|exit|chdir|memoryUsage|on|once)\b|createReaderPool|globalThis/m;

/**
 * Paths for Node's runner: of files that stay alone, their own; for others, of files written into `folder` that import those
 * of one folder. Below `root`, absolute.
 */
export function groupedFiles(files: readonly string[], root: string, folder: string): string[] {
  const groups = new Map<string, string[]>();
  const grouped = files.flatMap((file) => {
    if (alone.test(readFileSync(file, "utf8"))) return file;
    const below = relative(root, dirname(file)).split("/").slice(0, 2).join("-");
    const last = groups.get(below);
    if (last && last.length < mostTogether) {
      last.push(file);
      return [];
    }
    const group = [file];
    groups.set(below, group);
    return { group, below };
  });
  return grouped.map((one, index) => {
    if (typeof one === "string") return one;
    if (one.group.length === 1) return one.group[0] as string;
    const path = join(folder, `${index}-${one.below}.test.mjs`);
    writeFileSync(
      path,
      one.group.map((file) => `import ${JSON.stringify(pathToFileURL(file).href)};\n`).join(""),
    );
    return path;
  });
}
