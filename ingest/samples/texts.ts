/**
 * Where the words of the samples lie. `dist/` holds compiled code only, so they are read from the source
 * tree, which is found from here and nowhere else.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** This file runs as `dist/ingest/samples/texts.js`: the project root is three folders up. */
const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));
const folder = join(projectRoot, "ingest", "samples", "texts");

/** The bytes of `ingest/samples/texts/<name>` as they stand in the source tree. */
export async function readSource(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, name)));
}

/** The same as text. */
export async function readSourceText(name: string): Promise<string> {
  return await readFile(join(folder, name), "utf8");
}
