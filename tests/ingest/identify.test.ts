import assert from "node:assert/strict";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Document, Packer, Paragraph } from "docx";
import { identify } from "../../ingest/identify.js";
import { makeCompound, makeDoc, makePackage } from "./extract/made-office.js";
import { makeZip } from "./extract/made-zip.js";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const pdf = Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< >>\nendobj\n");
let docx: Buffer;
let folder = "";

before(async () => {
  docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("A motion")] }] }));
  folder = await mkdtemp(join(tmpdir(), "ibid-identify-"));
});
after(() => rm(folder, { recursive: true }));

async function typeOf(source: string | Uint8Array, name: string): Promise<string> {
  return (await identify(typeof source === "string" ? Buffer.from(source) : source, name)).mediaType;
}

describe("what a file is", () => {
  it("is told by its bytes, whatever its name says", async () => {
    assert.equal(await typeOf(pdf, "motion.docx"), "application/pdf");
    assert.equal(await typeOf(docx, "motion.pdf"), word);
    assert.equal(await typeOf("<!doctype html><p>An article", "article.txt"), "text/html");
    assert.equal(
      await typeOf("WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning.\n", "meeting.txt"),
      "text/vtt",
    );
    assert.equal(
      await typeOf(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "scan.pdf"),
      "image/png",
    );
  });

  it("is told by its name only between kinds of plain text", async () => {
    const words = "Speaker;Words\nThe Mayor;Good morning, and welcome to the meeting.\n";
    const names = {
      "a.md": "text/markdown",
      "a.markdown": "text/markdown",
      "a.csv": "text/csv",
      "a.txt": "text/plain",
    };
    for (const [name, mediaType] of Object.entries(names)) assert.equal(await typeOf(words, name), mediaType);
    assert.equal(await typeOf(words, "minutes.rst"), "text/plain");
    assert.equal(await typeOf(words, "minutes"), "text/plain");
    assert.equal(
      await typeOf("1\n00:00:01,000 --> 00:00:02,000\nGood morning.\n", "meeting.srt"),
      "application/x-subrip",
    );
  });

  it("is mail when programs wrote its headers, or its name says so", async () => {
    const memo = "From: The Clerk\nTo: Members\nDate: 1 June 2024\nSubject: Minutes\n\nDear all\n";
    assert.equal(await typeOf(memo, "memo.txt"), "text/plain");
    assert.equal(await typeOf(memo, "memo.eml"), "message/rfc822");
    assert.equal(await typeOf(`Message-ID: <1@example.org>\n${memo}`, "memo.txt"), "message/rfc822");
    const broken = `Received: from a\nReceived: from b\nbroken line\nMessage-ID: <1@example.org>\n${memo}`;
    assert.equal(await typeOf(broken, "memo.txt"), "message/rfc822");
    const mbox = `From clerk@example.org Sat Jun  1 10:00:00 2024\n${memo}`;
    assert.equal(await typeOf(mbox, "Inbox"), "application/mbox");
    assert.equal(await typeOf(mbox, "memo.eml"), "message/rfc822");
    assert.equal(
      await typeOf("From 10:30 the committee sat in private.\n\nIt rose at noon.\n", "a.txt"),
      "text/plain",
    );
  });

  it("is a saved web page when a browser wrote its headers", async () => {
    const page = [
      "From: <Saved by Blink>",
      "Snapshot-Content-Location: https://example.org/",
      "Subject: A page",
      "MIME-Version: 1.0",
      'Content-Type: multipart/related; type="text/html"; boundary="b"',
      "",
      "--b",
    ].join("\r\n");
    assert.equal(await typeOf(page, "page.txt"), "multipart/related");
  });

  it("tells a Word document from other packed files, also when it is cut short", async () => {
    assert.equal(await typeOf(docx.subarray(0, docx.length / 2), "motion.docx"), word);
    const renamed = Buffer.from(
      docx.toString("latin1").replaceAll("word/document.xml", "xl/workbook12.xml"),
      "latin1",
    );
    assert.equal(
      await typeOf(renamed, "motion.docx"),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    );
    assert.equal(await typeOf(docx.subarray(0, 200), "motion.docx"), word);
    const zip = Buffer.from(
      docx.toString("latin1").replaceAll("[Content_Types].xml", "[Content-Types].xml"),
      "latin1",
    );
    assert.equal(await typeOf(zip, "motion.docx"), "application/zip");
  });

  it("tells packed documents apart by what they say they are", async () => {
    const openDocument = "application/vnd.oasis.opendocument.text";
    assert.equal(await typeOf(makeZip({ mimetype: openDocument, "content.xml": "" }), "a.zip"), openDocument);
    assert.equal(await typeOf(makeZip({ mimetype: `${openDocument}-template` }), "a.ott"), openDocument);
    assert.equal(await typeOf(makeZip({ "content.xml": "", mimetype: openDocument }), "a.odt"), openDocument);
    assert.equal(
      await typeOf(
        makeZip([
          { name: "x", content: "" },
          { name: "mimetype", content: openDocument },
        ]),
        "a",
      ),
      openDocument,
    );
    assert.equal(
      await typeOf(makeZip({ mimetype: "application/epub+zip" }), "a.zip"),
      "application/epub+zip",
    );
    assert.equal(await typeOf(makeZip({ "META-INF/container.xml": "" }), "a"), "application/epub+zip");
    const macros = makePackage("xl/workbook.xml", "<workbook/>", [], { "xl/vbaProject.bin": "" });
    assert.equal(await typeOf(macros, "a.xlsx"), "application/vnd.ms-excel.sheet.macroenabled.12");
    const show = makePackage("ppt/presentation.xml", "<presentation/>");
    assert.match(await typeOf(show, "a"), /presentationml\.presentation$/);
  });

  it("tells compound files apart by their own streams, not by those of what is embedded in them", async () => {
    const filled = Buffer.alloc(5000);
    assert.equal(await typeOf(makeDoc("Words."), "a.xls"), "application/msword");
    assert.equal(
      await typeOf(makeCompound({ "MBD1/WordDocument": filled, workbook: filled }), "a.doc"),
      "application/vnd.ms-excel",
    );
    assert.equal(
      await typeOf(makeCompound({ "PowerPoint Document": filled }), "a"),
      "application/vnd.ms-powerpoint",
    );
    assert.equal(
      await typeOf(makeCompound({ EncryptedPackage: filled, EncryptionInfo: filled }), "a.docx"),
      "application/x-encrypted-office",
    );
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`Stream ${index}`, filled]));
    assert.equal(await typeOf(makeCompound({ ...many, WordDocument: filled }), "a"), "application/msword");
  });

  it("tells the XML that parliaments publish from other XML, past whatever stands before its root", async () => {
    const entities = '<!ENTITY mdash "&#8212;">'.repeat(300);
    const prolog = `<?xml version="1.0"?>\n<!-- by hand --><!DOCTYPE publicwhip [${entities}]>`;
    assert.equal(await typeOf(`${prolog}<publicwhip/>`, "a.xml"), "application/xml");
    assert.equal(await typeOf(`<?xml version="1.0"?><akomaNtoso/>`, "a.akn"), "application/akn+xml");
    assert.equal(await typeOf("<akn:akomaNtoso xmlns:akn='x'/>", "a.akn"), "application/akn+xml");
    assert.equal(await typeOf(`<?xml version="1.0"?><TEI xmlns="x"/>`, "a.xml"), "application/tei+xml");
    assert.equal(await typeOf("{\\rtf1 words}", "a.doc"), "application/rtf");
  });

  it("of two gigabytes is told without reading it", async () => {
    const path = join(folder, "large");
    const directory = docx.readUInt32LE(docx.length - 6);
    const shifted = Buffer.from(docx.subarray(directory));
    const before = 2 * 1024 ** 3 - directory;
    shifted.writeUInt32LE(before + directory, shifted.length - 6);
    const file = await open(path, "w");
    await file.write(docx, 0, directory, 0);
    await file.write(shifted, 0, shifted.length, before + directory);
    await file.close();
    const memory = process.resourceUsage().maxRSS;
    assert.equal((await identify(path, "large.docx")).mediaType, word);
    assert.ok(process.resourceUsage().maxRSS - memory < 100 * 1024, "in less than 100 MB of memory");
  });

  it("says the charset of text", async () => {
    const { charset } = await identify(Buffer.from("“Café”, said the Mayor – at £15.", "utf16le"), "a.txt");
    assert.equal(charset, "utf-16le");
    assert.equal(
      (await identify(Buffer.from("caf\u00e9 \u0093ok\u0094", "latin1"), "a.txt")).charset,
      "windows-1252",
    );
  });

  it("can be read from a file on disk", async () => {
    const path = join(folder, "upload");
    await writeFile(path, docx);
    assert.equal((await identify(path, "motion.docx")).mediaType, word);
  });

  it("is nothing when it is empty, and the reason names it", async () => {
    await assert.rejects(typeOf("", "nothing.pdf"), {
      name: "ExtractionFailed",
      code: "empty",
      message: "nothing.pdf is empty: it has 0 bytes.",
    });
  });
});
