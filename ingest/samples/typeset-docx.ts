/**
 * Sets a text in the samples' markup as a Word file. The only file that speaks to docx. That package stamps
 * the present moment into the file's properties and into every ZIP entry; both are put back to fixed times,
 * so that the same text gives the same bytes.
 */
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, TextRun } from "docx";
import { type Markup, type MarkupBlock, parseMarkup, requiredField } from "./markup.js";
import { fixZipTimes } from "./zip-times.js";

const clauses = "clauses";

const headings: Partial<Record<MarkupBlock["kind"], (typeof HeadingLevel)[keyof typeof HeadingLevel]>> = {
  title: HeadingLevel.TITLE,
  heading: HeadingLevel.HEADING_1,
  subheading: HeadingLevel.HEADING_2,
};

/** Typesets `source`; fields used: title, author, created. Numbered clauses become a Word list each. */
export async function typesetDocx(source: string): Promise<Uint8Array> {
  const markup = parseMarkup(source);
  const file = new Document({
    styles: {
      default: { document: { run: { font: "Calibri", size: 23 }, paragraph: { spacing: { after: 140 } } } },
    },
    numbering: { config: [{ reference: clauses, levels: [clauseLevel] }] },
    sections: [{ children: paragraphs(markup.blocks) }],
  });
  const packed = await Packer.toBuffer(file, undefined, [
    { path: "docProps/core.xml", data: coreProperties(markup) },
  ]);
  return fixZipTimes(new Uint8Array(packed));
}

const clauseLevel = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: "%1.",
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 567, hanging: 567 } } },
};

/** The markers of the markup are not written: Word counts, beginning again at each run of hanging blocks. */
function paragraphs(blocks: readonly MarkupBlock[]): Paragraph[] {
  let list = 0;
  return blocks.map((block, index) => {
    if (block.kind === "hanging" && blocks[index - 1]?.kind !== "hanging") list += 1;
    const heading = headings[block.kind];
    return new Paragraph({
      children: block.runs.map((run) => new TextRun({ text: run.text, bold: run.bold, italics: run.italic })),
      ...(heading && { heading }),
      ...(block.kind === "centred" && { alignment: AlignmentType.CENTER }),
      ...(block.kind === "hanging" && { numbering: { reference: clauses, level: 0, instance: list } }),
      ...(block.kind === "indented" && { indent: { left: 567 } }),
    });
  });
}

/** Core properties of Office Open XML (ECMA-376 part 2, section 8.2). */
function coreProperties(markup: Markup): string {
  const created = requiredField(markup, "created");
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(requiredField(markup, "title"))}</dc:title>`,
    `<dc:creator>${escapeXml(requiredField(markup, "author"))}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${created}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
