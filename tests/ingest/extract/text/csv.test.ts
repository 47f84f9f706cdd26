import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractCsv } from "../../../../ingest/extract/text/csv.js";
import { assertSound, wordsOf } from "../soundness.js";

async function rowsOf(source: string | Buffer): Promise<string[]> {
  const extraction = await extractCsv({
    bytes: Buffer.from(source),
    name: "figures.csv",
    mediaType: "text/csv",
  });
  assert.ok(assertSound(extraction).blocks.every((block) => block.kind === "row"));
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

  it("is refused with the reason when its quotes never end", async () => {
    await assert.rejects(rowsOf('a,b\n"1,2\n'), {
      code: "corrupt",
      message: /figures\.csv could not be read as a table/,
    });
  });
});
