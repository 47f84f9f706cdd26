import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BookType, utils, write } from "@e965/xlsx";
import { extractSpreadsheet } from "../../../../ingest/extract/office/spreadsheet.js";
import { makeZip } from "../made-zip.js";
import { assertSound, wordsOf } from "../soundness.js";

function workbook(bookType: BookType): Buffer {
  const book = utils.book_new();
  const scans = utils.aoa_to_sheet([
    ["Deployments"],
    ["Year", "Faces", "Share", "Date"],
    [2022, 1000, 0.5, null],
    [2023, 123456789012345, 0.25, null],
  ]);
  scans.C3 = { t: "n", v: 0.5, z: "0%" };
  scans.D4 = { t: "n", v: 45000, z: "m/d/yy" };
  scans["!rows"] = [{}, {}, { hidden: true }];
  utils.book_append_sheet(book, scans, "Scans");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["not shown"]]), "Workings");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  book.Props = { Title: "Figures", Author: "Clerk" };
  return write(book, { type: "buffer", bookType, cellStyles: true });
}

function read(bytes: Uint8Array) {
  return extractSpreadsheet({ bytes, name: "figures.xlsx", mediaType: "" });
}

describe("a spreadsheet", () => {
  for (const format of ["xlsx", "xlsm", "xlsb", "xls"] as const) {
    it(`in ${format} gives each row with its headings, values as shown, numbers whole`, async () => {
      const extraction = assertSound(await read(workbook(format)));
      assert.deepEqual(wordsOf(extraction), [
        "Scans",
        "Deployments",
        "Year; Faces; Share; Date",
        "Year: 2022; Faces: 1000; Share: 50%",
        "Year: 2023; Faces: 123456789012345; Share: 0.25; Date: 2023-03-15",
        "Workings",
        "not shown",
      ]);
      assert.ok(extraction.warnings.some((warning) => /sheet “Workings” is hidden/.test(warning)));
      assert.deepEqual([extraction.metadata.title, extraction.metadata.byline], ["Figures", "Clerk"]);
    });
  }

  it("says which rows are hidden", async () => {
    const { warnings } = await read(workbook("xlsx"));
    assert.ok(warnings.some((warning) => /^1 row of the sheet “Scans” is hidden/.test(warning)));
  });

  it("that is damaged, or would unpack without measure, is refused for that reason", async () => {
    await assert.rejects(read(workbook("xls").subarray(0, 600)), { code: "corrupt" });
    await assert.rejects(read(workbook("xlsx").subarray(0, 600)), { code: "corrupt" });
    const bomb = makeZip({ "xl/worksheets/sheet1.xml": Buffer.alloc(30 * 1024 * 1024) });
    await assert.rejects(read(bomb), { code: "too-large" });
  });
});
