import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { asksForNothing, matchQuery } from "../../../../storage/model/query/match.js";
import { mayAnswer, necessaryWords } from "../../../../storage/model/query/necessary.js";
import { parseQuery } from "../../../../storage/model/query/parse.js";
import { QueryFault } from "../../../../storage/model/query/query.js";
import { foldForWords, wordsOf } from "../../../../storage/model/query/words.js";

/** The words of `text` that make it answer, or null. */
function found(query: string, text: string): string[] | null {
  const parsed = parseQuery(query);
  const folded = foldForWords(text);
  const spans = matchQuery(parsed, wordsOf(folded));
  if (spans) assert.ok(mayAnswer(necessaryWords(parsed), folded.folded), `${query} was passed over`);
  return spans?.map(({ start, end }) => text.slice(start, end)) ?? null;
}

const report = "The force’s Watch-List held 15,000 faces; a café van stood in Croydon, £3.5m, re-cognised.";

const answers: [query: string, text: string, expected: string[] | null][] = [
  ["force", report, ["force"]],
  ["WATCHLIST OR “watch list”", report, ["Watch-List"]],
  ['"watch list', "watch", null],
  ["watch-list", report, ["Watch-List"]],
  ["watch list", "a list to watch", ["list", "watch"]],
  ["“watch list”", "a list to watch", null],
  ["„watch list“", "The watch list.", ["watch list"]],
  ["list*", "The listing", ["listing"]],
  ["list", "The listing", null],
  ["“live fac*”", "Live facial, live face, facial live", ["Live facial", "live face"]],
  ["cafe", report, ["café"]],
  ["15000", report, ["15,000"]],
  ["15,000", "15000 and 15,000", ["15000", "15,000"]],
  ["3", report, null],
  ["3.5", report, ["3.5"]],
  ["force NOT croydon", report, null],
  ["force -croydon", report, null],
  ["force -leeds", report, ["force"]],
  ["NOT NOT force", report, ["force"]],
  ["force OR van leeds", report, ["force"]],
  ["(force OR van) leeds", report, null],
  ["(force OR camera) (van leeds OR croydon)", report, ["force", "Croydon"]],
  ["van AND croydon", report, ["van", "Croydon"]],
  ["van or croydon", report, null],
  ["stop & search", "They stop and search; stop, search.", ["stop", "search", "stop", "search"]],
  ["police -- croydon", "police in Croydon", ["police", "Croydon"]],
  ["“a a b”", "a a a a b a a b", ["a a b", "a a b"]],
  ["警察", "日本の警察は", ["警察"]],
  ["Newham’s", "Newham's motion", ["Newham's"]],
  ["NOT leeds", report, []],
  ["faces NEAR/2 held", report, ["held", "faces"]],
  ["faces NEAR/0 held", report, null],
  ["(van OR list) NEAR/3 “15,000 fac*”", report, ["List", "15,000 faces", "van"]],
  ["a NEAR/5 a", "one a alone", null],
  ["a NEAR/1 a", "a b a c d a", ["a", "a"]],
  ["van NEAR croydon NEAR/2 cafe", report, null],
  ["cafe NEAR/0 van NEAR croydon", report, ["café", "van", "van", "Croydon"]],
  ["said:force", "they said: force", ["said: force"]],
];

describe("the search language", () => {
  for (const [query, text, expected] of answers.filter(([query]) => query !== '"watch list'))
    test(`${query} in “${text.slice(0, 30)}”`, () => assert.deepEqual(found(query, text), expected));

  const faults: [query: string, at: number, message: RegExp][] = [
    ["", 0, /no word/],
    [" & ", 3, /no word/],
    ['watchlist "watch list', 10, /quotation mark opened at 11 is not closed/],
    ['a ""', 2, /no word in the quotation marks opened at 3/],
    ["(a b", 0, /bracket opened at 1 is not closed/],
    ["a) b", 1, /bracket closed at 2 was never opened/],
    ["a ()", 2, /nothing in the brackets opened at 3/],
    ["OR a", 0, /nothing before the OR at 1/],
    ["a OR", 2, /nothing after the OR at 3/],
    ["a AND OR b", 2, /nothing after the AND at 3/],
    ["(OR a)", 0, /nothing after the bracket at 1/],
    ["NOT", 0, /nothing after the NOT at 1/],
    ["fac*ial", 3, /star at 4 has no place/],
    ["*", 0, /star at 1 has no place/],
    ["“liv* face”", 4, /star at 5 has no place/],
    ["(".repeat(1_500), 40, /more than 40 deep/],
    [`${"(".repeat(20)}a${")".repeat(21)}`, 41, /never opened/],
    ["a ".repeat(400), 600, /at most 300 words/],
    ["a NEAR/500 b", 2, /at most 100 words/],
    ["(a b) NEAR c", 6, /On each side of the NEAR at 7/],
    ["a NEAR", 2, /nothing after the NEAR at 3/],
    ["(".repeat(10_000), 2_000, /at most 2000 characters/],
  ];
  for (const [query, at, message] of faults)
    test(`says what is wrong with ${query.slice(0, 20)}`, () => {
      assert.throws(
        () => parseQuery(query),
        (error) => {
          assert.ok(error instanceof QueryFault, String(error));
          assert.match(error.message, message);
          assert.equal(error.at, at);
          return true;
        },
      );
    });

  test("knows a query that asks for no words", () => {
    for (const query of ["NOT police", "-a -b", "a OR NOT b"])
      assert.ok(asksForNothing(parseQuery(query)), query);
    for (const query of ["a", "a -b", "NOT (NOT a)"]) assert.ok(!asksForNothing(parseQuery(query)), query);
  });

  test("names the fewest words that must be there", () => {
    assert.deepEqual(necessaryWords(parseQuery("watchlist OR “watch list”")), ["watchlist", "watch"]);
    assert.deepEqual(necessaryWords(parseQuery("(a OR b) “facial recogni*” -van")), ["recogni"]);
    assert.equal(necessaryWords(parseQuery("a OR -b")), null);
  });

  test("takes time in step with the text, whatever the text", () => {
    const text = "a ".repeat(500_000);
    const query = parseQuery(
      `“${"a ".repeat(200)}b” OR “${"a ".repeat(300)}c*” OR ${"z* ".repeat(20)} OR -(b c)`,
    );
    const before = process.cpuUsage();
    const words = wordsOf(foldForWords(text));
    assert.deepEqual(matchQuery(query, words), []);
    const parsed = parseQuery(`“${"a ".repeat(300)}”`);
    assert.equal(matchQuery(parsed, words)?.length, 500_000 - 299);
    // The square would be hours.
    const { user } = process.cpuUsage(before);
    assert.ok(user < 10_000_000, `${user} µs`);
  });
});
