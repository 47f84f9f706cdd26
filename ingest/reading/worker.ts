/**
 * The child process that reads files: one job at a time, answered by message. It is started by the pool only, with
 * an empty environment, and ends with its parent.
 */
import { Worker } from "node:worker_threads";
import { ExtractionFailed, type FailureCode } from "../extract/extraction.js";
import { type FileRead, type FileToRead, readFile } from "./read-file.js";

export type Answer = FileRead | { failure: { code: FailureCode; message: string } };

process.on("disconnect", () => process.exit(0));
// A busy main thread hears no "disconnect"; this thread does not depend on it.
new Worker(new URL("./parent-watch.js", import.meta.url), { workerData: process.ppid }).unref();

process.on("message", (job: FileToRead) => {
  void answer(job).then((result) => process.send?.(result));
});
// Warm: the largest parsers are loaded before the first file comes.
void Promise.all([import("../extract/pdf.js"), import("../extract/html.js")]);

async function answer(job: FileToRead): Promise<Answer> {
  try {
    return await readFile(job);
  } catch (error) {
    if (error instanceof ExtractionFailed) return { failure: { code: error.code, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return { failure: { code: "crashed", message: `${job.name} could not be read: ${reason}` } };
  }
}
