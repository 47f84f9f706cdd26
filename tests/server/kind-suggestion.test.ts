/** A document whose kind its form does not settle: what it may be is told to archivists, and one button says so. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type OneArchive, oneArchive } from "../one-archive.js";
import type { Client } from "../signed-in-client.js";

/** Dated prose in which one person is said to have said something, without a byline. */
const notes = `Notes on the ferry

3 May 2021

The boat left the quay at six in the morning and came back at nine at night, with mail and milk. The harbour master said that it would go again on Tuesday.

In winter it does not go at all when the wind is in the east, which it is for most of the month. Nobody complains.
`;

describe("a document of no certain kind", () => {
  let one: OneArchive;
  let ida: Client;
  let address: string;

  before(async () => {
    one = await oneArchive();
    ida = one.ida;
    address = `/documents/${await one.put("notes.txt", notes)}`;
  });
  after(() => one.leave());

  it("is other, and tells archivists what it may be and why, on its page and where it is described", async () => {
    assert.equal((await ida.json<{ kind: string }>(address)).kind, "other");
    for (const page of [address, `${address}/edit`]) {
      const { text } = await ida.get(page);
      assert.match(text, /This may be an article; its form and words were not enough to say so\./);
      assert.match(text, /For article speaks: [^.]*tells what people said/);
      assert.match(text, /It is an article<\/button>/);
    }
    assert.doesNotMatch((await one.anyone.get(address)).text, /This may be/);
  });

  it("becomes what the archivist says, and nothing is suggested any more", async () => {
    assert.equal((await ida.post(`${address}/kind`, { kind: "poem" })).status, 422);
    assert.equal((await ida.post(`${address}/kind`, { kind: "article" })).status, 303);
    assert.equal((await ida.json<{ kind: string }>(address)).kind, "article");
    assert.doesNotMatch((await ida.get(address)).text, /This may be/);
  });
});
