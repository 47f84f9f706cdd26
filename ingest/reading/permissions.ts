/** What Node itself lets a reading process do: the flags of its permission model. */
import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildScratch } from "./scratch.js";

/** From Node 24 on the model has its plain name only; Node 20 knows the other one only. */
const flag = Number(process.versions.node.split(".")[0]) >= 24 ? "--permission" : "--experimental-permission";

/** The compiled program, and the packages it finds from here. */
const program = fileURLToPath(new URL("../../", import.meta.url));
const packages = createRequire(import.meta.url).resolve.paths("a-package") ?? [];

/**
 * Flags for a process that may read the program, its packages and its own scratch, may write in the writable part of
 * the scratch only, and may start no program. What `seal.ts` closes is closed before its own code runs.
 */
export function permissions({ folder, writable }: ChildScratch): string[] {
  const readable = [program, ...packages.filter((one) => existsSync(one)).map((one) => realpathSync(one))];
  return [
    flag,
    ...[...new Set([...readable, ...packages, folder])].map((one) => `--allow-fs-read=${everythingIn(one)}`),
    `--allow-fs-read=${fileURLToPath(new URL("../../../package.json", import.meta.url))}`,
    `--allow-fs-write=${everythingIn(writable)}`,
    // Scans are read in threads; images are drawn by machine code.
    "--allow-worker",
    "--allow-addons",
    `--import=${new URL("./seal.js", import.meta.url)}`,
  ];
}

function everythingIn(folder: string): string {
  return join(folder, sep, "*");
}
