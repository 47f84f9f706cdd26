import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { exactMarks, phrasesOf, searchExact } from "../../../server/search/exact.js";
import { foldedWhereOdd } from "../../../storage/index/odd-text.js";
import { fold } from "../../../storage/model/fold.js";
import { openSampleArchive, type SampleArchive } from "../../sample-archive.js";

let samples: SampleArchive;
before(async () => {
  samples = await openSampleArchive();
});
after(() => samples.remove());

test("quotation marks of every make hold a phrase together, and without any the whole question is one", () => {
  assert.deepEqual(phrasesOf("“live facial recognition” police"), ["live facial recognition", "police"]);
  assert.deepEqual(phrasesOf('"one two" "three"'), ["one two", "three"]);
  assert.deepEqual(phrasesOf("without any marks"), ["without any marks"]);
  assert.deepEqual(phrasesOf(" … "), []);
});

test("a phrase stands in a text whatever its typography, but never inside longer words", () => {
  assert.deepEqual(exactMarks("It’s a ‘watch–list’, she said.", ["watch-list"]), [{ start: 8, end: 18 }]);
  assert.equal(exactMarks("It was unlawfully kept", ["lawful"]), null);
  assert.equal(exactMarks("kept it was", ["it kept"]), null);
  assert.deepEqual(exactMarks("some 15,000 faces", ["15000"]), [{ start: 5, end: 11 }]);
  assert.equal(exactMarks("some 16,000 faces", ["15000"]), null);
});

/** Everything in the archive that holds the words, found by looking at all of it. */
async function scan(words: string): Promise<string[]> {
  const sought = ` ${fold(words, "words").folded.trim()} `;
  const rows = await samples.archive.catalogue
    .selectFrom("passage")
    .innerJoin("document", "document.id", "passage.document")
    .whereRef("document.newest_version", "=", "passage.version")
    .select(["passage.document", "passage.version", "passage.start", "passage.text"])
    .execute();
  return rows
    .filter((row) => ` ${fold(row.text, "words").folded.trim()} `.includes(sought))
    .map((row) => `${row.document}-${row.version}-${row.start}`)
    .sort();
}

/** Word runs from the texts themselves, of one to twelve words, at places a fixed seed picks. */
async function runsOfWords(count: number): Promise<string[]> {
  const rows = await samples.archive.catalogue.selectFrom("passage").select("text").orderBy("text").execute();
  let seed = 20_251_110;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  return Array.from({ length: count }, () => {
    const words = (rows[next(rows.length)]?.text ?? "")
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
    const from = next(words.length);
    return words.slice(from, from + 1 + next(12)).join(" ");
  });
}

test("exact search finds what a scan of every stored passage finds, no more and no less", async () => {
  const questions = [
    ...(await runsOfWords(120)),
    "the",
    "of the",
    "to be or not to be",
    "15,846",
    "watchlist",
    "WATCHLIST",
    "£340,000",
  ];
  let found = 0;
  for (const words of questions) {
    const query = {
      words,
      filters: {},
      states: ["published"] as const,
      limit: 10_000,
      offset: 0,
      withFacets: false,
    };
    const answer = await searchExact(samples.archive.index, {
      ...query,
      words: `“${words.replace(/["“”]/gu, " ")}”`,
    });
    const ids = answer.hits.map((hit) => hit.record.id).sort();
    assert.deepEqual(ids, await scan(words), `for ${JSON.stringify(words)}`);
    found += ids.length;
  }
  assert.ok(found > 200, `only ${found} passages were found in all`);
});

test("facets of an exact search count the passages of its list", async () => {
  const query = {
    words: "facial recognition",
    filters: {},
    states: ["published"] as const,
    limit: 5,
    offset: 0,
  };
  const answer = await searchExact(samples.archive.index, { ...query, withFacets: true });
  const kinds = (answer.facets.kind ?? []).reduce((sum, { count }) => sum + count, 0);
  assert.equal(kinds, answer.total);
  assert.equal(answer.hits.length, 5);
});

test("words joined by odd characters are found as they are printed and as they are read", async () => {
  const { index } = samples.archive;
  const like = (await index.search({ ...everything, words: "watchlist" })).hits[0]?.record;
  assert.ok(like);
  const texts = [
    "Said face\u2011to\u2011face in the Stra\u00dfe.",
    "Some \uff11\uff15 peo\u00adple, 15,846\u00a0images.",
  ];
  const records = texts.map((text, at) => {
    const start = 900_000 + at * 1_000;
    return {
      ...like,
      id: `${like.document}-odd-${at}`,
      start,
      end: start + text.length,
      text,
      folded: foldedWhereOdd(text),
    };
  });
  await (await index.put(records)).settled;
  for (const words of [
    "face\u2011to\u2011face",
    "face-to-face",
    "face to face",
    "Stra\u00dfe",
    "strasse",
    "15 people",
    "15846 images",
  ]) {
    const answer = await searchExact(index, { ...everything, words });
    assert.ok(
      answer.hits.some((hit) => hit.record.id.includes("-odd-")),
      words,
    );
  }
});

const everything = {
  filters: {},
  states: ["published"] as const,
  limit: 1_000,
  offset: 0,
  withFacets: false,
};
