/** The README and ARCHITECTURE are promises: what they name must be there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "node:test";
import { readableFormats } from "../../ingest/extract/formats.js";
import { settings } from "../../server/settings.js";
import { urls } from "../../server/urls.js";
import { projectRoot } from "../project-root.js";
import { sourceFiles } from "./source-files.js";

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const pages = ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md"].filter((path) =>
  existsSync(join(projectRoot, path)),
);
const decisions = sourceFiles(["docs"], ".md").map(({ path }) => path);
const manifest = JSON.parse(read("package.json")) as { scripts: Record<string, string>; license: string };

test("the README opens with the two commands", () => {
  const [, block = ""] = /```sh\n([\s\S]*?)```/.exec(read("README.md")) ?? [];
  assert.match(block, /npm start/);
  assert.match(block, /npm test/);
  assert.ok(read("README.md").indexOf("```sh") < 600);
});

test("ARCHITECTURE fits on two pages", () => {
  assert.ok(read("ARCHITECTURE.md").split(/\s+/).length < 1_300);
});

for (const page of [...pages, ...decisions]) {
  test(`every file that ${page} names or links to exists`, () => {
    const text = read(page);
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) =>
      join(dirname(page), match[1] ?? ""),
    );
    const paths = [...text.matchAll(/`((?:server|views|ingest|storage|tests|docs|\.ci)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? "",
    );
    const missing = [...links, ...paths].filter((path) => !existsSync(join(projectRoot, path)));
    assert.deepEqual(missing, []);
  });

  test(`every npm script that ${page} names exists`, () => {
    const named = [...read(page).matchAll(/(?:`|^)npm (?:run )?([a-z]+)/gm)].map((match) => match[1] ?? "");
    const scripts = named.filter((name) => !["install", "ci", "and"].includes(name));
    assert.deepEqual(
      scripts.filter((name) => !(name in manifest.scripts)),
      [],
    );
  });

  test(`every setting that ${page} names exists`, () => {
    const named = [...read(page).matchAll(/`((?:IBID|MEILI)_[A-Z_]+|PORT|NODE_ENV)`/g)].map(
      (match) => match[1] ?? "",
    );
    assert.deepEqual(
      named.filter((name) => !settings.some((setting) => setting.name === name)),
      [],
    );
  });
}

test("every command that the README names exists, and every command is in the README", async () => {
  const text = read("README.md");
  const source = sourceFiles(["server/commands"], ".ts")
    .map(({ text: code }) => code)
    .join("\n");
  const commands = [...source.matchAll(/^ {2}name: "([a-z-]+)",$/gm)].map((match) => match[1] ?? "");
  const named = new Set([...text.matchAll(/\bibid ([a-z]+(?:-[a-z]+)*)/g)].map((match) => match[1] ?? ""));
  assert.deepEqual(
    [...named].filter((name) => !commands.includes(name)),
    [],
  );
  assert.deepEqual(
    commands.filter((name) => !named.has(name)),
    [],
  );
});

test("every kind of file that can be read is named in the README", () => {
  const [, said = ""] = /## What it can read today\n([\s\S]*?)\n## /.exec(read("README.md")) ?? [];
  const words = readableFormats.flatMap((name) => name.match(/[\p{L}\d]+/gu) ?? []);
  assert.ok(words.length >= 15);
  assert.deepEqual(
    words.filter((word) => !said.includes(word)),
    [],
  );
});

test("every address that the README promises to keep is one the archive answers", () => {
  const routes = ["routes", "routes/intake", "routes/search"]
    .map((name) => read(`server/${name}.ts`))
    .join("");
  for (const path of [
    "/documents/:id",
    "/documents/:id/versions/:version",
    "/citations/:id",
    "/search",
    "/accessions/:number",
    "/health",
  ]) {
    assert.ok(routes.includes(`"${path}"`), `${path} is not a route`);
    assert.ok(read("README.md").includes(path), `${path} is not in the README`);
  }
  assert.equal(urls.citation("abc"), "/citations/abc");
});

test("links are made in server/urls.ts and nowhere else", () => {
  const elsewhere = sourceFiles(["server/pages", "server/shown", "server/commands"], ".ts").filter(
    ({ text }) => /["`]\/(documents|citations|accessions|search|upload|coverage)\b/.test(text),
  );
  assert.deepEqual(
    elsewhere.map(({ path }) => path),
    [],
  );
});

test("the licence file is the one package.json names", () => {
  assert.equal(manifest.license, "AGPL-3.0-or-later");
  assert.match(read("LICENSE"), /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/);
});
