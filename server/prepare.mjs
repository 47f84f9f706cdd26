/**
 * Runs before `npm start`, `npm test` and the other scripts, so that each works from a fresh clone with
 * nothing else typed: checks the Node version, installs what package-lock.json names when it is not there,
 * and compiles what has changed. Plain JavaScript with no imports but Node's own: it runs before all else.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Ibid needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

const lockDigest = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");
const stamp = join(root, "node_modules", ".ibid-installed");
const installed = existsSync(stamp) && readFileSync(stamp, "utf8") === lockDigest;
if (!installed) {
  console.error("Installing what package-lock.json names (once) …");
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, lockDigest);
}

// A build that was cut off can leave a build record newer than its output; start over when output is gone.
if (!existsSync(join(root, "dist", "server", "main.js")))
  rmSync(join(root, "dist"), { recursive: true, force: true });
run(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-b"]);

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (done.status !== 0) {
    console.error(`${command} ${args.join(" ")} failed${done.error ? `: ${done.error.message}` : ""}`);
    process.exit(done.status ?? 1);
  }
}
