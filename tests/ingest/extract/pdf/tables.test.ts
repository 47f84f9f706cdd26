/** Tables of PDFs: rows as rows, cells divided, the words of a cell together. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { type Drawing, drawLines, madePdf } from "../made-pdf.js";
import { assertSound, wordsOf } from "../soundness.js";

async function readDrawn(draw: Drawing) {
  const bytes = await madePdf(draw);
  return assertSound(await extractPdf({ bytes, name: "pack.pdf", mediaType: "application/pdf" }));
}

interface TableStyle {
  y?: number;
  ruled?: boolean;
  /** Space between rows, in points. */
  between?: number;
}

/** Draws rows of cells, each cell a list of lines; returns the height below. */
function drawTable(
  pdf: PDFKit.PDFDocument,
  widths: number[],
  rows: string[][][],
  style: TableStyle = {},
): number {
  const { ruled = true, between = 6 } = style;
  let { y = 100 } = style;
  for (const row of rows) {
    const height = Math.max(...row.map((cell) => cell.length)) * 13 + between;
    let x = 70;
    for (const [index, width] of widths.entries()) {
      if (ruled) pdf.lineWidth(0.5).rect(x, y, width, height).stroke();
      drawLines(pdf, y + 3, row[index] ?? [], { x: x + 4, leading: 13, size: 10 });
      x += width;
    }
    y += height;
  }
  return y;
}

const intro = "The Committee considered the report of the Director, and noted what follows in the table.";
const cells = [
  [["Recommendation"], ["Response"], ["Cost (£)"]],
  [
    ["1. Publish the figures of each", "deployment within a month"],
    ["Accepted in part, subject to", "the advice of counsel"],
    ["12,500"],
  ],
  [["2. Destroy the images"], ["Accepted"], ["0"]],
];
const asRows = [
  "Recommendation | Response | Cost (£)",
  "1. Publish the figures of each deployment within a month | Accepted in part, subject to the advice of counsel | 12,500",
  "2. Destroy the images | Accepted | 0",
];

describe("a ruled table", () => {
  it("is read row by row, with wrapped cells whole", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, [intro]);
      const y = drawTable(pdf, [180, 180, 80], cells);
      drawLines(pdf, y + 20, ["It was resolved to accept the report and the table in it, without a vote."]);
    });
    const words = wordsOf(extraction);
    assert.deepEqual(words.slice(1, 4), asRows);
    assert.deepEqual(
      extraction.blocks.map((block) => block.kind),
      ["paragraph", "row", "row", "row", "paragraph"],
    );
  });

  it("goes on over the page, and may have empty cells and cells over several rows", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, [intro]);
      drawTable(pdf, [180, 180, 80], cells, { y: 700 });
      pdf.addPage();
      drawTable(pdf, [180, 180, 80], [[["3. Tell the public"], [], ["7"]]], { y: 70 });
      pdf.lineWidth(0.5).rect(70, 200, 100, 60).rect(170, 200, 200, 30).rect(170, 230, 200, 30).stroke();
      drawLines(pdf, 205, ["Over two", "rows"], { x: 74, size: 10 });
      drawLines(pdf, 205, ["the first"], { x: 174, size: 10 });
      drawLines(pdf, 235, ["the second"], { x: 174, size: 10 });
    });
    assert.deepEqual(wordsOf(extraction).slice(1), [
      ...asRows,
      "3. Tell the public | 7",
      "Over two rows | the first",
      "the second",
    ]);
  });

  it("may lay out a page: long cells are texts of their own, one after the other", async () => {
    const long = (word: string) =>
      Array.from({ length: 10 }, (_, index) => `the ${word} cell goes on with words ${"abcdefghij"[index]}`);
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawTable(
        pdf,
        [230, 230],
        [
          [["Said by us"], ["Answered"]],
          [long("left"), long("right")],
        ],
      );
    });
    assert.deepEqual(wordsOf(extraction), [
      "Said by us | Answered",
      long("left").join(" "),
      long("right").join(" "),
    ]);
  });
});

describe("a table without rules", () => {
  it("is read row by row, with wrapped cells whole", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, [intro]);
      const y = drawTable(pdf, [180, 180, 80], cells, { ruled: false, between: 8 });
      drawLines(pdf, y + 20, ["It was resolved to accept the report and the table in it, without a vote."]);
    });
    assert.deepEqual(wordsOf(extraction).slice(1, 4), asRows);
  });

  it("may have rows that stand close, and columns of figures", async () => {
    const figures = [
      ["Year", "Deployments", "Faces", "Arrests"],
      ["2021", "6", "12,400", "1"],
      ["2022", "24", "144,366", "9"],
      ["2023, to June", "11", "247,764", "2"],
    ];
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawTable(
        pdf,
        [120, 100, 80, 60],
        figures.map((row) => row.map((cell) => [cell])),
        { ruled: false, between: 0 },
      );
    });
    assert.deepEqual(
      wordsOf(extraction),
      figures.map((row) => row.join(" | ")),
    );
  });

  it("has a vote's names side by side, row by row", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, [
        "The motion was put to the vote, and the members of the council voted as follows.",
      ]);
      drawLines(pdf, 90, ["For (4):"]);
      for (const [index, name] of ["Cllr Byron", "Cllr Hopper", "Cllr Turing", "Cllr Lovelace"].entries())
        drawLines(pdf, 110 + Math.floor(index / 2) * 14, [name], { x: 70 + (index % 2) * 200 });
    });
    assert.deepEqual(wordsOf(extraction).slice(-2), [
      "Cllr Byron | Cllr Hopper",
      "Cllr Turing | Cllr Lovelace",
    ]);
  });
});

describe("what only looks like a table", () => {
  it("is text in columns with a rule between them", async () => {
    const prose = (word: string) =>
      Array.from({ length: 9 }, (_, index) => `the ${word} column goes on with ${"abcdefghi"[index]} words`);
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      pdf.rect(60, 90, 480, 150).moveTo(300, 90).lineTo(300, 240).stroke();
      drawLines(pdf, 100, prose("left"), { x: 70 });
      drawLines(pdf, 100, prose("right"), { x: 310 });
    });
    assert.deepEqual(wordsOf(extraction), [[...prose("left"), ...prose("right")].join(" ")]);
  });

  it("is a few lines in columns beside each other", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, [
        "The left box says that the figures",
        "are those of the force, and that",
        "nobody has checked them.",
      ]);
      drawLines(
        pdf,
        100,
        ["The right box says that they were", "counted by hand by two people", "who do not agree."],
        { x: 320 },
      );
    });
    assert.deepEqual(wordsOf(extraction), [
      "The left box says that the figures are those of the force, and that nobody has checked them.",
      "The right box says that they were counted by hand by two people who do not agree.",
    ]);
  });

  it("is a speaker's name in front of what is said", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, ["THE CHAIR:"]);
      drawLines(
        pdf,
        100,
        ["Good morning. This is the second day of our hearings, and we", "shall sit until four."],
        { x: 190 },
      );
      drawLines(pdf, 140, ["MR BEER:"]);
      drawLines(
        pdf,
        140,
        ["Thank you. I call the first witness of the day, who has come", "from far away."],
        { x: 190 },
      );
    });
    assert.deepEqual(wordsOf(extraction), [
      "THE CHAIR: Good morning. This is the second day of our hearings, and we shall sit until four.",
      "MR BEER: Thank you. I call the first witness of the day, who has come from far away.",
    ]);
  });
});
