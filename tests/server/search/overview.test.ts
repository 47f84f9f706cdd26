/** The whole of a search: every figure is as long as the list that it leads to. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../../ingest/admit.js";
import { startDerivation } from "../../../ingest/derive.js";
import { countFacets } from "../../../server/search/facets.js";
import { find, foundSet } from "../../../server/search/find.js";
import { firstAndLast } from "../../../server/search/first-and-last.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import { sourceYearsOf } from "../../../server/search/source-years.js";
import { timelineOf } from "../../../server/search/timeline.js";
import { sourceTable, topList } from "../../../server/shown/overview.js";
import { shownTimeline } from "../../../server/shown/timeline.js";
import type { Cell } from "../../../storage/catalogue/searched-cells.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

const states = ["published"] as const;

describe("the whole of a search", () => {
  let held: EmptyArchive;
  before(async () => {
    held = await openEmptyArchive("overview");
    const { archive } = held;
    const texts = [
      ["The camera was switched on.\n\nA camera again.", "2021-03-02", "Harwick Council", ["vans"], true],
      ["Another camera in spring.", "2021-03-30", "The Courier", ["vans", "police"], true],
      ["A camera much later.", "2022-11", "The Courier", [], true],
      ["The camera of that year.", "2022", "Harwick Council", [], true],
      ["A camera at no time.", null, null, ["police"], true],
      ["The camera of the zebrafinch.", "2019-01-01", "The Zebrafinch", ["zebrafinch"], false],
    ] as const;
    for (const [text, date, source, tags, publish] of texts) {
      const plan = { publish, tags: [...tags], ...(date && { date }), ...(source && { source }) };
      const [item] = await handIn(archive, [text], plan);
      assert.ok(item);
      await admit(archive, item);
    }
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
  });
  after(() => held.remove());

  const requestOf = (parameters: object) => searchRequest(searchParameters.parse(parameters), true);

  /** How many passages the list at this address has. */
  async function listed(href: string | null): Promise<string> {
    const fields = new URL(href ?? "", "http://archive.test").searchParams;
    const parameters = Object.fromEntries(
      [...new Set(fields.keys())].map((name) => {
        const values = fields.getAll(name);
        return [name, values.length > 1 ? values : values[0]];
      }),
    );
    return (await find(held.archive, requestOf(parameters), states)).total.toLocaleString("en-GB");
  }

  for (const parameters of [
    { q: "camera" },
    { q: "camera", exact: "1" },
    { q: "camera", exact: "1", year: "2021" },
    { q: "camera -later", tag: "police", "not-source": "The Courier" },
    { q: "camera", month: "2021-03", source: "The Courier" },
    {},
  ])
    it(`leads each figure to as many passages: ${JSON.stringify(parameters)}`, async () => {
      const asked = requestOf(parameters);
      const found = await foundSet(held.archive, asked, states);
      const timeline = shownTimeline(timelineOf(found.cells), asked);
      const sources = sourceTable(sourceYearsOf(found.cells), asked);
      const facets = countFacets(found.asked.set.cells, asked);
      const tags = topList("Tags", "tag", facets.tag ?? [], asked);
      const figures = [
        ...(timeline?.bars ?? []),
        ...(sources?.rows.flatMap(({ source, cells, total }) => [
          ...cells,
          { href: source?.href ?? null, count: total },
        ]) ?? []),
        ...(tags?.bars ?? []),
      ].filter(({ href }) => href !== null);
      assert.ok(figures.length > 0);
      for (const { href, count } of figures) assert.equal(await listed(href), count, href ?? "");
      assert.doesNotMatch(JSON.stringify([timeline, sources, facets]), /zebrafinch/i);
    });

  it("counts by month and says what has no month", async () => {
    const { cells } = await foundSet(held.archive, requestOf({ q: "camera", exact: "1" }), states);
    const { unit, slots, undated, yearOnly } = timelineOf(cells);
    assert.equal(unit, "month");
    assert.equal(slots.length, 21);
    assert.deepEqual(
      slots.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]),
      [
        ["2021-03", 3],
        ["2022-11", 1],
      ],
    );
    assert.deepEqual([undated, yearOnly], [1, 1]);
  });

  it("knows the first and the last, and of what is not to be seen nothing", async () => {
    const found = await foundSet(held.archive, requestOf({ q: "camera", exact: "1" }), states);
    const { first, last } = await firstAndLast(held.archive.catalogue, found, states);
    assert.equal(first?.record.text, "The camera was switched on.");
    assert.equal(last?.record.text, "A camera much later.");
  });
});

describe("a timeline", () => {
  const cell = (date: string, count = 1) => ({ count, document: { date } }) as Cell;

  it("of many years is counted by year, of centuries by decade", () => {
    const years = timelineOf([cell("1990-01-01"), cell("2020", 2)]);
    assert.deepEqual([years.unit, years.slots.length, years.yearOnly], ["year", 31, 0]);
    const decades = timelineOf([cell("1815-06-18"), cell("1819"), cell("2020", 2)]);
    assert.equal(decades.unit, "decade");
    assert.deepEqual(decades.slots[0], { name: "1810s", month: null, years: ["1815", "1819"], count: 2 });
    assert.equal(decades.slots.length, 22);
  });

  it("of dates without sense is no longer than what it holds", () => {
    assert.equal(timelineOf([cell("0001"), cell("9999")]).slots.length, 2);
  });

  it("of years between which the months are is counted by year", () => {
    assert.equal(timelineOf([cell("2019"), cell("2021-03")]).unit, "year");
  });
});
