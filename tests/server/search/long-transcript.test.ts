import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../../ingest/derive.js";
import { find } from "../../../server/search/find.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import type { PassageRecord } from "../../../storage/index/search-index.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

/** The engine reads 65,535 words of a field and drops the rest in silence: three times as many. */
const words = 200_000;
const last = "Nobody shall say that the lamplighter of Ravensmoor was not heard.";

/** Speeches of four people; no line is like another. */
function transcript(): string {
  const lines: string[] = [];
  for (let held = 0; held < words; ) {
    const at = lines.length;
    const line = `MR ${["ASH", "BIRCH", "CEDAR", "ELM"][at % 4]}: In answer ${at} I said, and say again, that paper ${at * 7} of the bundle was shown to us on day ${at % 90}, that it was read, and that nothing in it was kept back from page ${at % 311}.`;
    lines.push(line);
    held += line.split(" ").length;
  }
  return `${[...lines, `MS YEW: ${last}`].join("\n\n")}\n`;
}

describe("a transcript of 200,000 words", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("long");
    await handIn(empty.archive, [transcript()], { kind: "transcript" });
    const derivation = startDerivation(empty.archive);
    await derivation.settled();
    await derivation.stop();
  });
  after(() => empty.remove());

  for (const exact of ["1", "0"])
    it(`is found by its last sentence, ${exact === "1" ? "exactly" : "by best match"}`, async () => {
      const request = searchRequest(searchParameters.parse({ q: last, exact }));
      const { hits, total } = await find(empty.archive, request, ["draft"]);
      assert.ok(hits[0]?.record.text.includes(last), JSON.stringify(hits[0]?.record.text));
      if (exact === "1") assert.equal(total, 1);
    });

  it("stands in the index with as many characters as were taken from it, none of them twice", async () => {
    const { catalogue, index } = empty.archive;
    const { characters } = await catalogue
      .selectFrom("version")
      .select("characters")
      .executeTakeFirstOrThrow();
    const records: PassageRecord[] = [];
    for (let total = 1; records.length < total; ) {
      const asked = { words: "", filters: {}, states: ["draft"] as const, withFacets: false };
      const answer = await index.search({ ...asked, limit: 500, offset: records.length });
      ({ total } = answer);
      records.push(...answer.hits.map(({ record }) => record));
    }
    const spans = records.sort((one, other) => one.start - other.start);
    let blank = spans[0]?.start ?? 0;
    spans.forEach(({ start, end, text }, at) => {
      assert.equal(text.length, end - start);
      const next = spans[at + 1]?.start ?? characters;
      assert.ok(next >= end, `two passages share characters at ${next}`);
      blank += next - end;
    });
    const indexed = spans.reduce((sum, { text }) => sum + text.length, 0);
    assert.equal(indexed + blank, characters);
    assert.ok(blank <= 3 * spans.length, `${blank} characters between ${spans.length} passages`);
  });
});
