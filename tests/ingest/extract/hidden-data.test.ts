import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { utils, write } from "@e965/xlsx";
import { createCanvas } from "@napi-rs/canvas";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { extractDocx } from "../../../ingest/extract/office/docx.js";
import { extractPptx } from "../../../ingest/extract/office/pptx.js";
import { extractSpreadsheet } from "../../../ingest/extract/office/spreadsheet.js";
import { extractOpenDocument } from "../../../ingest/extract/opendocument/opendocument.js";
import { extractImage } from "../../../ingest/extract/pictures/image.js";
import { extractRtf } from "../../../ingest/extract/rtf/rtf.js";
import { withPosition } from "./made-exif.js";
import { makePackage } from "./made-office.js";
import { makeZip } from "./made-zip.js";

const word = 'xmlns:w="urn:w"';
const picture = createCanvas(40, 30).toBuffer("image/jpeg");
const photograph = withPosition(picture, [51, 30, 4.9, "N"], [0, 8, 30.8, "W"]);
const position = "51.50136, -0.14189";

const listed = ({ findings = [] }: Extraction) =>
  findings.map(({ kind, place, words, by }) => [kind, place, words.replace(/\s+/g, " ").trim(), by]);
const file = (bytes: Uint8Array) => ({ bytes, name: "file", mediaType: "" });
const run = (words: string, properties = "", name = "t") =>
  `<w:r><w:rPr>${properties}</w:rPr><w:${name}>${words}</w:${name}></w:r>`;

function docx(body: string, comments = "", others: Record<string, string | Buffer> = {}): Buffer {
  return makePackage(
    "word/document.xml",
    `<w:document ${word}><w:body>${body}</w:body></w:document>`,
    [
      {
        type: "comments",
        path: "word/comments.xml",
        content: `<w:comments ${word}>${comments}</w:comments>`,
      },
    ],
    others as Record<string, string>,
  );
}

