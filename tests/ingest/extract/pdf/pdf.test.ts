import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Extraction } from "../../../../ingest/extract/extraction.js";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { type Drawing, drawLines, madePdf, page } from "../made-pdf.js";
import { assertSound, wordsOf } from "../soundness.js";

function read(bytes: Uint8Array, name = "report.pdf"): Promise<Extraction> {
  return extractPdf({ bytes, name, mediaType: "application/pdf" });
}

async function readDrawn(draw: Drawing, options: PDFKit.PDFDocumentOptions = {}): Promise<Extraction> {
  return assertSound(await read(await madePdf(draw, options)));
}

const first = [
  "1. The Committee heard that the force intended to double its use of live facial",
  "recognition, and that the watchlist had grown to more than sixteen thousand faces in",
  "the course of a single year. We were told that no figures had been published.",
];
const second = [
  "2. Witnesses disagreed about whether a warrant should be needed. The Commissioner told",
  "us that the law was clear, and that nobody had been wrongly arrested in that time; the",
];
const secondOver = [
  "campaign group said that the law was silent, and that at least one man had been held",
  "for half an hour because of a mistake.",
];

describe("a report in PDF", () => {
  it("keeps running heads and page numbers out of the sentences, but beside the text", async () => {
    const extraction = await readDrawn((pdf) => {
      for (const number of [1, 2, 3, 4]) {
        page(pdf, number);
        drawLines(pdf, 100, [`Paragraph ${"abcd"[number - 1]} says what it says and then it ends.`]);
      }
    });
    assert.doesNotMatch(extraction.text, /Facial recognition in policing|\b4\b/);
    assert.deepEqual(
      extraction.furniture.filter((one) => one.page === 4).map((one) => one.text),
      ["Facial recognition in policing", "4"],
    );
  });

  it("reads a paragraph over a page break as one block that knows both pages", async () => {
    const extraction = await readDrawn((pdf) => {
      page(pdf, 7);
      drawLines(pdf, drawLines(pdf, 600, first) + 10, second);
      drawLines(pdf, 700, ["4 Evidence of the Commissioner, 12 December 2023"], { size: 8, leading: 10 });
      page(pdf, 8);
      drawLines(pdf, 80, secondOver);
      page(pdf, 9);
    });
    const [one, note, two, ...rest] = extraction.blocks;
    assert.deepEqual(wordsOf(extraction).slice(0, 1), [first.join(" ")]);
    assert.deepEqual([one?.page, one?.pageEnd, two?.page, two?.pageEnd], [1, 1, 1, 2]);
    assert.equal(wordsOf(extraction)[2], [...second, ...secondOver].join(" "));
    assert.equal(note?.page, 1, "the note stays on its page");
    assert.equal(extraction.text.slice(extraction.pages[1]?.start).startsWith("campaign group said"), true);
    assert.deepEqual(rest, []);
  });

  it("keeps the order of pages when a paragraph runs over a whole page with notes of its own", async () => {
    const line = "the paragraph goes on and on in lines as long as this one is, without an end to it";
    const extraction = await readDrawn((pdf) => {
      for (const number of [1, 2, 3]) {
        page(pdf, number);
        drawLines(pdf, 80, Array<string>(12).fill(line));
        drawLines(pdf, 700, [`${number} A note to page ${number}, in small type.`], { size: 8, leading: 10 });
      }
    });
    assert.ok(extraction.blocks.some((block) => block.page === 1 && block.pageEnd === 2));
    assert.equal(extraction.text.split(line).length - 1, 36);
  });

  it("reads two columns one after the other, even when the file draws them row by row", async () => {
    const left = columnText("left");
    const right = columnText("right");
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, ["A heading that runs over the whole of the page in large type"], { size: 16 });
      for (const [index, line] of left.entries()) {
        drawLines(pdf, 100 + index * 14, [line], { x: 70 });
        drawLines(pdf, 100 + index * 14, [right[index] ?? ""], { x: 310 });
      }
    });
    const words = wordsOf(extraction);
    assert.equal(words[1], [...left, ...right].join(" "));
    assert.equal(extraction.blocks[0]?.kind, "heading");
  });

  it("reads the rows of a table as rows, not as columns", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      for (const [index, year] of ["2020", "2021", "2022", "2023", "2024", "2025"].entries()) {
        drawLines(pdf, 100 + index * 14, [`Year ${year}`]);
        drawLines(pdf, 100 + index * 14, [`${index * 7} deployments`], { x: 300 });
      }
    });
    assert.equal(wordsOf(extraction)[3], "Year 2023 | 21 deployments");
    assert.ok(extraction.blocks.every((block) => block.kind === "row"));
  });

  it("joins words divided at a line's end, and keeps the hyphens that belong to words", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, [
        "The long-term plan was published in the spring of that year by the govern-",
        "ment, and the government said that it was a plan for the long-",
        "term. It was drawn up with a self-",
        "appointed panel of seventy-",
        "two people.",
      ]);
    });
    assert.match(extraction.text, /by the government, and the government/);
    assert.match(
      extraction.text,
      /for the long-term\. It was drawn up with a self-appointed panel of seventy-two/,
    );
  });

  it("takes the marks of notes out of sentences and remembers where they stood", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, ["The force has published nothing."]);
      drawLines(pdf, 98, ["12"], { x: 70 + pdf.widthOfString("The force has published nothing."), size: 6 });
      const after = 70 + pdf.fontSize(11).widthOfString("The force has published nothing.") + 8;
      drawLines(pdf, 100, ["We regret that, and we ask for more."], { x: after });
      drawLines(pdf, 114, ["It covers 20 km"], {});
      drawLines(pdf, 112, ["2"], { x: 70 + pdf.fontSize(11).widthOfString("It covers 20 km"), size: 6 });
    });
    assert.equal(
      extraction.text.replace("\n\n", " "),
      "The force has published nothing. We regret that, and we ask for more. It covers 20 km2",
    );
    assert.deepEqual(extraction.noteMarks, [
      { at: "The force has published nothing.".length, label: "12", note: null },
    ]);
  });

  it("knows headings, bullets, questions and speakers", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      let y = drawLines(pdf, 60, ["Oral evidence"], { size: 18, font: "Times-Bold" }) + 12;
      y = drawLines(pdf, y, ["Examination of witnesses"], { font: "Times-Bold" }) + 6;
      drawLines(pdf, y, ["Q1 Mr Beer:"], { font: "Times-Bold" });
      const x = 70 + pdf.widthOfString("Q1 Mr Beer:") + 3;
      y = drawLines(pdf, y, ["Did you publish the figures that you were asked for?"], { x });
      drawLines(pdf, y, ["Sir Mark Rowley:"], { font: "Times-Bold" });
      y = drawLines(pdf, y, ["We published some of them in the spring, and the rest"], { x: 160 });
      y = drawLines(pdf, y, ["will follow in due course, as I have said to this Committee before now."]) + 6;
      y = drawLines(pdf, y, ["• the watchlist; and"], { x: 90 });
      drawLines(pdf, y, ["• the arrests."], { x: 90 });
    });
    const seen = extraction.blocks.map((block) => [block.kind, block.marker, block.boldLead]);
    assert.deepEqual(seen, [
      ["heading", null, 13],
      ["heading", null, 24],
      ["paragraph", null, 11],
      ["paragraph", null, 16],
      ["list-item", "•", 0],
      ["list-item", "•", 0],
    ]);
    assert.equal(
      wordsOf(extraction)[3]?.endsWith(
        "the rest will follow in due course, as I have said to this Committee before now.",
      ),
      true,
    );
    assert.deepEqual(wordsOf(extraction).slice(4), ["the watchlist; and", "the arrests."]);
  });

  it("leaves line numbers out of the sentences", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      for (const [index, line] of columnText("numbered").entries()) {
        drawLines(pdf, 100 + index * 14, [`${index + 1}`], { x: 40, size: 9 });
        drawLines(pdf, 100 + index * 14, [line], { x: 70 });
      }
    });
    assert.equal(extraction.text, columnText("numbered").join(" "));
    assert.equal(extraction.furniture.length, columnText("numbered").length);
  });

  it("names the pages that cannot be searched, and does not count blank ones among them", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, ["Words that can be searched."]);
      pdf.addPage().rect(100, 100, 200, 200).fill("black");
      pdf.addPage();
    });
    assert.deepEqual(
      extraction.pages.map((one) => one.method),
      ["text", "none", "text"],
    );
    assert.deepEqual(extraction.warnings, [
      "1 of 3 pages (2) has no text layer; it is kept but cannot be searched.",
    ]);
  });

  it("reads a page that is set sideways, and what stands sideways at the edge of a page", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      pdf.rotate(90, { origin: [300, 300] });
      drawLines(pdf, 200, first);
      pdf.addPage();
      drawLines(pdf, 100, first);
      pdf.rotate(-90, { origin: [40, 400] });
      drawLines(pdf, 400, ["DRAFT ONLY"], { x: 0 });
    });
    assert.deepEqual(wordsOf(extraction), [first.join(" "), first.join(" "), "DRAFT ONLY"]);
  });

  it("numbers its pages as printed when the file says how", async () => {
    const labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>";
    const bytes = await madePdf((pdf) => void pdf.addPage().addPage().addPage(), { compress: false });
    const catalog = bytes.toString("latin1").replace("/Type /Catalog", `/Type /Catalog ${labels}`);
    const extraction = assertSound(await read(Buffer.from(catalog, "latin1")));
    assert.deepEqual(
      extraction.pages.map((one) => one.label),
      ["i", "ii", "1"],
    );
  });

  it("keeps no label of a page that is longer than a page number can be", async () => {
    const labels = `/PageLabels << /Nums [0 << /P (${"A-".repeat(5_000)}) /S /D >>] >>`;
    const bytes = await madePdf((pdf) => void pdf.addPage(), { compress: false });
    const catalog = bytes.toString("latin1").replace("/Type /Catalog", `/Type /Catalog ${labels}`);
    const { pages } = await read(Buffer.from(catalog, "latin1"));
    assert.equal(pages[0]?.label, "A-".repeat(20));
  });

  it("says what a file says of itself", async () => {
    const { metadata } = await readDrawn((pdf) => void pdf.addPage(), {
      info: { Title: "A Report", Author: "A Committee" },
    });
    assert.deepEqual([metadata.title, metadata.byline], ["A Report", "A Committee"]);
  });
});

describe("a PDF that cannot be read", () => {
  it("says that it needs a password", async () => {
    const bytes = await madePdf((pdf) => void pdf.addPage(), { userPassword: "secret", pdfVersion: "1.7" });
    await assert.rejects(read(bytes, "locked.pdf"), {
      code: "encrypted",
      message: /locked\.pdf needs a password/,
    });
  });

  it("says that it is damaged when its end is missing beyond repair", async () => {
    const bytes = await madePdf((pdf) => void pdf.addPage());
    await assert.rejects(read(bytes.subarray(0, 60), "cut.pdf"), {
      code: "corrupt",
      message: /cut\.pdf is damaged/,
    });
  });
});

/** Lines of one justified-looking paragraph without a full stop before its end. */
function columnText(word: string): string[] {
  const lines = Array.from(
    { length: 9 },
    (_, index) => `the ${word} column goes on with ${"abcdefghi"[index]} words`,
  );
  return [...lines, `until the ${word} column is here done`];
}
