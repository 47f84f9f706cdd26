/** The files for operators name only what is there: paths, commands, settings, addresses. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { readConfig } from "../../server/config.js";
import { settings } from "../../server/settings.js";
import { projectRoot } from "../project-root.js";

const read = (name: string) => readFileSync(join(projectRoot, "docs/operating", name), "utf8");
const names: string[] = settings.map(({ name }) => name);

test("every setting that the container and the unit give is one, and is accepted", () => {
  const given = [
    ...read("ibid.service").matchAll(/^Environment=([A-Z_]+)=(.*)$/gm),
    ...read("Containerfile").matchAll(/\b((?:IBID|MEILI)_[A-Z_]+|NODE_ENV)=(\S+)/g),
  ].map(([, name = "", value = ""]): [string, string] => [name, value]);
  assert.ok(given.length >= 5);
  for (const [name, value] of given) {
    assert.ok(names.includes(name), name);
    assert.doesNotThrow(() => readConfig({ [name]: value }), name);
  }
  for (const [, name = ""] of read("README.md").matchAll(/`((?:IBID|MEILI)_[A-Z_]+)`/g))
    assert.ok(names.includes(name), name);
});

test("what the container copies and runs is there, and what is needed at run time is copied", () => {
  const lines = read("Containerfile").split("\n");
  const copied = lines.flatMap((line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(" ") ?? []);
  for (const path of copied) assert.ok(existsSync(join(projectRoot, path)), path);
  for (const path of ["package.json", "package-lock.json", "server", "views", "ingest", "storage"])
    assert.ok(copied.includes(path), path);
});

test("the container and the unit start the program as package.json does, and as nobody of importance", () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
    scripts: { start: string };
  };
  const [program = "", ...args] = scripts.start.split(" ");
  assert.ok(
    read("Containerfile").includes(`CMD ${JSON.stringify([program, ...args]).replaceAll(",", ", ")}`),
  );
  assert.ok(read("ibid.service").includes(`ExecStart=/usr/bin/${scripts.start}`));
  assert.match(read("Containerfile"), /^USER node$/m);
  assert.match(read("ibid.service"), /^User=ibid$/m);
});

test("the unit is hardened, and leaves readers their walls", () => {
  const unit = read("ibid.service");
  for (const line of [
    "NoNewPrivileges=yes",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "CapabilityBoundingSet=",
    "UMask=0077",
  ])
    assert.ok(unit.split("\n").includes(line), line);
  assert.doesNotMatch(unit, /^RestrictNamespaces/m);
});

test("every address and file that the guide names is there", () => {
  const guide = read("README.md");
  const routes = ["server/routes.ts", "server/routes/operating.ts", "server/urls.ts"]
    .map((path) => readFileSync(join(projectRoot, path), "utf8"))
    .join("\n");
  for (const [, path = ""] of guide.matchAll(/`(\/(?:health|metrics|log)[a-z/]*)`/g))
    assert.ok(routes.includes(`"${path}"`), path);
  for (const [, path = ""] of guide.matchAll(/`((?:docs|server)\/[\w./-]+)`/g))
    assert.ok(existsSync(join(projectRoot, path)), path);
});