describe("what a Word document hides", () => {
  it("are its changes, with who made them, as far as they have words", async () => {
    const ada = 'w:author="Ada Byron" w:date="2026-01-02T03:04:05Z"';
    const body = `<w:p>${run("The force ")}<w:ins ${ada}>${run("must ")}${run("stop")}</w:ins>
      <w:del ${ada}>${run("may go on", "", "delText")}</w:del></w:p>
      <w:p><w:pPr><w:rPr><w:ins ${ada}/></w:rPr></w:pPr>${run("Second.")}</w:p>
      <w:p><w:moveFrom w:author="Bell">${run("Moved.", "", "delText")}</w:moveFrom></w:p>`;
    assert.deepEqual(listed(await extractDocx(file(docx(body)))), [
      ["tracked change", "added, paragraph 1", "must stop", "Ada Byron"],
      ["tracked change", "deleted, paragraph 1", "may go on", "Ada Byron"],
      ["tracked change", "moved away, paragraph 3", "Moved.", "Bell"],
    ]);
  });

  it("are its comments, with where they begin", async () => {
    const body = `<w:p>${run("One.")}</w:p><w:p><w:commentRangeStart w:id="7"/>${run("Two.")}</w:p>`;
    const comment = `<w:comment w:id="7" w:author="Clerk"><w:p>${run("Is this ")}${run("so?")}</w:p></w:comment>`;
    assert.deepEqual(listed(await extractDocx(file(docx(body, comment)))), [
      ["comment", "comment 1, paragraph 2", "Is this so?", "Clerk"],
    ]);
  });

  it("are words set so that nobody sees them, but not white words on a dark ground", async () => {
    const white = '<w:color w:val="FFFFFF"/>';
    const shade = '<w:shd w:val="clear" w:fill="000000"/>';
    const cell = `<w:tbl><w:tr><w:tc><w:tcPr>${shade}</w:tcPr><w:p>${run("White on black", white)}</w:p></w:tc></w:tr></w:tbl>`;
    const body = `<w:p>${run("Seen. ")}${run("Unseen", "<w:vanish/>")}${run(" words", "<w:vanish/>")}</w:p>
      <w:p>${run("White", white)}</w:p><w:p>${run("Tiny", '<w:sz w:val="2"/>')}</w:p>
      <w:p>${run("Marked", `${white}<w:highlight w:val="black"/>`)}</w:p>${cell}`;
    assert.deepEqual(listed(await extractDocx(file(docx(body)))), [
      ["hidden text", "hidden, paragraph 1", "Unseen words", null],
      ["hidden text", "white on white, paragraph 2", "White", null],
      ["hidden text", "1 pt type, paragraph 3", "Tiny", null],
    ]);
  });

  it("are words blacked out with the marker or a black ground, but not light words on black", async () => {
    const marker = '<w:highlight w:val="black"/>';
    const ground = (colour: string) => `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`;
    const colour = (value: string) => `<w:color w:val="${value}"/>`;
    const body = `<w:p>${run("Said by ")}${run("Ada", marker)}${run(" Byron", marker)}${run(".")}</w:p>
      <w:p>${run("Cabinet", ground("000000"))}${run(" and ")}${run("dark", colour("1F1F1F") + ground("0D0D0D"))}</w:p>
      <w:p>${run("Yellow", '<w:highlight w:val="yellow"/>')}${run("Light", colour("EEEEEE") + marker)}${run("Plain", ground("auto"))}</w:p>`;
    assert.deepEqual(listed(await extractDocx(file(docx(body)))), [
      ["covered text", "marked in black, paragraph 1", "Ada Byron", null],
      ["covered text", "on a black ground, paragraph 2", "Cabinet", null],
      ["covered text", "on a black ground, paragraph 2", "dark", null],
    ]);
  });

  it("is where its photographs were taken", async () => {
    const bytes = docx(`<w:p>${run("A picture.")}</w:p>`, "", { "word/media/image1.jpeg": photograph });
    assert.deepEqual(listed(await extractDocx(file(bytes))), [
      ["position", "picture image1.jpeg", position, null],
    ]);
  });
});

describe("what a rich text file hides", () => {
  it("are hidden and deleted words", async () => {
    const rtf =
      "{\\rtf1\\ansi{\\info{\\author Ada Byron}}Seen {\\v unseen {\\b words}} and {\\deleted gone} {\\v again}\\par}";
    assert.deepEqual(listed(await extractRtf(file(Buffer.from(rtf)))), [
      ["hidden text", "hidden passage 1", "unseen words", null],
      ["tracked change", "deleted, passage 2", "gone", null],
      ["hidden text", "hidden passage 3", "again", null],
      ["name in the properties", "the file’s properties", "Ada Byron", null],
    ]);
  });
});

describe("what a spreadsheet hides", () => {
  for (const bookType of ["xlsx", "xls"] as const)
    it(`are sheets, rows, columns and comments: ${bookType}`, async () => {
      const book = utils.book_new();
      const shown = utils.aoa_to_sheet([
        ["Name", "Pay"],
        ["Ada", 1],
        ["Bell", 2],
        ["Clara", 3],
        ["Dora", 4],
      ]);
      shown["!rows"] = [{}, { hidden: true }, { hidden: true }, {}, { hidden: true }];
      shown["!cols"] = [{}, { hidden: true }];
      utils.cell_add_comment(shown.A4, "Who is she?", "Clerk");
      utils.book_append_sheet(book, shown, "Costs");
      utils.book_append_sheet(book, utils.aoa_to_sheet([["secret", 7]]), "Workings");
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
      const bytes: Buffer = write(book, { type: "buffer", bookType, cellStyles: true });
      const found = listed(await extractSpreadsheet(file(bytes)));
      for (const expected of [
        ["hidden row", "sheet Costs, rows 2 to 3", "Ada | 1 | Bell | 2", null],
        ["hidden row", "sheet Costs, row 5", "Dora | 4", null],
        ["hidden column", "sheet Costs, column B", "Pay | 1 | 2 | 3 | 4", null],
        ["hidden sheet", "sheet Workings", "secret | 7", null],
      ])
        if (bookType === "xlsx" || expected[0] === "hidden sheet")
          assert.ok(
            found.some((one) => JSON.stringify(one) === JSON.stringify(expected)),
            `${expected} in ${JSON.stringify(found)}`,
          );
      const comment = found.find(([kind]) => kind === "comment");
      if (bookType === "xlsx")
        assert.deepEqual(comment?.slice(1, 3), ["sheet Costs, cell A4", "Who is she?"]);
    });
});

