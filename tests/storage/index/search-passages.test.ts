import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { PassageRecord, SearchIndex } from "../../../storage/index/search-index.js";
import { archiveFolder, emptied, passage, putAll, query } from "./records.js";

describe("searching passages", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let index: SearchIndex;
  before(async () => {
    archive = await archiveFolder();
    index = await archive.open();
  });
  after(() => archive.remove());

  const hold = async (...records: Partial<PassageRecord>[]) => {
    await emptied(index);
    await putAll(
      index,
      records.map((fields, at) => passage({ start: at * 1000, ...fields })),
    );
  };
  const found = async (words: string) => (await index.search(query({ words }))).hits.map((hit) => hit.record);
  const marked = async (words: string) =>
    (await index.search(query({ words }))).hits.flatMap(({ record, marks }) =>
      marks.map(({ start, end }) => record.text.slice(start, end)),
    );

  it("gives back a record just as it was put in", async () => {
    const record = passage({
      text: "A “vote”.\nSecond line.",
      year: 2023,
      date: "2023-12",
      tags: ["a", "b"],
    });
    await hold(record);
    assert.deepEqual(await found("vote"), [record]);
  });

  it("puts a passage that says the words above one whose title does", async () => {
    await hold(
      { document: "d000000001", text: "Nothing of note was said.", searchTitle: "Live facial recognition" },
      {
        document: "d000000002",
        text: "The police said that live cameras may, with care, help facial image recognition.",
        title: "Minutes",
      },
    );
    const order = (await found("live facial recognition")).map((record) => record.document);
    assert.deepEqual(order, ["d000000002", "d000000001"]);
  });

  it("puts a passage that says the words above one spoken by a person of that name", async () => {
    await hold(
      { document: "d000000001", text: "I agree.", attribution: "Baroness Hamwee" },
      { document: "d000000002", text: "As was put by my colleague, the Baroness, and by Hamwee too." },
    );
    const order = (await found("Baroness Hamwee")).map((record) => record.document);
    assert.deepEqual(order, ["d000000002", "d000000001"]);
  });

  it("finds a passage of two hundred sentences of one word by its last word", async () => {
    const words = Array.from({ length: 199 }, (_, at) => `word${at}.`);
    await hold({ text: [...words, "zanzibar."].join(" ") });
    assert.equal((await found("zanzibar")).length, 1);
  });

  it("does not take one number for another", async () => {
    await hold({ text: "It scanned 15000 faces." }, { text: "It scanned 16000 faces." });
    assert.deepEqual(
      (await found('"15000"')).map((record) => record.text),
      ["It scanned 15000 faces."],
    );
    assert.equal((await found("15000 faces"))[0]?.text, "It scanned 15000 faces.");
    assert.equal((await index.search(query({ words: "15000" }))).total, 1);
  });

  it("finds every word of a phrase, also the smallest", async () => {
    await hold({ text: "To be or not to be." }, { text: "To have or not to be." });
    assert.equal((await found('"to be or not to be"')).length, 1);
  });

  it("finds the one passage that holds the rare words of a long sentence", async () => {
    const common = Array.from({ length: 40 }, (_, at) => ({
      text: `the of and to in a is that it was for on ${at}`,
    }));
    await hold(...common, { text: "Biometric surveillance was deployed." });
    const first = (
      await found("it was in the end for a lot of us to say that biometric surveillance is on")
    )[0];
    assert.equal(first?.text, "Biometric surveillance was deployed.");
  });

  it("marks the words in UTF-16 units among emoji, accents, ligatures and soft hyphens", async () => {
    await hold({ text: "Café 😀 the oﬃcers of finan\u00adcial cafe\u0301s" });
    assert.deepEqual(await marked("café"), ["Café", "cafe\u0301"]);
    assert.deepEqual(await marked("officers"), ["oﬃcers"]);
    assert.deepEqual(await marked("financial"), ["finan\u00adcial"]);
  });

  it("leaves marks out when they are not asked for", async () => {
    await hold({ text: "The council resolves." });
    const { hits } = await index.search(query({ words: "council", withMarks: false }));
    assert.deepEqual(
      hits.map((hit) => hit.marks),
      [[]],
    );
  });

  it("without words gives the newest document first and its passages in order, undated ones last", async () => {
    await hold(
      { document: "d000000001", start: 0, date: null },
      { document: "d000000002", start: 70, date: "2023-12-12" },
      { document: "d000000002", start: 7, date: "2023-12-12" },
      { document: "d000000003", start: 0, date: "2024" },
    );
    const order = (await found(" ")).map(({ document, start }) => `${document} ${start}`);
    assert.deepEqual(order, ["d000000003 0", "d000000002 7", "d000000002 70", "d000000001 0"]);
  });

  it("shows only the states it was asked for, and nothing for none", async () => {
    await hold({ document: "d000000001" }, { document: "d000000002", state: "draft" });
    const total = async (...states: PassageRecord["state"][]) =>
      (await index.search(query({ states, words: "council" }))).total;
    assert.deepEqual([await total("published"), await total("draft", "published"), await total()], [1, 2, 0]);
  });

  it("counts a narrowed facet as if it were not, so that it can be widened", async () => {
    await hold(
      { kind: "motion", source: "Islington Council" },
      { kind: "motion", source: "The Guardian" },
      { kind: "article", source: "The Guardian", year: 2023, tags: ["police"], said: "Ms Hall" },
    );
    const { facets, total } = await index.search(query({ filters: { kind: ["article"] }, withFacets: true }));
    assert.equal(total, 1);
    const counted = Object.entries(facets).filter(([, values]) => values.length > 0);
    assert.deepEqual(Object.fromEntries(counted), {
      kind: [
        { value: "motion", count: 2 },
        { value: "article", count: 1 },
      ],
      source: [{ value: "The Guardian", count: 1 }],
      year: [{ value: "2023", count: 1 }],
      tag: [{ value: "police", count: 1 }],
      speaker: [{ value: "Ms Hall", count: 1 }],
    });
  });

  it("widens by values of one facet and narrows by several facets", async () => {
    await hold(
      { kind: "motion", year: 2023 },
      { kind: "article", year: 2023 },
      { kind: "article", year: 2024 },
      { kind: "other", year: null },
    );
    const total = async (filters: Parameters<typeof query>[0]) => (await index.search(query(filters))).total;
    assert.equal(await total({ filters: { kind: ["motion", "article"] } }), 3);
    assert.equal(await total({ filters: { kind: ["motion", "article"], year: ["2023"] } }), 2);
    assert.equal(await total({ filters: { year: ["no year"] } }), 0);
  });

  it("tells the exact number found, however many", async () => {
    await emptied(index);
    await putAll(
      index,
      Array.from({ length: 1500 }, (_, at) => passage({ start: at, text: `Watchlist entry ${at}` })),
    );
    const answer = await index.search(query({ words: "watchlist", offset: 1490, limit: 20 }));
    assert.equal(answer.total, 1500);
    assert.equal(answer.hits.length, 10);
  });
});
