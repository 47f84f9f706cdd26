/** The audit of what is installed that needs no network; `npm run audit` asks a registry for known weaknesses. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { projectRoot } from "../project-root.js";

interface Locked {
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
  dev?: boolean;
}

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const manifest = JSON.parse(read("package.json")) as Record<
  "dependencies" | "devDependencies" | "optionalDependencies",
  Record<string, string>
>;
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const locked = Object.entries(packages).filter(([path]) => path !== "");

test("every package is pinned by the project and held to its digest by the lock file", () => {
  const named = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  for (const [name, version] of named) {
    assert.match(version, /^\d+\.\d+\.\d+(-[\w.-]+)?$/, `${name} is pinned`);
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  }
  for (const [path, { integrity }] of locked)
    assert.match(integrity ?? "", /^sha512-[A-Za-z0-9+/]{86}==/, path);
});

test("nothing comes from elsewhere than a registry", () => {
  const elsewhere = locked.filter(
    ([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://"),
  );
  assert.deepEqual(
    elsewhere.map(([path]) => path),
    [],
  );
});

test("packages that run something when they are installed are known", () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
  assert.deepEqual(scripted.toSorted(), [
    "node_modules/@photostructure/sqlite",
    "node_modules/exifreader",
    "node_modules/tesseract.js",
  ]);
});

test("every licence can go with the program’s own", () => {
  const fine =
    /^\(?(MIT|MIT-0|ISC|BSD|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|OFL-1\.1|Zlib|AGPL-1\.0|AGPL-3\.0-or-later|CPAL-1\.0|GPL-3\.0-or-later|Unlicense|CC0-1\.0|Python-2\.0)\b/;
  const odd = locked.filter(([, { license, dev }]) => !dev && license !== undefined && !fine.test(license));
  assert.deepEqual(
    odd.map(([path, { license }]) => `${path}: ${license}`),
    [],
  );
});

test("every test that docs/security.md names is there, and every row has one or says why not", () => {
  const rows = read("docs/security.md")
    .split("\n")
    .filter((line) => line.startsWith("| V"));
  assert.ok(rows.length > 25);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = ""]) => path);
    assert.ok(tests.length > 0 || /_gap_|SECURITY\.md/.test(row), row);
    for (const path of tests) assert.ok(existsSync(join(projectRoot, path)), path);
  }
});
