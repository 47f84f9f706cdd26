import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractCsv } from "../../../../ingest/extract/text/csv.js";
import { assertSound, wordsOf } from "../soundness.js";

async function read(source: string | Buffer) {
  const bytes = Buffer.from(source);
  return assertSound(await extractCsv({ bytes, name: "figures.csv", mediaType: "text/csv" }));
}

async function rowsOf(source: string | Buffer): Promise<string[]> {
  const extraction = await read(source);
  assert.ok(extraction.blocks.every((block) => block.kind === "row"));
  return wordsOf(extraction);
}

describe("a table", () => {
  it("gives each row the headings of its columns", async () => {
    assert.deepEqual(await rowsOf('Year,Faces scanned,Note\n2023,"1,234","a ""first""\nyear"\n2024,,\n'), [
      'Year: 2023; Faces scanned: 1,234; Note: a "first"\nyear',
      "Year: 2024",
    ]);
  });

  it("may be divided by other signs, have longer rows, and be in another charset", async () => {
    assert.deepEqual(await rowsOf(Buffer.from("Jahr;Gebühr\r\n2023;15,5;übrig\r\n", "latin1")), [
      "Jahr: 2023; Gebühr: 15,5; übrig",
    ]);
    assert.deepEqual(await rowsOf("a\tb\n1\t2\n"), ["a: 1; b: 2"]);
  });

  it("keeps its headings when it has no rows", async () => {
    assert.deepEqual(await rowsOf("Year,Arrests\n"), ["Year; Arrests"]);
  });

  it("loses one line at most to quotes that do not fit, and says which", async () => {
    const { text, warnings } = await read('Who,Note\nA,"one, two"\nB,"never closed\n\nC,"x"y"\nD,"é, ö"\n');
    assert.equal(
      text,
      'Who: A; Note: one, two\n\nWho: B; Note: "never closed\n\nWho: C; Note: "x"y"\n\nWho: D; Note: é, ö',
    );
    assert.deepEqual(warnings, [
      "The quotes in rows 3, 4 of the table do not fit; these lines are read as they stand.",
    ]);
    const many = await read(`a,b\n${'"1,2\n'.repeat(501)}3,4\n`);
    assert.equal(many.blocks.length, 502);
    assert.match(many.warnings.join(), /and all that follow them/);
  });
});
