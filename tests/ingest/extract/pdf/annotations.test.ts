/** Forms that are filled in, and comments, in PDFs. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPdf } from "../../../../ingest/extract/pdf/pdf.js";
import { type Drawing, drawLines, madePdf } from "../made-pdf.js";
import { assertSound, wordsOf } from "../soundness.js";

async function readDrawn(draw: Drawing) {
  const bytes = await madePdf(draw);
  return assertSound(await extractPdf({ bytes, name: "form.pdf", mediaType: "application/pdf" }));
}

describe("a form", () => {
  it("has what was filled in where it stands, and boxes with their ticks", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      pdf.font("Times-Roman");
      pdf.initForm();
      drawLines(pdf, 100, ["Name of the applicant:"]);
      pdf.formText("name", 200, 96, 200, 18, { value: "Siân Ó Briain" });
      drawLines(pdf, 130, ["Reasons:"]);
      pdf.formText("reasons", 200, 126, 300, 60, {
        value: "The figures were asked for.\nThey were not given.",
        multiline: true,
      });
      pdf.formCheckbox("agreed", 70, 200, 12, 12, { value: "Yes" });
      drawLines(pdf, 201, ["I agree to be named"], { x: 90 });
      pdf.formCombo("council", 200, 230, 200, 18, { select: ["Leeds", "York"], value: "York" });
      drawLines(pdf, 234, ["Council:"]);
      pdf.formText("empty", 200, 260, 200, 18, {});
    });
    assert.deepEqual(wordsOf(extraction).slice(0, 1), ["Name of the applicant: Siân Ó Briain"]);
    assert.match(extraction.text, /The figures were asked for\.\s+They were not given\./);
    assert.match(extraction.text, /[☐☒] I agree to be named/);
    assert.match(extraction.text, /Council:( \|)? York/);
  });
});

describe("comments on a page", () => {
  it("are told, with their page and who wrote them, and are no part of the text", async () => {
    const extraction = await readDrawn((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, ["The report as it was published."]);
      pdf.addPage();
      drawLines(pdf, 100, ["Its second page."]);
      const by = { T: new String("A. Clerk") } as unknown as PDFKit.Mixins.AnnotationOption;
      pdf.note(300, 100, 20, 20, "Legal must not see this", by);
      pdf.highlight(70, 100, 60, 12, {} as PDFKit.Mixins.AnnotationOption);
      pdf.link(70, 100, 60, 12, "https://example.org/");
    });
    assert.equal(extraction.text, "The report as it was published.\n\nIts second page.");
    assert.deepEqual(extraction.findings, [
      {
        kind: "comment",
        place: "page 2",
        words: "Legal must not see this",
        start: null,
        end: null,
        by: "A. Clerk",
      },
    ]);
    assert.deepEqual(extraction.warnings, ["1 comment in the margin is not part of the text."]);
  });
});
