/** What changed between two versions of a document, over HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type OneArchive, oneArchive } from "../one-archive.js";
import { asProgram, type Client } from "../signed-in-client.js";

describe("what changed between two versions", () => {
  let one: OneArchive;
  let ida: Client;
  let anyone: Client;
  let document: string;

  before(async () => {
    one = await oneArchive();
    ({ ida, anyone } = one);
    const words = "The wren sings louder than the eagle.\n\nNothing else was heard.";
    document = await one.put("birds.txt", words);
    await one.put("birds.txt", words.replace("louder", "softer"), { publish: "", versionOf: document });
  });
  after(() => one.leave());

  it("is told word by word, and each version leads there", async () => {
    const path = `/documents/${document}/versions/2/changes`;
    const older = (await anyone.get(`/documents/${document}/versions/1`)).text;
    assert.match(older, new RegExp(`href="${path}\\?since=1">What changed since<`));
    assert.match((await anyone.get(`/documents/${document}`)).text, /What changed since version 1</);
    const page = (await anyone.get(path)).text;
    assert.match(page, /<del>louder<\/del><ins>softer<\/ins>/);
    assert.match(page, /1 passage has other words\. 1 passage is the same\./);
    const told = await anyone.json<{ since: number; same: number; changes: { kind: string }[] }>(path);
    assert.deepEqual([told.since, told.same, told.changes.map(({ kind }) => kind)], [1, 1, ["changed"]]);
  });

  it("is asked of two versions that there are, and seen by who may see the document", async () => {
    const path = `/documents/${document}/versions/2/changes`;
    for (const [wrong, status] of Object.entries({ "since=2": 404, "since=9": 404, "since=x": 400 }))
      assert.equal((await anyone.get(`${path}?${wrong}`, asProgram)).status, status, wrong);
    assert.equal((await anyone.get(`/documents/${document}/versions/1/changes`, asProgram)).status, 404);
    await ida.post(`/documents/${document}/withdraw`, { reason: "It names a child." });
    assert.equal((await anyone.get(path, asProgram)).status, 410);
    await ida.post(`/documents/${document}/unpublish`, {});
    assert.equal((await anyone.get(path, asProgram)).status, 404);
  });
});
