import assert from "node:assert/strict";
import test from "node:test";
import { pagingOf } from "../../../server/shown/paging.js";
import { excerpt, layered, segments } from "../../../server/shown/segments.js";
import { counted, dayOf, listed, momentOf, runsOf, sizeOf } from "../../../server/shown/words.js";

const joined = (parts: { text: string }[]) => parts.map((part) => part.text).join("");

test("segments joined are the text again, and marks that overlap are one", () => {
  const text = "one two three four";
  const parts = segments(text, [
    { start: 4, end: 9 },
    { start: 6, end: 13 },
    { start: 14, end: 99 },
  ]);
  assert.equal(joined(parts), text);
  assert.deepEqual(
    parts.filter((part) => part.mark).map((part) => part.text),
    ["two t", "hree", "four"],
  );
});

test("of marks that overlap, those of the earlier layer are shown, and joined they are the text again", () => {
  const text = "one two three four";
  const parts = layered(text, [
    { spans: [{ start: 4, end: 7 }], mark: "match" },
    { spans: [], mark: "noted" },
    {
      spans: [
        { start: 0, end: 13 },
        { start: 14, end: 99 },
      ],
      mark: "cited-by",
    },
  ]);
  assert.equal(joined(parts), text);
  assert.deepEqual(
    parts.map(({ text: words, mark }) => [words, mark]),
    [
      ["one ", "cited-by"],
      ["two", "match"],
      [" three", "cited-by"],
      [" ", null],
      ["four", "cited-by"],
    ],
  );
});

test("an excerpt of a long passage holds the first match, is cut between words and says so", () => {
  const text = `${"before ".repeat(200)}MATCH ${"after ".repeat(200)}`.trim();
  const start = text.indexOf("MATCH");
  const cut = excerpt(text, [{ start, end: start + 5 }], 300);
  assert.ok(cut.cutBefore && cut.cutAfter);
  assert.deepEqual(
    cut.segments.filter((part) => part.mark).map((part) => part.text),
    ["MATCH"],
  );
  assert.ok(joined(cut.segments).length <= 300);
  assert.match(joined(cut.segments), /^before .* after$/);
});

test("a short passage is shown whole", () => {
  assert.deepEqual(excerpt("short", [], 300), {
    segments: [{ text: "short", mark: null }],
    cutBefore: false,
    cutAfter: false,
  });
});

test("facts read as people say them", () => {
  assert.equal(counted(1, "passage"), "1 passage");
  assert.equal(counted(1204, "passage"), "1,204 passages");
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(runsOf([3, 7, 8, 9, 12, 13]), "3, 7 to 9 and 12, 13");
  assert.equal(sizeOf(999), "999 bytes");
  assert.equal(sizeOf(1_240_000), "1.2 MB");
  assert.equal(dayOf("2023-12")?.words, "December 2023");
  assert.equal(dayOf(null), null);
  assert.equal(momentOf("2026-03-01T09:30:12.000Z").words, "1 March 2026, 09:30 UTC");
});

test("paging names the stretch shown and links to its neighbours", () => {
  const paging = pagingOf({
    page: 2,
    perPage: 20,
    total: 45,
    what: "Passages",
    href: (page) => `?page=${page}`,
  });
  assert.equal(paging?.sentence, "Passages 21 to 40 of 45");
  assert.deepEqual([paging?.previous, paging?.next], ["?page=1", "?page=3"]);
  assert.equal(pagingOf({ page: 1, perPage: 20, total: 20, what: "Passages", href: String }), null);
});
