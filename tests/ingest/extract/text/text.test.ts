import assert from "node:assert/strict";
import { describe, it } from "node:test";
import iconv from "iconv-lite";
import type { Extraction } from "../../../../ingest/extract/extraction.js";
import { extractText } from "../../../../ingest/extract/text/text.js";
import { assertSound, wordsOf } from "../soundness.js";

async function read(source: string | Uint8Array, name = "minutes.txt"): Promise<Extraction> {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  return assertSound(await extractText({ bytes, name, mediaType: "text/plain" }));
}

describe("plain text", () => {
  it("is read in the charset it is in", async () => {
    const words = "“Café”, said the Mayor – it cost £15 and no more.";
    for (const charset of ["utf-8", "windows-1252", "utf-16le", "utf-16be"]) {
      assert.equal((await read(iconv.encode(words, charset, { addBOM: false }))).text, words, charset);
      if (charset.startsWith("utf"))
        assert.equal(
          (await read(iconv.encode(words, charset, { addBOM: true }))).text,
          words,
          `${charset} with mark`,
        );
    }
    const euro = "Die Gebühr beträgt 15 €, sagte der Bürgermeister.";
    assert.equal((await read(iconv.encode(euro, "iso-8859-15"))).text, euro);
  });

  it("keeps what can be read of a damaged file and counts what cannot", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Ten £ and twenty – thirty € are “here”. "),
      Buffer.from([0xff]),
      Buffer.from("End."),
    ]);
    const extraction = await read(bytes);
    assert.equal(extraction.text, "Ten £ and twenty – thirty € are “here”. \uFFFDEnd.");
    assert.deepEqual(extraction.warnings, ["1 character could not be read as utf-8."]);
  });

  it("is read whole, however many paragraphs it has", async () => {
    const count = 200_000;
    const { blocks, text } = await read("A short paragraph.\n\n".repeat(count));
    assert.equal(blocks.length, count);
    assert.equal(text.length, count * "A short paragraph.\n\n".length - 2);
  });

  it("joins lines wrapped by hand and divides paragraphs at empty lines", async () => {
    const extraction = await read(
      "The committee met at ten o'clock in the council chamber and\nheard evidence from the force and from others, as had been an-\nnounced in the spring.\n\n  \nIt rose at noon.\n",
    );
    assert.deepEqual(wordsOf(extraction), [
      "The committee met at ten o'clock in the council chamber and heard evidence from the force and from others, as had been announced in the spring.",
      "It rose at noon.",
    ]);
  });

  it("keeps the lines of an address apart, and takes each long line as a paragraph", async () => {
    assert.deepEqual(wordsOf(await read("The Town Hall\nHigh Street\nAnytown\n")), [
      "The Town Hall\nHigh Street\nAnytown",
    ]);
    const long = `Mr Beer: ${"a question ".repeat(20)}?\nMr Smith: ${"an answer ".repeat(20)}.`;
    assert.equal((await read(long)).blocks.length, 2);
  });

  it("begins a block at each question, answer and speaker of a wrapped transcript", async () => {
    const lines = [
      "Q. Did you at any time in that year tell the Board that the figures were",
      "not the ones that had been published?",
      "A. No.",
      "Mr Beer: I am going to ask you to look at a document that was sent to you",
      "in the spring.",
    ];
    assert.equal((await read(lines.join("\n"))).blocks.length, 3);
  });

  it("begins a block at each label and line of the record that follows a sentence", async () => {
    const lines = [
      "Mr. Colt. Street lamps are no matter of party, and I have said so before.",
      "Mr. Penn. About 12,000 were dark last year. I said so to",
      "Mr. Colt. That was in the report that we handed in to the committee then.",
      "[The information referred to follows:]",
      "Ms. Wetherby. Thank you all.",
      "STREETS WITHOUT LAMPS",
      "(00:12:03) The Chairman. The committee is adjourned until tomorrow morning.",
    ];
    const joined = `${lines[1]}\n${lines[2]}`;
    const blocks = [lines[0], joined, ...lines.slice(3)];
    assert.deepEqual(wordsOf(await read(lines.join("\n"))), blocks);
  });

  it("begins a paragraph at each indented line, where that is how its paragraphs begin", async () => {
    const paragraphs = [
      "Without objection, so ordered.",
      "I now call Mr. Colt, who has asked",
      "It is dark.",
    ];
    const typed = (first: string) => `    ${first}`;
    const lines = paragraphs.map(typed);
    const text = [
      lines[1],
      "for five minutes.",
      lines[0],
      lines[1],
      "for six.",
      lines[1],
      "for ten.",
      lines[2],
      "",
    ];
    assert.deepEqual(wordsOf(await read(text.join("\n"))), [
      `${paragraphs[1]} for five minutes.`,
      paragraphs[0],
      `${paragraphs[1]} for six.`,
      `${paragraphs[1]} for ten.`,
      paragraphs[2],
    ]);
  });

  it("has a page for each form feed", async () => {
    const extraction = await read("First page.\fSecond page.\f\fFourth page.\f");
    assert.deepEqual(
      extraction.pages.map((page) => extraction.text.slice(page.start, page.end).trim()),
      ["First page.", "Second page.", "", "Fourth page."],
    );
  });

  it("has no characters that cannot be seen or compared", async () => {
    const extraction = await read("Cafe\u0301 of\uFB01ce co\u00ADoperate \u00A0\u2009 here\u0007 \uFEFFnow.");
    assert.equal(extraction.text, "Caf\u00e9 office cooperate here now.");
  });

  it("knows underlined headings by the order in which their lines appear", async () => {
    const extraction = await read(
      "Minutes\n=======\n\nPresent\n-------\n\nThe Mayor.\n\nBusiness\n--------\nNone.\n",
    );
    assert.deepEqual(
      extraction.blocks.map((block) => block.level),
      [1, 2, null, 2, null],
    );
  });

  it("says the language when it is sure of it", async () => {
    const german =
      "Der Ausschuss hat die Vertreterin der Polizei gehört und danach einstimmig beschlossen, den Antrag abzulehnen.";
    assert.equal((await read(german)).metadata.language, "de");
    assert.equal((await read("12 – 14")).metadata.language, null);
  });
});

