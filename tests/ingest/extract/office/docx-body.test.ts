import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractDocx } from "../../../../ingest/extract/office/docx.js";
import { makePackage } from "../made-office.js";
import { assertSound, wordsOf } from "../soundness.js";

const namespaces = 'xmlns:w="urn:w" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"';

async function read(body: string, parts: { type: string; path: string; content: string }[] = []) {
  const main = `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`;
  const bytes = makePackage("word/document.xml", main, parts);
  return assertSound(await extractDocx({ bytes, name: "paper.docx", mediaType: "" }));
}

function paragraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

function numbered(text: string, level: number, list = 1): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
}

const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = {
  type: "numbering",
  path: "word/numbering.xml",
  content: `<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "decimal", "%1.%2")}${level(2, "lowerLetter", "(%3)")}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`,
};

describe("the body of a Word document", () => {
  it("numbers its paragraphs over all levels, as printed", async () => {
    const extraction = await read(
      [
        numbered("Purpose", 0),
        numbered("This", 1),
        numbered("a case", 2),
        paragraph("between"),
        numbered("a case", 2),
        numbered("That", 1),
        numbered("Context", 0),
        numbered("Anew", 1),
        numbered("Other list", 0, 2),
      ].join(""),
      [numbering],
    );
    assert.deepEqual(
      extraction.blocks.map((block) => block.marker),
      ["1.", "1.1", "(a)", null, "(b)", "1.2", "2.", "2.1", "1."],
    );
  });

  it("gives text boxes once, after the paragraph they hang on", async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const extraction = await read(
      `<w:p><w:r><w:t>Anchor.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box("In the box.")}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box("In the box.")}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>${paragraph("After.")}`,
    );
    assert.deepEqual(wordsOf(extraction), ["Anchor.", "In the box.", "After."]);
  });

  it("shows what forms show, and keeps hidden words with a warning", async () => {
    const extraction = await read(
      `<w:p><w:r><w:t xml:space="preserve">It </w:t></w:r><w:r><w:fldChar><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="may"/><w:listEntry w:val="will"/></w:ddList></w:ffData></w:fldChar></w:r>
      <w:r><w:t xml:space="preserve"> be </w:t></w:r><w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>`,
    );
    assert.equal(extraction.text, "It will be ☒✓hidden");
    assert.deepEqual(extraction.warnings, ["Words in 1 place are hidden in the file; they are read."]);
  });

  it("leaves out what was deleted, moved away or remarked, and says so", async () => {
    const extraction = await read(
      '<w:p><w:r><w:t xml:space="preserve">It is </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>agreed</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:commentReference/></w:r></w:p>',
    );
    assert.equal(extraction.text, "It is agreed");
    assert.match(extraction.warnings.join(" "), /1 comment in the margin is .* deleted in 1 place,/);
  });

  it("reads tables that lay out a page as paragraphs, others as rows", async () => {
    const cell = (text: string) => `<w:tc>${text}</w:tc>`;
    const extraction = await read(
      `<w:tbl><w:tr>${cell(paragraph("For"))}${cell(paragraph("31"))}</w:tr><w:tr>${cell(paragraph("Alone."))}${cell("<w:p/>")}</w:tr>
      <w:tr>${cell(numbered("One", 0) + numbered("Two", 0))}${cell(paragraph("Beside."))}</w:tr></w:tbl>`,
      [numbering],
    );
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.marker, wordsOf(extraction)[index]]),
      [
        ["row", null, "For | 31"],
        ["paragraph", null, "Alone."],
        ["list-item", "1.", "One"],
        ["list-item", "2.", "Two"],
        ["paragraph", null, "Beside."],
      ],
    );
  });
});
