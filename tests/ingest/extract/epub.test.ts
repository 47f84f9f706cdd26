import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractEpub } from "../../../ingest/extract/epub.js";
import { makeZip } from "./made-zip.js";
import { assertSound, wordsOf } from "./soundness.js";

const container =
  '<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const book = `<package xmlns:dc="urn:dc"><metadata><dc:title>The Inquiry</dc:title><dc:creator>Ada Byron</dc:creator><dc:creator>M. Shelley</dc:creator>
  <dc:date>2024-01-09</dc:date><dc:language>en</dc:language></metadata>
  <manifest><item id="two" href="two.xhtml" media-type="application/xhtml+xml"/><item id="one" href="first%20part.xhtml" media-type="application/xhtml+xml"/>
  <item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="one"/><itemref idref="two"/><itemref idref="gone"/></spine></package>`;
const page = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;

function read(extra: Record<string, string> = {}) {
  const bytes = makeZip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": container,
    "OPS/book.opf": book,
    "OPS/two.xhtml": page("<h1>Two</h1><p>Last words.</p>"),
    "OPS/first part.xhtml": page('<h1>One</h1><a id="x"/><p>First “words”.</p>'),
    ...extra,
  });
  return extractEpub({ bytes, name: "book.epub", mediaType: "application/epub+zip" });
}

describe("an e-book", () => {
  it("gives its chapters in the order of the spine, and says which are missing", async () => {
    const extraction = assertSound(await read());
    assert.deepEqual(wordsOf(extraction), ["One", "First “words”.", "Two", "Last words."]);
    assert.deepEqual(extraction.warnings, ["The chapter OPS/gone.xhtml is missing in the file."]);
    const { title, byline, published, language } = extraction.metadata;
    assert.deepEqual(
      [title, byline, published, language],
      ["The Inquiry", "Ada Byron; M. Shelley", "2024-01-09", "en"],
    );
  });

  it("whose chapters are locked is refused; scrambled fonts do not matter", async () => {
    const locked = (path: string) => ({
      "META-INF/encryption.xml": `<encryption><EncryptedData><CipherData><CipherReference URI="${path}"/></CipherData></EncryptedData></encryption>`,
    });
    await assert.rejects(read(locked("OPS/two.xhtml")), { code: "unsupported" });
    assert.equal((await read(locked("OPS/font.otf"))).blocks.length, 4);
  });

  it("without a list of chapters is refused as damaged", async () => {
    await assert.rejects(read({ "META-INF/container.xml": "<container/>" }), { code: "corrupt" });
  });
});
