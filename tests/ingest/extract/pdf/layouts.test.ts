/** Kinds of documents that people put into archives, as their makers set them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { type Drawing, drawLines, madePdf } from "../made-pdf.js";
import { assertSound, wordsOf } from "../soundness.js";

async function readDrawn(draw: Drawing) {
  const bytes = await madePdf(draw);
  return assertSound(await extractPdf({ bytes, name: "pack.pdf", mediaType: "application/pdf" }));
}

/** Lines of one paragraph in a narrow column, without a full stop before its end. */
function columnLines(word: string, count: number): string[] {
  const within = Array.from({ length: count - 2 }, (_, at) => `and the ${word} column goes on, ${at}`);
  return [`Here the ${word} column begins,`, ...within, `until the ${word} column ends.`];
}

const body = (page: number) =>
  `Paragraph ${"abcdefgh"[page]} is what stands on the page, in a line of its full length.`;

describe("a transcript", () => {
  it("with four of its pages on a sheet is read page after page, without the numbers of its lines", async () => {
    const spoken = (page: number) => columnLines("abcdefgh"[page] ?? "", 12);
    const extraction = await readDrawn((pdf) => {
      for (const sheet of [0, 1]) {
        pdf.addPage();
        for (const [at, [x, y]] of [
          [40, 60],
          [40, 430],
          [310, 60],
          [310, 430],
        ].entries() as ArrayIterator<[number, [number, number]]>) {
          drawLines(pdf, y - 20, [`Page ${sheet * 4 + at + 1}`], { x: x + 90, size: 8 });
          for (const [line, words] of spoken(sheet * 4 + at).entries()) {
            drawLines(pdf, y + line * 13, [`${line + 1}`], { x, size: 8 });
            drawLines(pdf, y + line * 13, [words], { x: x + 20, size: 9 });
          }
        }
        drawLines(pdf, 805, [`(Pages ${sheet * 4 + 1} to ${sheet * 4 + 4})`], { x: 260, size: 8 });
      }
    });
    assert.deepEqual(
      wordsOf(extraction),
      [0, 1, 2, 3, 4, 5, 6, 7].map((page) => spoken(page).join(" ")),
    );
  });
});

describe("heads and feet", () => {
  it("may number the columns of the page, two to a page", async () => {
    const extraction = await readDrawn((pdf) => {
      for (const number of [1, 2, 3]) {
        pdf.addPage();
        drawLines(pdf, 40, [`${number * 2 + 100}`], { x: 60, size: 9 });
        drawLines(pdf, 40, ["14 OCTOBER 2025"], { x: 250, size: 9 });
        drawLines(pdf, 40, [`${number * 2 + 101}`], { x: 500, size: 9 });
        drawLines(pdf, 100, [body(number)]);
      }
    });
    assert.deepEqual(wordsOf(extraction), [1, 2, 3].map(body));
  });

  it("may say something else on each page, in smaller type at the same place", async () => {
    const extraction = await readDrawn((pdf) => {
      for (const [number, head] of ["Background", "Evidence", "Findings", "Next steps"].entries()) {
        pdf.addPage();
        drawLines(pdf, 40, [head], { size: 9 });
        drawLines(pdf, 100, [body(number)]);
      }
    });
    assert.deepEqual(wordsOf(extraction), [0, 1, 2, 3].map(body));
    assert.equal(extraction.furniture.length, 4);
  });

  it("are not notes, though these stand at one place on every page too", async () => {
    const extraction = await readDrawn((pdf) => {
      for (const number of [0, 1, 2, 3, 4]) {
        pdf.addPage();
        drawLines(pdf, 100, [body(number)]);
        drawLines(pdf, 750, [`${number + 3} Evidence of witness ${"abcde"[number]}.`], { size: 8 });
      }
    });
    assert.deepEqual(extraction.furniture, []);
  });

  it("are known where a few pages have them a little lower", async () => {
    const extraction = await readDrawn((pdf) => {
      for (let number = 1; number <= 8; number++) {
        pdf.addPage();
        drawLines(pdf, number === 2 ? 44 : 36, [`POLICING ${number}`], { size: 10 });
        drawLines(pdf, 100, [body(number - 1)]);
      }
    });
    assert.equal(extraction.furniture.length, 8);
  });
});

describe("a word printed across every page", () => {
  it("is no part of the text", async () => {
    const extraction = await readDrawn((pdf) => {
      for (const number of [1, 2]) {
        pdf.addPage();
        pdf.save().rotate(-45, { origin: [300, 420] });
        drawLines(pdf, 400, ["DRAFT"], { x: 150, size: 120 });
        pdf.restore();
        drawLines(pdf, 100, [body(number)]);
      }
    });
    assert.deepEqual(wordsOf(extraction), [1, 2].map(body));
    assert.deepEqual(extraction.furniture, [
      { page: 1, text: "DRAFT" },
      { page: 2, text: "DRAFT" },
    ]);
  });
});

describe("a newspaper", () => {
  it("has columns that keep no common lines, and a large first letter", async () => {
    const lines = [0, 1, 2].map((column) => columnLines(["first", "second", "third"][column] ?? "", 20));
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 50, ["Force to double use of face cameras"], { size: 28, font: "Times-Bold" });
      drawLines(pdf, 118, ["T"], { x: 50, size: 32, font: "Times-Bold" });
      drawLines(pdf, 120, ["he police said that they", "would double their use;"], {
        x: 73,
        size: 10,
        leading: 12,
      });
      for (const [column, words] of lines.entries())
        drawLines(pdf, column === 0 ? 144 : 122, words, { x: 50 + column * 150, size: 10, leading: 12 });
    });
    assert.deepEqual(wordsOf(extraction), [
      "Force to double use of face cameras",
      `The police said that they would double their use; ${lines[0]?.join(" ")}`,
      ...lines.slice(1).map((words) => words.join(" ")),
    ]);
  });
});

describe("a line", () => {
  it("may be set with space between its letters", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, ["M I N U T E S   O F   T H E   M E E T I N G"], { size: 14 });
      pdf.fontSize(14).text("RESOLVED UNANIMOUSLY", 70, 100, { lineBreak: false, characterSpacing: 5 });
    });
    assert.equal(extraction.text.replace(/\s+/g, " "), "MINUTES OF THE MEETING RESOLVED UNANIMOUSLY");
  });

  it("may be set wide to fill its measure, and is no row of a table for that", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      for (const [at, word] of ["Members", "were", "told"].entries())
        drawLines(pdf, 100, [word], { x: [70, 180, 270][at] ?? 0 });
      drawLines(pdf, 114, ["by officers that the figures would be ready", "in the spring of the year."]);
    });
    assert.equal(
      extraction.text,
      "Members were told by officers that the figures would be ready in the spring of the year.",
    );
  });

  it("keeps the power of a letter, and a heading's number that is not bold", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 60, ["12."], { x: 70 });
      drawLines(pdf, 60, ["DECLARATIONS OF INTEREST"], { x: 100, font: "Times-Bold" });
      drawLines(pdf, 104, ["It is a power, and so it is printed as one in the text of this page."]);
      drawLines(pdf, 90, ["The variable x"]);
      const x = 70 + pdf.widthOfString("The variable x");
      drawLines(pdf, 88, ["2"], { x, size: 6.5 });
      drawLines(pdf, 90, ["is the square of what was counted."], { x: x + 8 });
    });
    assert.equal(extraction.blocks[0]?.kind, "heading");
    assert.equal(
      wordsOf(extraction)[1],
      "The variable x² is the square of what was counted. It is a power, and so it is printed as one in the text of this page.",
    );
  });
});