describe("reStructuredText", () => {
  const source = [
    ".. raw:: html",
    "",
    '   <a href="https://example.org/">Hearing page</a>',
    "",
    "26 October 2022 – A Witness",
    "===========================",
    "",
    "*(10.00 am)*",
    "",
    "**Mr Beer**: Did you see it? [1]_ I ask *because* of the `report <https://example.org>`_.",
    "",
    ".. rst-class:: indented",
    "",
    "**A Witness**: No.",
    "",
    "#. The first.",
    "#. The second.",
    "",
    "| Line one",
    "| Line two",
    "",
    ".. [1] The photograph.",
    "",
  ].join("\n");

  it("loses its marks and directives, and says so", async () => {
    const extraction = await read(source, "hearing.rst");
    assert.deepEqual(wordsOf(extraction), [
      "26 October 2022 – A Witness",
      "(10.00 am)",
      "Mr Beer: Did you see it? I ask because of the report.",
      "A Witness: No.",
      "The first.",
      "The second.",
      "Line one\nLine two",
      "The photograph.",
    ]);
    assert.deepEqual(extraction.warnings, [
      "1 reStructuredText directives (layout, raw HTML) are not part of the text.",
    ]);
    assert.deepEqual(
      extraction.noteMarks?.map((mark) => extraction.text.slice(0, mark.at).split(" ").at(-1)),
      ["it?"],
    );
  });

  it("keeps what the marks said: who is bold, what is indented, how lists count", async () => {
    const { blocks } = await read(source, "hearing.rst");
    assert.deepEqual([blocks[2]?.boldLead, blocks[3]?.boldLead], ["Mr Beer".length, "A Witness".length]);
    assert.deepEqual([blocks[2]?.indented, blocks[3]?.indented], [false, true]);
    assert.deepEqual(blocks.map((block) => block.marker).filter(Boolean), ["1.", "2.", "[1]"]);
  });
});
