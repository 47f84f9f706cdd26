/** Tables given out as CSV: no cell is a formula to the program that opens it, and every table is written this way. */
import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { csvLine } from "../../server/shown/csv.js";
import { sourceFiles } from "../keepers/source-files.js";

for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
  test(`a cell that begins with ${JSON.stringify(start)} stays words`, () => {
    const cell = `${start}HYPERLINK("http://x","y")`;
    const [[kept = ""] = []] = parse(csvLine([cell, "beside"])) as string[][];
    assert.equal(kept, `'${cell}`);
  });

test("figures stay figures, and what is harmless stays as it is", () => {
  assert.equal(
    csvLine([-3, null, "a-b", 'said "so"', "two\nlines"]),
    '-3,,a-b,"said ""so""","two\nlines"\r\n',
  );
});

test("whoever gives out text/csv writes its lines with csvLine", () => {
  const giving = sourceFiles(["server"], ".ts").filter(({ text }) =>
    /text\/csv|\.csv["`]|type\("csv"\)/.test(text),
  );
  assert.ok(giving.length > 0);
  const writers = sourceFiles(["server"], ".ts").filter(({ text }) =>
    /\.join\(","\)[^;\n]*\\r\\n/.test(text),
  );
  assert.deepEqual(
    writers.map(({ path }) => path),
    ["server/shown/csv.ts"],
  );
});
