/** A worker that finds files in a file: what the name of the file asks for. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../ingest/reading/worker.js";

process.on("message", async ({ file, scratch }: Job) => {
  const path = file.name === "elsewhere.zip" ? file.path : join(scratch, "0");
  if (path !== file.path) await writeFile(path, `found in ${file.name}`);
  if (file.name === "fatal.zip") process.exit(3);
  if (file.name === "endless.zip") for (;;);
  const members = file.name === "empty.zip" ? [] : [{ name: "a.txt", place: "a.txt", path, reason: null }];
  process.send?.({ extraction: { members }, structured: {} });
});
