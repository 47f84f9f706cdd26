import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractRtf } from "../../../../ingest/extract/rtf/rtf.js";
import { assertSound, wordsOf } from "../soundness.js";

/** A document whose bytes are the characters of `body`. */
async function read(body: string) {
  const bytes = Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0 ${body}}`, "latin1");
  return assertSound(await extractRtf({ bytes, name: "motion.rtf", mediaType: "application/rtf" }));
}

describe("an RTF document", () => {
  it("gives letters outside ASCII once, however they are written", async () => {
    const extraction = await read(
      "\\'93caf\\'e9\\'94 \\u8220?caf\\u233\\'e9\\u8221? \\uc2\\u26085\\'93\\'fa\\uc1 \\uc0\\u233 x\\uc1 \\u-3913? \\u55357?\\u56898? \\ldblquote q\\rdblquote\\~\\endash",
    );
    assert.equal(extraction.text, "“café” “café” 日éx• 🙂 “q” –");
  });

  it("reads each font in its own code page", async () => {
    const extraction = await read(
      "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 {\\*\\falt x}Mincho;}{\\f3\\fcharset2 Symbol;}}" +
        "{\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2} {\\f2 \\'93\\'fa\\'96\\'7b} {\\f3 \\'b7} caf\\'e9",
    );
    assert.equal(extraction.text, "Привет 日本 • café");
  });

  it("gives headings, bold leads, numbers as printed, rows and notes", async () => {
    const extraction = await read(
      "{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}}{\\info{\\title Motion 14}{\\author Clerk}}" +
        "\\pard\\s1 Motion\\par\\pard{\\b Cllr Byron:} I move it.{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} In writing.}\\par" +
        "{\\listtext 1.\\tab}This council notes.\\par" +
        "\\trowd\\pard\\intbl For\\cell 31\\par of 40\\cell\\row\\pard After.{\\pict 0102}{\\*\\unknown no}{\\header no}\\par",
    );
    const words = wordsOf(extraction);
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.marker, words[index]]),
      [
        ["heading", null, "Motion"],
        ["paragraph", null, "Cllr Byron: I move it."],
        ["list-item", "1.", "This council notes."],
        ["row", null, "For | 31 of 40"],
        ["paragraph", null, "After."],
        ["list-item", "[1]", "In writing."],
      ],
    );
    assert.equal(extraction.blocks[1]?.boldLead, "Cllr Byron:".length);
    assert.deepEqual(
      extraction.noteMarks?.map((mark) => mark.label),
      ["1"],
    );
    assert.deepEqual([extraction.metadata.title, extraction.metadata.byline], ["Motion 14", "Clerk"]);
  });

  it("leaves out what is not words: fields' instructions, binary data, deleted words", async () => {
    const extraction = await read(
      'See {\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt the report}}{\\pict\\bin5 {}\\}x}, {\\deleted old }{\\v hidden }new.',
    );
    assert.equal(extraction.text, "See the report, hidden new.");
    assert.equal(extraction.warnings.length, 2);
  });

  it("that is cut short gives what is there; other bytes are refused", async () => {
    const cut = Buffer.from("{\\rtf1 This council {\\b resolves", "latin1");
    const file = { name: "cut.rtf", mediaType: "application/rtf" };
    assert.equal(assertSound(await extractRtf({ bytes: cut, ...file })).text, "This council resolves");
    await assert.rejects(extractRtf({ bytes: Buffer.from("words"), ...file }), { code: "corrupt" });
  });
});
