import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../../ingest/admit.js";
import { setState } from "../../../ingest/curate.js";
import { startDerivation } from "../../../ingest/derive.js";
import { searchAnswer } from "../../../server/search/answer.js";
import { find } from "../../../server/search/find.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import { shownAnswer } from "../../../server/shown/search-answer.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

/** Words that stand in what a stranger may not see, and nowhere else. */
const secrets = ["zebrafinch", "cormorant", "nightjar"];

describe("what nobody but archivists may see", () => {
  let held: EmptyArchive;
  before(async () => {
    held = await openEmptyArchive("unseen");
    const { archive } = held;
    const put = async (text: string, plan: Parameters<typeof handIn>[2]) => {
      const [item] = await handIn(archive, [text], plan);
      assert.ok(item);
      await admit(archive, item);
      return item.document;
    };
    const about = (secret: string) => ({ source: `The ${secret} paper`, tags: [`${secret} tag`] });
    await put("The draft speaks of a zebrafinch and the police in 2023.", about("zebrafinch"));
    const gone = await put("The withdrawn one speaks of a cormorant and the police.", {
      ...about("cormorant"),
      publish: true,
    });
    const back = await put("This one speaks of a nightjar and the police.", {
      ...about("nightjar"),
      publish: true,
    });
    await put("The published one speaks of the police and a zebra crossing.", {
      publish: true,
      source: "Open",
    });
    const derivation = startDerivation(archive);
    await derivation.settled();
    await setState(archive, gone, "withdrawn", "It names a child.", "ida");
    await derivation.settled();
    await derivation.stop();
    // The index does not follow this one before it is searched.
    await setState(archive, back, "draft", null, "ida");
  });
  after(() => held.remove());

  /** All that a stranger is told, as a program and on the page, but for what was asked. */
  async function told(parameters: object): Promise<string> {
    const found = await find(held.archive, searchRequest(searchParameters.parse(parameters)), ["published"]);
    const { query: _, ...answer } = searchAnswer(found, "");
    const { count, hits, filters, empty, unmatched } = shownAnswer(found);
    const asked: string[] = JSON.stringify(parameters).match(/[a-z]+/g) ?? [];
    return [
      JSON.stringify([answer, count, hits, filters]),
      ...(empty?.suggestions ?? []).map(({ label }) => label),
      ...unmatched,
    ]
      .join("\n")
      .split(/[^a-z]+/i)
      .filter((word) => !asked.includes(word))
      .join(" ");
  }

  for (const secret of secrets) {
    const misspelt = `${secret.slice(0, -2)}${secret.at(-1)}${secret.at(-2)}`;
    const ways: object[] = [
      {},
      { q: secret },
      { q: secret, exact: "1" },
      { q: misspelt },
      { q: misspelt, exact: "1" },
      { q: secret.slice(0, 6) },
      { q: `${secret.slice(0, 5)}*` },
      { q: `police NEAR/9 ${secret.slice(0, 5)}*` },
      { q: `police OR ${secret}` },
      { q: "police" },
      { q: "police", exact: "1" },
      { q: "police", group: "document", sort: "date" },
      { q: "NOT crossing" },
      { q: "police -crossing", exact: "1" },
      { q: `source:${secret}` },
      { q: `tag:"${secret.slice(0, 5)}*"` },
      { q: `title:${secret} OR by:${secret} OR person:${secret}` },
      { q: "date:..2030" },
      { q: "added:2020.." },
      { q: "has:figures OR kind:other" },
      { source: `The ${secret} paper` },
      { q: "police", "not-source": "Open" },
      { q: "police", tag: `${secret} tag` },
    ];
    it(`tells a stranger nothing of the ${secret}`, async () => {
      for (const way of ways) {
        const words = await told(way);
        for (const each of secrets)
          assert.ok(!words.includes(each), `${each} in ${words} for ${JSON.stringify(way)}`);
      }
    });
  }

  it("counts what can be seen, for each who asks", async () => {
    const total = async (states: Parameters<typeof find>[2], parameters: object) =>
      (await find(held.archive, searchRequest(searchParameters.parse(parameters)), states)).total;
    for (const exact of ["0", "1"]) {
      assert.equal(await total(["published"], { q: "police", exact }), 1);
      assert.equal(await total(["published", "draft"], { q: "police", exact }), 3);
    }
  });
});
