import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { extractDocx } from "../../../../ingest/extract/office/docx.js";
import { assertSound, wordsOf } from "../soundness.js";

const numbering = {
  config: [
    { reference: "clauses", levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", start: 1 }] },
  ],
};

function clause(text: string): Paragraph {
  return new Paragraph({ text, numbering: { reference: "clauses", level: 0 } });
}

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}

function motion(): Promise<Buffer> {
  const children = [
    new Paragraph({ text: "Motion on facial recognition", heading: HeadingLevel.TITLE }),
    new Paragraph({ text: "Proposed", heading: HeadingLevel.HEADING_2 }),
    new Paragraph({
      children: [
        new TextRun({ text: "Cllr Ada Byron:", bold: true }),
        new TextRun("\u00a0I move\u00ad it."),
        new FootnoteReferenceRun(1),
      ],
    }),
    clause("This council notes the figures."),
    clause("This council resolves to act."),
    new Paragraph({ text: "a point", bullet: { level: 0 } }),
    new Table({
      rows: [
        new TableRow({ children: [cell("For"), cell("31")] }),
        new TableRow({ children: [cell("Against"), cell("0")] }),
      ],
    }),
  ];
  return Packer.toBuffer(
    new Document({
      title: "Motion 14",
      creator: "Democratic Services",
      numbering,
      footnotes: { 1: { children: [new Paragraph("Seconded in writing.")] } },
      sections: [{ children }],
    }),
  );
}

function read(bytes: Uint8Array, name = "motion.docx") {
  return extractDocx({
    bytes,
    name,
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  });
}

describe("a Word document", () => {
  it("gives its headings, speakers, numbered clauses, rows and notes", async () => {
    const extraction = assertSound(await read(await motion()));
    assert.deepEqual(
      extraction.blocks.map((block, index) => [
        block.kind,
        block.level,
        block.marker,
        wordsOf(extraction)[index],
      ]),
      [
        ["heading", 1, null, "Motion on facial recognition"],
        ["heading", 2, null, "Proposed"],
        ["paragraph", null, null, "Cllr Ada Byron: I move it."],
        ["list-item", null, "1.", "This council notes the figures."],
        ["list-item", null, "2.", "This council resolves to act."],
        ["list-item", null, "•", "a point"],
        ["row", null, null, "For | 31"],
        ["row", null, null, "Against | 0"],
        ["list-item", null, "[1]", "Seconded in writing."],
      ],
    );
    assert.equal(extraction.blocks[2]?.boldLead, "Cllr Ada Byron:".length);
    const { start = 0, end = 0 } = extraction.blocks.at(-1) ?? {};
    assert.deepEqual(extraction.noteMarks, [
      { at: extraction.text.indexOf(" it.") + 4, label: "1", note: { start, end } },
    ]);
    assert.deepEqual(
      [extraction.metadata.title, extraction.metadata.byline],
      ["Motion 14", "Democratic Services"],
    );
  });

  it("that is cut short is refused as damaged", async () => {
    const bytes = await motion();
    await assert.rejects(read(bytes.subarray(0, 2000), "cut.docx"), {
      code: "corrupt",
      message: /cut\.docx is damaged/,
    });
  });
});