describe("what a slide show hides", () => {
  const names = 'xmlns:p="urn:p" xmlns:a="urn:a" xmlns:r="urn:r"';
  const shape = (words: string, type = "") =>
    `<p:sp><p:nvSpPr><p:nvPr>${type && `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></p:txBody></p:sp>`;
  const slide = (root: string, words: string, attributes = "", type = "") =>
    `<p:${root} ${names} ${attributes}><p:cSld><p:spTree>${shape(words, type)}</p:spTree></p:cSld></p:${root}>`;
  const links = (list: [string, string][]) =>
    `<Relationships>${list.map(([type, target], index) => `<Relationship Id="q${index}" Type="urn:x/${type}" Target="${target}"/>`).join("")}</Relationships>`;

  it("are slides that are left out, notes and comments", async () => {
    const bytes = makePackage(
      "ppt/presentation.xml",
      `<p:presentation ${names}><p:sldIdLst><p:sldId r:id="s1"/><p:sldId r:id="s2"/></p:sldIdLst></p:presentation>`,
      [
        { id: "s1", type: "slide", path: "ppt/slides/a.xml", content: slide("sld", "Shown.") },
        { id: "s2", type: "slide", path: "ppt/slides/b.xml", content: slide("sld", "Left out.", 'show="0"') },
        {
          type: "commentAuthors",
          path: "ppt/commentAuthors.xml",
          content: `<p:cmAuthorLst ${names}><p:cmAuthor id="0" name="Ada Byron"/></p:cmAuthorLst>`,
        },
      ],
      {
        "ppt/slides/_rels/a.xml.rels": links([
          ["notesSlide", "/ppt/notes.xml"],
          ["comments", "/ppt/comments.xml"],
        ]),
        "ppt/notes.xml": slide("notes", "Do not say this.", "", "body"),
        "ppt/comments.xml": `<p:cmLst ${names}><p:cm authorId="0"><p:text>Is it true?</p:text></p:cm></p:cmLst>`,
      },
    );
    assert.deepEqual(listed(await extractPptx(file(bytes))), [
      ["speaker notes", "slide 1", "Do not say this.", null],
      ["comment", "slide 1, comment 1", "Is it true?", "Ada Byron"],
      ["hidden slide", "slide 2", "Left out.", null],
    ]);
  });
});

describe("what an OpenDocument file hides", () => {
  const names = ["office", "text", "table", "style", "draw", "presentation", "dc"]
    .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
    .join(" ");
  const styles = `<office:automatic-styles>
    <style:style style:name="U" style:family="text"><style:text-properties text:display="none"/></style:style>
    <style:style style:name="S" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
    <style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>
  </office:automatic-styles>`;
  const read = (body: string) => {
    const content = `<office:document-content ${names}>${styles}<office:body>${body}</office:body></office:document-content>`;
    return extractOpenDocument(file(makeZip({ mimetype: "x", "content.xml": content })));
  };
  const info = "<office:change-info><dc:creator>Ada Byron</dc:creator></office:change-info>";

  it("are changes, annotations and hidden words of a text", async () => {
    const found = await read(`<office:text><text:tracked-changes>
      <text:changed-region text:id="c1"><text:deletion>${info}<text:p>Gone.</text:p></text:deletion></text:changed-region>
      <text:changed-region text:id="c2"><text:insertion>${info}</text:insertion></text:changed-region></text:tracked-changes>
      <text:p>Kept <text:change-start text:change-id="c2"/>and <text:span>new</text:span><text:change-end text:change-id="c2"/>.</text:p>
      <text:p>Seen<office:annotation><dc:creator>Clerk</dc:creator><text:p>So?</text:p></office:annotation> <text:span text:style-name="U">unseen</text:span></text:p></office:text>`);
    assert.deepEqual(listed(found), [
      ["tracked change", "deleted, change 1", "Gone.", "Ada Byron"],
      ["tracked change", "added, change 2", "and new", "Ada Byron"],
      ["comment", "comment 1", "So?", "Clerk"],
      ["hidden text", "hidden passage 1", "unseen", null],
    ]);
  });

  it("are slides and notes of a show", async () => {
    const found = await read(
      `<office:presentation><draw:page draw:master-page-name="m" draw:style-name="S"><draw:frame><draw:text-box><text:p>Left out.</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>A note.</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation>`,
    );
    assert.deepEqual(listed(found), [
      ["hidden slide", "slide 1", "Left out.", null],
      ["speaker notes", "slide 1", "A note.", null],
    ]);
  });

  it("are sheets, rows, columns and comments of a spreadsheet", async () => {
    const cell = (words: string, more = "") =>
      `<table:table-cell>${more}<text:p>${words}</text:p></table:table-cell>`;
    const remark =
      "<office:annotation><dc:creator>Clerk</dc:creator><text:p>Why?</text:p></office:annotation>";
    const found = await read(`<office:spreadsheet>
      <table:table table:name="Costs"><table:table-column/><table:table-column table:visibility="collapse"/>
      <table:table-row table:number-rows-repeated="3"/><table:table-row>${cell("Ada")}${cell("1", remark)}</table:table-row>
      <table:table-row table:visibility="collapse">${cell("Bell")}${cell("2")}</table:table-row></table:table>
      <table:table table:name="Workings" table:style-name="H"><table:table-row>${cell("secret")}</table:table-row></table:table>
      </office:spreadsheet>`);
    assert.deepEqual(listed(found), [
      ["hidden row", "sheet Costs, row 5", "Bell | 2", null],
      ["hidden column", "sheet Costs, column B", "1 | 2", null],
      ["comment", "sheet Costs, cell B4", "Why?", "Clerk"],
      ["hidden sheet", "sheet Workings", "secret", null],
    ]);
  });
});

describe("what a picture tells besides what it shows", () => {
  it("is where it was taken, by Exif or XMP", async () => {
    const asPicture = (bytes: Uint8Array) =>
      extractImage({ bytes, name: "picture.jpg", mediaType: "image/jpeg" });
    assert.deepEqual(listed(await asPicture(photograph)), [["position", "the picture", position, null]]);
    assert.deepEqual(listed(await asPicture(picture)), []);
    const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf:Description exif:GPSLatitude="51,30.0818N" exif:GPSLongitude="0,8.5134W"/></x:xmpmeta>`;
    const segment = Buffer.from([0xff, 0xe1, 0, 0]);
    segment.writeUInt16BE(xmp.length + 2, 2);
    const noted = Buffer.concat([
      picture.subarray(0, 2),
      segment,
      Buffer.from(xmp, "latin1"),
      picture.subarray(2),
    ]);
    assert.deepEqual(listed(await asPicture(noted)), [["position", "the picture", position, null]]);
  });

  it("is nothing where its notes are damaged", async () => {
    const cut = Buffer.from(photograph);
    cut.fill(0xff, 40, 120);
    assert.deepEqual(listed(await extractImage({ bytes: cut, name: "p.jpg", mediaType: "image/jpeg" })), []);
  });
});
