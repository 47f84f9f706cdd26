/** What is held in memory of the searched passages is what the catalogue holds, whoever changed it. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { admit } from "../../../ingest/admit.js";
import { setState } from "../../../ingest/curate.js";
import { indexDocuments, unindexed } from "../../../ingest/index-documents.js";
import { readVersion } from "../../../ingest/read.js";
import { coverageOf } from "../../../server/search/coverage.js";
import { find } from "../../../server/search/find.js";
import { documentScores } from "../../../server/search/ranking/document-scores.js";
import { bestOfDocuments, passageScores, topPassages } from "../../../server/search/ranking/top-passages.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import { type Catalogue, openCatalogue } from "../../../storage/catalogue/catalogue.js";
import { inAll, inAny } from "../../../storage/catalogue/id-lists.js";
import { postingsOf } from "../../../storage/catalogue/postings.js";
import { idAt, passageOf } from "../../../storage/catalogue/searched-cells.js";
import { idsOf } from "../../../storage/catalogue/searched-ids.js";
import { mapOf } from "../../../storage/catalogue/searched-map.js";
import { readSearch } from "../../../storage/model/query/forgive.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";
import { randomFrom } from "../../eval/random.js";

const words = ["camera", "cameras", "van", "police", "watchlist", "street", "night"];

describe("what can be searched, held in memory", () => {
  let held: EmptyArchive;
  /** The same file, as another process has it open. */
  let other: Catalogue;
  const documents: string[] = [];

  before(async () => {
    held = await openEmptyArchive("memory");
    const random = randomFrom(7);
    const text = () =>
      Array.from({ length: 12 }, () =>
        Array.from({ length: 1 + random.int(14) }, () => random.pick(words)).join(" "),
      ).join(".\n\n");
    for (let at = 0; at < 6; at += 1) await put(`${text()}.`);
    other = await openCatalogue(join(held.folder, "catalogue.sqlite"), "2026-03-01T09:00:00.000Z");
  });
  after(async () => {
    await other.destroy();
    await held.remove();
  });

  async function put(text: string): Promise<void> {
    const { archive } = held;
    const [item] = await handIn(archive, [text], { publish: true, source: "The Courier" });
    assert.ok(item);
    await admit(archive, item);
    await readVersion(archive, item.document, 1);
    await indexDocuments(archive, [item.document]);
    documents.push(item.document);
  }

  /** Every passage as the catalogue holds it, without the map. */
  async function scanned() {
    const { rows } = await sql<{ place: string; text: string }>`
      select searched.document || ' ' || searched.start || ' ' || title || ' ' || state || ' ' || searched_side.side as place,
        passage.text
      from searched join searched_side on searched_side.id = searched.side
      join document on document.id = searched.document
      join passage on passage.document = searched.document and passage.version = searched_side.version
        and passage.start = searched.start order by place`.execute(held.archive.catalogue);
    return rows;
  }

  async function mapped(catalogue: Catalogue) {
    const map = await mapOf(catalogue);
    return [...map.places.all()]
      .map((id) => {
        const side = map.sides.get(map.places.sideOf(id));
        const { id: document, title, state } = side?.document.facts ?? {};
        return `${document} ${map.places.startOf(id)} ${title} ${state} ${JSON.stringify(side?.shared)}`;
      })
      .sort();
  }

  async function agree(): Promise<void> {
    const places = (await scanned()).map(({ place }) => place).sort();
    assert.deepEqual(await mapped(held.archive.catalogue), places);
    assert.deepEqual(await mapped(other), places);
  }

  const isFound = async (catalogue: Catalogue, document: string) => {
    const { hits } = await find(
      { catalogue, index: held.archive.index },
      searchRequest(searchParameters.parse({ limit: "1000" })),
      ["published"],
    );
    return hits.some(({ record }) => record.document === document);
  };

  it("follows documents that come, change, go out of sight and go, in this process and in another", async () => {
    const { archive } = held;
    await agree();
    await put("Another camera at night.");
    await agree();
    const [first = "", second = "", third = ""] = documents;
    await setState(archive, first, "withdrawn", "It names a child.", "ida");
    await agree();
    assert.equal(await isFound(other, first), false);
    assert.equal(await isFound(archive.catalogue, first), false);
    assert.equal(await isFound(other, second), true);
    // By the other connection, as a command does beside the server.
    await other.updateTable("document").set({ title: "Seen anew" }).where("id", "=", second).execute();
    await agree();
    await indexDocuments(archive, await unindexed(archive));
    await indexDocuments(archive, [second]);
    await agree();
    await sql`delete from searched_side where document = ${third}`.execute(other);
    await agree();
    assert.equal(await isFound(archive.catalogue, third), false);
    await indexDocuments(archive, [third]);
    await agree();
  });

  it("finds the passages with a word in some form, as a look at every text does", async () => {
    const map = await mapOf(other);
    const texts = await scanned();
    const idOf = (place: string) => {
      const [document = "", start] = place.split(" ");
      return idAt(map, map.places.all(), { document, start: Number(start) });
    };
    const camera = await postingsOf(other, map, ["camera", "cameras"]);
    const van = await postingsOf(other, map, ["van"]);
    const having = (pattern: RegExp) =>
      texts.filter(({ text }) => pattern.test(text)).map(({ place }) => idOf(place) ?? 0);
    assert.deepEqual([...camera.ids], having(/\bcameras?\b/).sort(byNumber));
    assert.deepEqual(
      [...inAll([camera.ids, van.ids])],
      having(/^(?=.*\bcameras?\b)(?=.*\bvan\b)/).sort(byNumber),
    );
    assert.deepEqual([...inAny([camera.ids, van.ids])], having(/\b(?:cameras?|van)\b/).sort(byNumber));
    const { query } = readSearch('"police van" OR watchlist');
    assert.deepEqual(
      [...(await idsOf(other, map, query))],
      having(/\bpolice van\b|\bwatchlist\b/).sort(byNumber),
    );
    const counts = new Map(
      texts.map(({ place, text }) => [idOf(place), text.match(/\bcameras?\b/g)?.length ?? 0]),
    );
    camera.ids.forEach((id, at) => {
      assert.equal(Math.floor((camera.quarters[at] ?? 0) / 4), counts.get(id));
    });
    // Of all passages the ten best are those with most of the word in the fewest characters.
    const all = map.places.all();
    const scores = passageScores(map, all, [{ postings: camera, weight: 1 }]);
    const best = topPassages(map, all, scores, 10);
    const worth = (id: number) => {
      const count = (counts.get(id) ?? 0) as number;
      const average = map.characters / map.places.count;
      return (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * map.places.lengthOf(id)) / average));
    };
    const least = Math.min(...best.map(worth));
    const left = [...map.places.all()].filter((id) => !best.includes(id));
    assert.equal(best.length, 10);
    assert.ok(left.every((id) => worth(id) <= least + 0.02));
    assert.ok(best.every((id) => passageOf(map, id) !== null));
    // Of all documents the best is the one that BM25 over whole documents puts first.
    const held = [...map.documents].map(([id, { characters }]) => {
      const own = texts.filter(({ place }) => place.startsWith(`${id} `));
      const count = own.reduce((sum, { text }) => sum + (text.match(/\bcameras?\b/g)?.length ?? 0), 0);
      const length = characters / (map.characters / map.documents.size);
      return { id, score: (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length)) };
    });
    const first = held.sort((one, other) => other.score - one.score)[0];
    const whole = documentScores(map, [{ postings: camera, weight: 1 }]);
    const [bestId = 0] = bestOfDocuments(all, scores, whole, 1);
    assert.equal(passageOf(map, bestId)?.document, first?.id);
  });

  it("knows at once of a document that can no longer be searched", async () => {
    const [, second = ""] = documents;
    const before = await coverageOf(held.archive.catalogue, ["published"]);
    assert.equal(before.waiting, 0);
    await other.updateTable("document").set({ indexed_as: null }).where("id", "=", second).execute();
    assert.equal((await coverageOf(held.archive.catalogue, ["published"])).waiting, 1);
    await other.updateTable("version").set({ text_state: "failed" }).where("document", "=", second).execute();
    const after = await coverageOf(held.archive.catalogue, ["published"]);
    assert.deepEqual([after.waiting, after.unreadable], [0, 1]);
  });
});

function byNumber(one: number, other: number): number {
  return one - other;
}
