import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { findEngine } from "../../../storage/index/engine-binary.js";

describe("the search engine's program", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ibid-engine-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is the one on the PATH, if it can be run", async () => {
    const [text, program] = [join(folder, "text"), join(folder, "program")];
    for (const each of [text, program]) mkdirSync(each);
    writeFileSync(join(text, "meilisearch"), "not a program", { mode: 0o644 });
    writeFileSync(join(program, "meilisearch"), "#!/bin/sh\n", { mode: 0o755 });
    const searchPath = [text, "", program].join(delimiter);
    assert.equal(await findEngine(folder, searchPath), join(program, "meilisearch"));
  });

  it("is otherwise copied from its package, made to run, and checked once", async () => {
    const copy = await findEngine(folder, "");
    assert.equal(copy, join(folder, "engine", "meilisearch-1.21.0"));
    const { mode, ino } = statSync(copy);
    assert.equal(mode & 0o111, 0o111);
    assert.equal(await findEngine(folder, ""), copy);
    assert.equal(statSync(copy).ino, ino);
  });

  it("is copied again when the copy is no longer what was checked", async () => {
    const copy = await findEngine(folder, "");
    const { size } = statSync(copy);
    appendFileSync(copy, "something else");
    assert.equal(await findEngine(folder, ""), copy);
    assert.equal(statSync(copy).size, size);
  });
});
