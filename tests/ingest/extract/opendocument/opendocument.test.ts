import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractOpenDocument } from "../../../../ingest/extract/opendocument/opendocument.js";
import { extractXml } from "../../../../ingest/extract/xml/xml-document.js";
import { makeZip } from "../made-zip.js";
import { assertSound, wordsOf } from "../soundness.js";

const namespaces = ["office", "text", "table", "style", "draw", "presentation", "fo", "dc", "meta"]
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(" ");
const styles = `<office:automatic-styles>
  <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
  <style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>
  <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>
</office:automatic-styles>`;

function content(body: string): string {
  return `<office:document-content ${namespaces}>${styles}<office:body>${body}</office:body></office:document-content>`;
}

async function read(body: string, parts: Record<string, string> = {}) {
  const bytes = makeZip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": content(body),
    ...parts,
  });
  return extractOpenDocument({
    bytes,
    name: "motion.odt",
    mediaType: "application/vnd.oasis.opendocument.text",
  });
}

describe("an OpenDocument text", () => {
  it("gives headings, bold leads, lists with their numbers, rows and notes", async () => {
    const extraction = assertSound(
      await read(
        `<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h text:outline-level="2">Motion</text:h>
        <text:p><text:span text:style-name="B">Cllr Byron:</text:span> I<text:s text:c="2"/>move<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation><text:note-body><text:p>In writing.</text:p></text:note-body></text:note> it.<office:annotation><text:p>Really?</text:p></office:annotation></text:p>
        <text:list text:style-name="L"><text:list-item><text:p>This council notes</text:p><text:list><text:list-item><text:p>this,</text:p></text:list-item><text:list-item><text:p>that.</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>This council resolves.</text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>For</text:p></table:table-cell><table:table-cell><text:p>31</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>One cell.</text:p></table:table-cell></table:table-row></table:table></office:text>`,
        {
          "meta.xml": `<office:document-meta ${namespaces}><office:meta><dc:title>Motion 14</dc:title><meta:initial-creator>Clerk</meta:initial-creator></office:meta></office:document-meta>`,
        },
      ),
    );
    const words = wordsOf(extraction);
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.level, block.marker, words[index]]),
      [
        ["heading", 2, null, "Motion"],
        ["paragraph", null, null, "Cllr Byron: I move it."],
        ["list-item", null, "1.", "This council notes"],
        ["list-item", null, "(a)", "this,"],
        ["list-item", null, "(b)", "that."],
        ["list-item", null, "2.", "This council resolves."],
        ["row", null, null, "For | 31"],
        ["paragraph", null, null, "One cell."],
        ["list-item", null, "[3]", "In writing."],
      ],
    );
    assert.equal(extraction.blocks[1]?.boldLead, "Cllr Byron:".length);
    assert.deepEqual([extraction.metadata.title, extraction.metadata.byline], ["Motion 14", "Clerk"]);
    assert.match(extraction.warnings.join(" "), /1 comment .* deleted in 1 place,/);
  });

  it("is read as one flat file too", async () => {
    const flat = `<office:document ${namespaces}><office:body><office:text><text:p>Words.</text:p></office:text></office:body></office:document>`;
    const input = { bytes: Buffer.from(flat), name: "flat.fodt", mediaType: "application/xml" };
    assert.equal(assertSound(await extractXml(input)).text, "Words.");
  });

  it("with a password, or without its content, is refused for that reason", async () => {
    const manifest = { "META-INF/manifest.xml": "<manifest><encryption-data/></manifest>" };
    await assert.rejects(read("<office:text/>", manifest), { code: "encrypted" });
    const bytes = makeZip({ mimetype: "application/vnd.oasis.opendocument.text" });
    await assert.rejects(extractOpenDocument({ bytes, name: "cut.odt", mediaType: "" }), {
      code: "corrupt",
      message: /cut\.odt is damaged .*content\.xml is missing/,
    });
  });
});

describe("an OpenDocument slide show", () => {
  it("gives each slide as a page, its title as heading, its notes after it", async () => {
    const slide = (name: string, title: string, notes: string) =>
      `<draw:page draw:name="${name}" draw:master-page-name="m"><draw:frame presentation:class="title"><draw:text-box><text:p>${title}</text:p><text:p>twice</text:p></draw:text-box></draw:frame>
      <draw:frame><draw:text-box><text:p>Words of ${title}</text:p></draw:text-box></draw:frame>
      <presentation:notes><draw:frame presentation:class="page-number"><draw:text-box><text:p>7</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>${notes}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>`;
    const extraction = assertSound(
      await read(
        `<office:presentation>${slide("page1", "One", "Say so.")}${slide("Figures", "Two", "")}</office:presentation>`,
      ),
    );
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.page, wordsOf(extraction)[index]]),
      [
        ["heading", 1, "One twice"],
        ["paragraph", 1, "Words of One"],
        ["heading", 1, "Notes"],
        ["paragraph", 1, "Say so."],
        ["heading", 2, "Two twice"],
        ["paragraph", 2, "Words of Two"],
      ],
    );
    assert.deepEqual(
      extraction.pages.map((page) => page.label),
      [null, "Figures"],
    );
  });
});

describe("an OpenDocument spreadsheet", () => {
  it("gives each row with its headings, and says which sheets and rows are hidden", async () => {
    const row = (cells: string[], attributes = "") =>
      `<table:table-row ${attributes}>${cells.map((cell) => `<table:table-cell>${cell && `<text:p>${cell}</text:p>`}</table:table-cell>`).join("")}</table:table-row>`;
    const extraction = assertSound(
      await read(`<office:spreadsheet><table:table table:name="Scans">${row(["Year", "Faces"])}${row(["2022", "1,000"], 'table:visibility="collapse"')}
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>${row(["2023", "360,000"])}</table:table>
        <table:table table:name="Notes" table:style-name="hid">${row(["not shown"])}</table:table></office:spreadsheet>`),
    );
    assert.deepEqual(wordsOf(extraction), [
      "Scans",
      "Year; Faces",
      "Year: 2022; Faces: 1,000",
      "Year: 2023; Faces: 360,000",
      "Notes",
      "not shown",
    ]);
    assert.match(extraction.warnings.join(" "), /1 row of the sheet “Scans” is .*“Notes” is hidden/);
  });

  it("gives rows that are written once with their number, and says what it leaves out of too many", async () => {
    const row = (text: string, rows = 1, cells = 1) =>
      `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${cells}"><text:p>${text}</text:p></table:table-cell></table:table-row>`;
    const sheet = (name: string, rows: string) =>
      `<office:spreadsheet><table:table table:name="${name}">${rows}</table:table></office:spreadsheet>`;
    const { blocks, warnings } = assertSound(await read(sheet("Scans", row("yes", 5000))));
    assert.equal(blocks.length, 5001);
    assert.deepEqual(warnings, []);
    const bomb = await read(sheet("Bomb", row("x", 1_000_000, 16_384) + row("Last")));
    assert.equal(wordsOf(bomb).at(-1), "x: Last");
    assert.ok(bomb.text.length < 20_000_000);
    assert.match(bomb.warnings.join(), /^999,\d{3} rows of the sheet “Bomb” are not in the text/);
    const wide = await read(sheet("Wide", row("x", 1, 100_000_000)));
    assert.match(wide.warnings.join(), /^9\d,\d{3},\d{3} cells of the sheet “Wide”/);
  });
});
