import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../../ingest/admit.js";
import { setState } from "../../../ingest/curate.js";
import { startDerivation } from "../../../ingest/derive.js";
import { find } from "../../../server/search/find.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

describe("searching while the index has not followed yet", () => {
  let held: EmptyArchive;
  let documents: string[];
  before(async () => {
    held = await openEmptyArchive("find");
    const { archive } = held;
    documents = [];
    for (const source of ["Alder", "Birch", "Cedar"]) {
      const [item] = await handIn(archive, [`The ${source} paper speaks of watchlists.`], {
        publish: true,
        source,
      });
      assert.ok(item);
      await admit(archive, item);
      documents.push(item.document);
    }
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
  });
  after(() => held.remove());

  const asked = (parameters: object) => searchRequest(searchParameters.parse(parameters));
  const sources = async (parameters: object, states: Parameters<typeof find>[2]) => {
    const found = await find(held.archive, asked(parameters), states);
    return {
      total: found.total,
      hits: found.hits.map(({ record }) => record.source).toSorted(),
      counted: found.facets.source?.map(({ value }) => value).toSorted(),
    };
  };

  it("tells strangers nothing of what was put back to draft: not in hits, totals or counts", async () => {
    const [first = "", second = ""] = documents;
    const all = { total: 3, hits: ["Alder", "Birch", "Cedar"], counted: ["Alder", "Birch", "Cedar"] };
    assert.deepEqual(await sources({ q: "watchlists" }, ["published"]), all);
    await setState(held.archive, first, "draft", null, "ida");
    await setState(held.archive, second, "withdrawn", "It names a child.", "ida");
    const rest = { total: 1, hits: ["Cedar"], counted: ["Cedar"] };
    for (const way of [{ q: "watchlists" }, { q: "watchlists", exact: "1" }, {}, { source: "Cedar" }])
      assert.deepEqual(await sources(way, ["published"]), rest, JSON.stringify(way));
    assert.equal((await sources({ q: "watchlists", limit: "1" }, ["published"])).total, 1);
    assert.equal((await sources({ q: "watchlists", source: "Alder" }, ["published"])).total, 0);
    const archivists = await sources({ q: "watchlists" }, ["published", "draft"]);
    assert.deepEqual(archivists, { total: 2, hits: ["Alder", "Cedar"], counted: ["Alder", "Cedar"] });
  });
});
