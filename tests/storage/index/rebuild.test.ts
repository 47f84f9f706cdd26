import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { connect } from "../../../storage/index/engine-connection.js";
import type { PassageRecord, SearchIndex } from "../../../storage/index/search-index.js";
import { archiveFolder, emptied, groups, noteOf, passage, putAll, query } from "./records.js";

describe("rebuilding the index", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let index: SearchIndex;
  before(async () => {
    archive = await archiveFolder();
    index = await archive.open();
  });
  beforeEach(() => emptied(index));
  after(() => archive.remove());

  const engine = async () => {
    const { url, key } = noteOf(archive.folder);
    return (await connect(url, key)).client;
  };
  const indexNames = async () =>
    (await (await engine()).getRawIndexes()).results.map(({ uid }) => uid).sort();
  const documents = async () => [...(await index.countByDocument()).keys()].sort();
  const passages = (document: string, count: number): PassageRecord[] =>
    Array.from({ length: count }, (_, at) =>
      passage({ document, start: at * 40, text: `watchlist entry ${at}` }),
    );

  it("puts the new records in the place of the old and leaves nothing beside them", async () => {
    await putAll(index, passages("d000000001", 3));
    assert.deepEqual(await index.rebuild(groups(passages("d000000002", 4), [], passages("d000000003", 1))), {
      records: 5,
    });
    assert.deepEqual(await documents(), ["d000000002", "d000000003"]);
    assert.deepEqual(await indexNames(), ["passages"]);
    assert.equal(await index.liveFingerprint(), index.fingerprint);
  });

  it("goes unnoticed by those who search meanwhile", async () => {
    await putAll(index, passages("d000000001", 2_000));
    let isOver = false;
    const rebuilt = index
      .rebuild(groups(...Array.from({ length: 8 }, (_, at) => passages(`d00000001${at}`, 1_500))))
      .finally(() => {
        isOver = true;
      });
    let searches = 0;
    const totals = new Set<number>();
    for (; !isOver; searches++) {
      const { total, hits } = await index.search(query({ words: "watchlist" }));
      assert.equal(hits.length, 20);
      totals.add(total);
    }
    assert.deepEqual(await rebuilt, { records: 12_000 });
    totals.add((await index.search(query({ words: "watchlist" }))).total);
    assert.deepEqual([...totals], [2_000, 12_000]);
    assert.ok(searches > 20, `only ${searches} searches were made`);
  });

  it("leaves the live index as it was when the records cannot all be read", async () => {
    await putAll(index, passages("d000000001", 3));
    async function* broken() {
      yield passages("d000000002", 6_000);
      throw new Error("the catalogue went away");
    }
    await assert.rejects(index.rebuild(broken()), /the catalogue went away/);
    assert.deepEqual(await documents(), ["d000000001"]);
    assert.deepEqual(await indexNames(), ["passages"]);
  });

  it("leaves the live index as it was when the engine refuses a record", async () => {
    await putAll(index, passages("d000000001", 3));
    await assert.rejects(index.rebuild(groups([passage({ id: "not an id" })])), /not an id/);
    assert.deepEqual(await documents(), ["d000000001"]);
  });

  it("takes nothing over from a rebuild that was cut short", async () => {
    await (await engine()).index("passages-next").addDocuments(passages("d000000009", 5)).waitTask();
    await index.rebuild(groups(passages("d000000002", 1)));
    assert.deepEqual(await documents(), ["d000000002"]);
  });

  it("gives an index that was made under other settings the settings in force", async () => {
    await (await engine()).index("passages").updateTypoTolerance({ disableOnWords: [] }).waitTask();
    assert.equal(await index.liveFingerprint(), null);
    await index.rebuild(groups(passages("d000000002", 1)));
    assert.equal(await index.liveFingerprint(), index.fingerprint);
  });
});
