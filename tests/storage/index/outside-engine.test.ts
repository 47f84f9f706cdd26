import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { connect } from "../../../storage/index/engine-connection.js";
import { IndexUnavailable, type SearchIndex } from "../../../storage/index/search-index.js";
import { archiveFolder, groups, noteOf, passage, putAll, query, until } from "./records.js";

describe("an engine the operator names", () => {
  let host: Awaited<ReturnType<typeof archiveFolder>>;
  let hosted: SearchIndex;
  const archives: Awaited<ReturnType<typeof archiveFolder>>[] = [];
  before(async () => {
    host = await archiveFolder();
    hosted = await host.open();
  });
  after(async () => {
    for (const archive of archives) await archive.remove();
    await host.remove();
  });

  const openOn = async (prefix: string, key = noteOf(host.folder).key) => {
    const archive = await archiveFolder();
    archives.push(archive);
    return archive.open({ role: "server", url: noteOf(host.folder).url, key, prefix });
  };

  it("holds several archives that know nothing of each other", async () => {
    const [north, south] = [await openOn("north-"), await openOn("south-")];
    await putAll(hosted, [passage()]);
    await putAll(north, [passage(), passage({ start: 50 })]);
    await putAll(south, [passage(), passage({ start: 50 }), passage({ start: 90 })]);
    await north.rebuild(groups([passage({ document: "d000000007" })]));
    await (await south.drop("d000000007", null)).settled;
    assert.deepEqual([await hosted.count(), await north.count(), await south.count()], [1, 1, 3]);
    await north.close();
    assert.equal((await south.search(query({ words: "council" }))).total, 3);
  });

  it("that refuses the key leaves the archive without search, and says so", async () => {
    const index = await openOn("locked-", "not the key");
    const status = index.status();
    assert.match(status.state === "unavailable" ? status.reason : status.state, /refuses the key/);
    await assert.rejects(index.search(query()), IndexUnavailable);
  });

  it("that does not answer leaves the archive without search, and says where it was looked for", async () => {
    const archive = await archiveFolder();
    archives.push(archive);
    const index = await archive.open({ url: "http://127.0.0.1:9", key: "any" });
    const status = index.status();
    assert.match(
      status.state === "unavailable" ? status.reason : status.state,
      /127\.0\.0\.1:9 does not answer/,
    );
  });

  it("that lost the index gets it back, empty and with its settings, as soon as that is noticed", async () => {
    const index = await openOn("lost-");
    await putAll(index, [passage()]);
    const { url, key } = noteOf(host.folder);
    await (await connect(url, key)).client.index("lost-passages").delete().waitTask();
    await assert.rejects(index.search(query({ words: "council" })), IndexUnavailable);
    await until("the index is there", async () => (await index.count().catch(() => null)) === 0);
    assert.equal(await index.liveFingerprint(), index.fingerprint);
  });
});
