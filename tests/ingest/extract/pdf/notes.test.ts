/** Notes of PDFs: apart from the body, at the foot of their page, and linked with their marks. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Extraction } from "../../../../ingest/extract/extraction.js";
import { linkedMarks } from "../../../../ingest/extract/note-links.js";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { type Drawing, drawLines, madePdf, page } from "../made-pdf.js";
import { assertSound, wordsOf } from "../soundness.js";

async function readDrawn(draw: Drawing): Promise<Extraction> {
  const bytes = await madePdf(draw);
  return assertSound(await extractPdf({ bytes, name: "report.pdf", mediaType: "application/pdf" }));
}

/** `The words before a mark^label: the words of its note`, for each mark. */
function linksOf({ text, noteMarks = [] }: Extraction): string[] {
  return noteMarks.map(({ at, label, note }) => {
    const before = text.slice(0, at).split(/\s/).at(-1);
    return `${before}^${label}: ${note ? text.slice(note.start, note.end) : "?"}`;
  });
}

/** A line with a raised mark behind it. */
function marked(pdf: PDFKit.PDFDocument, y: number, line: string, label: string): void {
  drawLines(pdf, y, [line]);
  drawLines(pdf, y - 2, [label], { x: 70 + pdf.widthOfString(line), size: 6.5 });
}

describe("notes at the foot of a page", () => {
  const goesOn = "goes on over the foot of the page and its notes, as paragraphs of reports do, up to the";

  it("are linked with their marks, and stand outside the paragraph that runs over the page", async () => {
    const extraction = await readDrawn((pdf) => {
      page(pdf, 1);
      marked(
        pdf,
        100,
        "The paragraph begins, says one thing, cites what it rests on for that thing, and",
        "1",
      );
      drawLines(pdf, 114, [goesOn]);
      drawLines(pdf, 698, ["1"], { size: 5.5 });
      drawLines(
        pdf,
        700,
        [
          "Evidence of the Commissioner to the Justice and Home Affairs Committee of the House of Lords, given on the",
        ],
        { x: 84, size: 9, leading: 11 },
      );
      drawLines(pdf, 711, ["12 December 2023, Q 4."], { x: 84, size: 9, leading: 11 });
      page(pdf, 2);
      marked(pdf, 100, "next page, where it ends.", "1");
      drawLines(pdf, 700, ["1 Another note, numbered from one again."], { size: 9 });
      page(pdf, 3);
    });
    assert.deepEqual(linksOf(extraction), [
      "and^1: Evidence of the Commissioner to the Justice and Home Affairs Committee of the House of Lords, given on the 12 December 2023, Q 4.",
      "ends.^1: Another note, numbered from one again.",
    ]);
    assert.match(wordsOf(extraction)[1] ?? "", /and goes on over .* up to the next page, where it ends\.$/);
    assert.equal(extraction.blocks[0]?.page, 1, "the note stays on its page");
  });

  it("may have several marks behind one word, and paragraphs that are not numbered", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(
        pdf,
        80,
        Array<string>(3).fill("A paragraph of the report stands here, in lines of full length."),
      );
      marked(pdf, 130, "It was said twice.", "3, 4");
      drawLines(pdf, 700, ["3. The first time."], { size: 9 });
      drawLines(pdf, 715, ["4. The second time."], { size: 9 });
      drawLines(pdf, 735, ["This goes on with the fourth note, after a space."], { size: 9 });
    });
    assert.deepEqual(linksOf(extraction), [
      "twice.^3: The first time.",
      "twice.^4: The second time.\n\nThis goes on with the fourth note, after a space.",
    ]);
  });

  it("are found in a list behind the text too", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      marked(pdf, 100, "It was said once.", "1");
      marked(pdf, 120, "It was said again.", "2");
      pdf.addPage();
      drawLines(pdf, 100, ["Endnotes"], { size: 16 });
      drawLines(pdf, 130, ["1. In the first hearing."]);
      drawLines(pdf, 150, ["2. In the second hearing."]);
    });
    assert.deepEqual(
      linksOf(extraction).map((link) => link.replace(/: \d\. /, ": ")),
      ["once.^1: In the first hearing.", "again.^2: In the second hearing."],
    );
  });
});

describe("a mark", () => {
  const note = (label: string, start: number, page: number | null, listed = false) => {
    return { label, start, end: start + 5, page, listed };
  };
  const startsOf = (...args: Parameters<typeof linkedMarks>) =>
    linkedMarks(...args).map((mark) => mark.note?.start ?? null);

  it("leads to the note of its page, or of the next, and to none further away", () => {
    const marks = [1, 2, 3].map((page) => ({ at: page * 100, label: "1", page }));
    assert.deepEqual(startsOf(marks, [note("1", 150, 1), note("1", 350, 3)]), [150, 350, 350]);
    assert.deepEqual(startsOf(marks.slice(0, 1), [note("1", 350, 3), note("2", 360, 3)]), [350]);
    assert.deepEqual(
      startsOf(marks.slice(0, 1).concat({ at: 350, label: "7", page: 3 }), [note("1", 350, 3)]),
      [null, null],
    );
  });

  it("leads to the notes behind its chapter where chapters number anew", () => {
    const marks = [10, 110].map((at) => ({ at, label: "1", page: null }));
    assert.deepEqual(startsOf(marks, [note("1", 50, null, true), note("1", 150, null, true)]), [50, 150]);
    assert.deepEqual(startsOf(marks, [note("1", 200, null, true), note("1", 300, null, true)]), [200, 300]);
  });
});
