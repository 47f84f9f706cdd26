/** A list of phrases looked for at once: each row is what a search for that line alone finds. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../../ingest/admit.js";
import { startDerivation } from "../../../ingest/derive.js";
import { type BatchRow, lineSearch, linesOf, searchLines, timeIsUp } from "../../../server/search/batch.js";
import { find } from "../../../server/search/find.js";
import { batchCsv } from "../../../server/shown/batch.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

describe("a list of phrases", () => {
  let held: EmptyArchive;
  before(async () => {
    held = await openEmptyArchive("batch");
    const texts = [
      ["Ann Lee spoke first.\n\nThen ann lee spoke again.", { publish: true, date: "2021-03-02" }],
      ["Nobody but Ann Lee (MP) came.", { publish: true, date: "2023" }],
      ["Lee, not Ann, was absent.", { publish: true }],
      ["The zebrafinch sang to Ann Lee.", { date: "1999-01-01" }],
    ] as const;
    for (const [text, plan] of texts) {
      const [item] = await handIn(held.archive, [text], plan);
      assert.ok(item);
      await admit(held.archive, item);
    }
    const derivation = startDerivation(held.archive);
    await derivation.settled();
    await derivation.stop();
  });
  after(() => held.remove());

  async function rows(lines: string[], until?: number): Promise<BatchRow[]> {
    const known: BatchRow[] = [];
    for await (const row of searchLines(held.archive, lines, ["published"], until)) known.push(row);
    return known;
  }

  it("is counted as a search for each line counts it, drafts left out", async () => {
    const lines = [
      "Ann Lee",
      "ÁNN LEE",
      "Ann Lee (MP)",
      'said:"Ann Lee"',
      "zebrafinch",
      "NOT Ann",
      "Lee not",
    ];
    for (const row of await rows(lines)) {
      const { total, documents } = await find(held.archive, lineSearch(row.line), ["published"]);
      assert.deepEqual([row.passages, row.documents, row.fault], [total, documents, null], row.line);
    }
    const [ann, , mp, said, secret] = await rows(lines);
    assert.deepEqual(ann, {
      ...{ line: "Ann Lee", passages: 3, documents: 2, first: "2021-03-02", last: "2023", fault: null },
    });
    assert.deepEqual([mp?.passages, said?.passages, secret?.passages, secret?.first], [1, 0, 0, null]);
  });

  it("says of a line why it was not looked for", async () => {
    const [none, long, late] = await rows(["?!", "x".repeat(501), "Ann"], 0);
    assert.match(none?.fault ?? "", /no word/);
    assert.match(long?.fault ?? "", /longer than 500/);
    assert.equal(late?.fault, timeIsUp);
  });

  it("is read from lines of every kind, or the first column of CSV", () => {
    assert.deepEqual(linesOf("\uFEFFAnn Lee\r\n\r\n Bea, Cal \n", false), ["Ann Lee", "Bea, Cal"]);
    assert.deepEqual(linesOf('"Lee, ""Ann""",1\nBea;2\nCal\t3\n,4', true), ['Lee, "Ann"', "Bea", "Cal"]);
  });

  it("gives a table program no formula", () => {
    const row = { line: "=1+1", passages: 0, documents: 0, first: null, last: null, fault: null };
    assert.match(batchCsv(row, ""), /^'=1\+1,0,0,,,/);
  });
});
