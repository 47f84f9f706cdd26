import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { printedLabels } from "../../../../ingest/extract/pdf/printed-numbers.js";
import { drawLines, madePdf } from "../made-pdf.js";

/** What each page prints, in order. */
const printing = (...pages: (string | null)[]) =>
  pages.flatMap((text, index) => (text === null ? [] : [{ page: index + 1, text }]));
const labelled = (...pages: (string | null)[]) => printedLabels(pages.length, printing(...pages));

async function labelsOf(numbers: (string | null)[], labels?: string): Promise<(string | null)[]> {
  const bytes = await madePdf((pdf) => {
    for (const [index, number] of numbers.entries()) {
      pdf.addPage();
      drawLines(pdf, 200, [`Paragraph ${"abcdefghij"[index]} says what it says, and then it ends.`]);
      if (number !== null) drawLines(pdf, 800, [number], { x: 290, size: 9 });
    }
    const { _root: root } = pdf as unknown as { _root: { data: Record<string, unknown> } };
    if (labels) root.data.PageLabels = { Nums: [0, { S: labels }] };
  });
  const file = { bytes, name: "report.pdf", mediaType: "application/pdf" };
  return (await extractPdf(file)).pages.map(({ label }) => label);
}

describe("the labels of pages", () => {
  it("are the numbers printed on them, where the file gives none", async () => {
    assert.deepEqual(await labelsOf([null, "1", "2", "3", "4"]), ["[1]", "1", "2", "3", "4"]);
  });

  it("are the file's own, where it has some", async () => {
    assert.deepEqual(await labelsOf([null, "1", "2", "3", "4"], "r"), ["i", "ii", "iii", "iv", "v"]);
  });

  it("are none where every page prints its number in the file, or none does", async () => {
    assert.deepEqual(await labelsOf(["1", "2", "3", "4"]), [null, null, null, null]);
    assert.deepEqual(await labelsOf([null, null, null]), [null, null, null]);
  });

  it("count on over pages that print none, and from roman to other figures", () => {
    assert.deepEqual(labelled("7", "8", null, "Page 10 of 40", "11"), ["7", "8", "9", "10", "11"]);
    const front = [null, "ii", "iii", "iv", "1", "2", "3", null, "5", "6"];
    assert.deepEqual(labelled(...front), ["i", "ii", "iii", "iv", "1", "2", "3", "4", "5", "6"]);
  });

  it("are read off running heads", () => {
    assert.deepEqual(labelled("12 Annual report", "Annual report | 13", "14 Annual report"), [
      "12",
      "13",
      "14",
    ]);
  });

  it("are not made of a number on one page or two, or of an attachment's own", () => {
    assert.equal(labelled(null, "1", null, null), null);
    assert.equal(labelled("4", "5"), null);
    assert.equal(labelled(null, null, null, null, null, null, "2", "3", "4"), null);
  });

  it("are not made where two counts are as common, or numbers do not count with the pages", () => {
    assert.equal(labelled("5", "6", "7", "1", "2", "3"), null);
    assert.equal(labelled("Report 2023", "Report 2023", "Report 2023", "Report 2023"), null);
    assert.equal(labelled("1 3", "5 7", "9 11", "13 15"), null);
    const lines = Array.from({ length: 25 }, (_, index) => String(index + 1));
    assert.equal(
      printedLabels(
        3,
        [1, 2, 3].flatMap((page) => lines.map((text) => ({ page, text }))),
      ),
      null,
    );
  });

  it("are not counted on for a page that prints another number", () => {
    assert.deepEqual(labelled("5", "6", "7", "1", "9", "10", "11"), ["5", "6", "7", "[4]", "9", "10", "11"]);
  });
});
