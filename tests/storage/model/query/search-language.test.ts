import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Field } from "../../../../storage/model/query/fields.js";
import { readSearch } from "../../../../storage/model/query/forgive.js";
import { matchQuery, placesToMark } from "../../../../storage/model/query/match.js";
import { printQuery } from "../../../../storage/model/query/print.js";
import type { Query } from "../../../../storage/model/query/query.js";
import { foldForWords, wordsOf } from "../../../../storage/model/query/words.js";

/** What is read of a query, as it is written back, and where it is wrong. */
const read: [written: string, printed: string | null, wrongAt?: number][] = [
  ["watchlist", '"watchlist"'],
  ["facial recognition", '"facial" AND "recognition"'],
  ["“Live  facial—recognition”", '"live facial recognition"'],
  ["police -croydon", '"police" AND NOT "croydon"'],
  ["(a OR b) c", '("a" OR "b") AND "c"'],
  ["deploy*", '"deploy*"'],
  ["faces NEAR/5 scanned", '"faces" NEAR/5 "scanned"'],
  ["faces NEAR scanned", '"faces" NEAR/10 "scanned"'],
  ["15,000", '"15000"'],
  ["said:rowley", 'said:"rowley"'],
  ["said:“Mark Rowley”", 'said:"mark rowley"'],
  ["SAID:row*", 'said:"row*"'],
  ["kind:motion", "kind:motion"],
  ["kind:motions", "kind:motion"],
  ["-kind:article", "NOT kind:article"],
  ["date:2023", "date:2023"],
  ["date:2023..2025", "date:2023..2025"],
  ["date:2023-05..", "date:2023-05.."],
  ["added:..2024-12-31", "added:..2024-12-31"],
  ["outcome:carried clause:resolves", "outcome:carried AND clause:resolves"],
  ["has:figures language:EN", "has:figures AND language:en"],
  ["(kind:motion OR tag:police) van", '(kind:motion OR tag:"police") AND "van"'],
  ["note: this", '"note" AND "this"'],
  ["https://example.org/x", '"https example org x"'],
  ["  ", null],
  ["…", null],
  // What cannot be understood is asked for as its words.
  ["(watch list", '"watch" AND "list"', 0],
  ["police NOT", '"police"', 7],
  ['the "watch list', '"the" AND "watch" AND "list"', 4],
  ["kind:poem police", '"kind" AND "poem" AND "police"', 0],
  ["police date:May", '"police" AND "date" AND "may"', 7],
  ["date:..", '"date"', 0],
  ["has:", '"has"', 0],
  ["re*view", '"re" AND "view"', 2],
];

describe("what is asked of a search", () => {
  for (const [written, printed, wrongAt] of read)
    test(written, () => {
      const { query, fault } = readSearch(written);
      assert.equal(query && printQuery(query), printed);
      assert.equal(fault?.at, wrongAt);
    });

  test("holds fields against what is known of a passage", () => {
    const text = wordsOf(foldForWords("The force has a van."));
    const holds = (field: Field) => field.field === "kind";
    const found = (written: string) => {
      const { query } = readSearch(written);
      return query && matchQuery(query, text, holds)?.length;
    };
    assert.equal(found("van kind:motion"), 1);
    assert.equal(found("van said:smith"), undefined);
    assert.equal(found("van -said:smith"), 1);
    assert.equal(found("kind:motion OR leeds"), 0);
  });

  test("marks the words asked for, whatever else is missing, and none that must not be there", () => {
    const text = "The van stood by the camera van.";
    const { query } = readSearch("van leeds -camera");
    const marks = query && placesToMark(query, wordsOf(foldForWords(text)));
    assert.deepEqual(
      marks?.map(({ start, end }) => text.slice(start, end)),
      ["van", "van"],
    );
  });

  test("reads any text, and writes it back as what is read as the same", () => {
    const pieces = [
      ...[
        "a",
        "b*",
        "NOT",
        "AND",
        "OR",
        "NEAR/3",
        "NEAR",
        "(",
        ")",
        '"',
        "“",
        "”",
        "-",
        "*",
        ":",
        "said:",
        "kind:",
      ],
      ...[
        "motion",
        "date:",
        "2023",
        "..",
        "é",
        "警察",
        "15,000",
        "\\",
        "'",
        "%",
        "_",
        "\u0000",
        "\ud800",
        " ",
        " ",
        " ",
      ],
    ];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return Math.floor((seed / 2 ** 31) * below);
    };
    for (let round = 0; round < 5_000; round += 1) {
      const written = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join("");
      const { query } = readSearch(written);
      if (query === null) continue;
      const printed = printQuery(query);
      const again = readSearch(printed);
      assert.equal(again.fault, null, `${JSON.stringify(written)} came back as ${printed}`);
      assert.deepEqual(again.query && placeless(again.query), placeless(query), printed);
    }
  });
});

/** A query without the places in what was written, and with lists in lists opened out. */
function placeless(query: Query): unknown {
  if (query.is === "all" || query.is === "any")
    return {
      is: query.is,
      of: query.of.flatMap((part) => (part.is === query.is ? part.of : [part])).map(placeless),
    };
  if (query.is === "not") return { is: "not", of: placeless(query.of) };
  if (query.is === "near")
    return { ...query, left: query.left.map(placeless), right: query.right.map(placeless) };
  const { at, ...rest } = query;
  return "quoted" in rest ? { ...rest, quoted: true } : rest;
}
