import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractXml } from "../../../../ingest/extract/xml/xml-document.js";
import { assertSound, wordsOf } from "../soundness.js";

async function read(source: string | Buffer, name = "record.xml") {
  const extraction = await extractXml({
    bytes: Buffer.from(source),
    name,
    mediaType: "application/xml",
  });
  return assertSound(extraction);
}

describe("an XML file", () => {
  it("of no known kind gives the words of its elements, in order", async () => {
    const extraction = await read(
      "<register><entry><name>Ada Byron</name><note>Moved <b>in haste</b>.</note></entry><!-- not said --></register>",
    );
    assert.deepEqual(wordsOf(extraction), ["Ada Byron", "Moved in haste."]);
  });

  it("that says ISO-8859-1 but means windows-1252 comes out right", async () => {
    const source =
      '<?xml version="1.0" encoding="ISO-8859-1"?><p>&#147;Caf\u00e9&#148; &#150; \u0093ok\u0094 &#x80;5</p>';
    const extraction = await read(Buffer.from(source, "latin1"));
    assert.equal(extraction.text, "“Café” – “ok” €5");
  });

  it("may name characters of its own", async () => {
    const extraction = await read(
      '<!DOCTYPE r [<!ENTITY mdash "&#8212;"> <!ENTITY eacute "&#xe9;"> <!ENTITY lt "&#38;#60;">]><r>caf&eacute; &mdash; 1 &lt; 2</r>',
    );
    assert.equal(extraction.text, "café — 1 < 2");
  });

  it("whose entities grow, or lead out of it, is refused", async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(20)}"><!ENTITY c "${"&b;".repeat(20)}">]><r>&c;</r>`;
    await assert.rejects(read(bomb), { code: "corrupt", message: /entity "b" stands for more than a few/ });
    for (const outside of [
      '<!ENTITY out SYSTEM "file:///etc/hostname">',
      '<!ENTITY out PUBLIC "-//x" "http://example.org/x">',
      '<!ENTITY % out SYSTEM "http://example.org/x.dtd"> %out;',
    ])
      await assert.rejects(read(`<!DOCTYPE r [${outside}]><r>&out;</r>`), {
        code: "corrupt",
        message: /entity "out" stands outside the file/,
      });
    await assert.rejects(read("<r>&unknown;</r>"), { code: "corrupt" });
  });

  it("that is not well formed is refused with the place", async () => {
    await assert.rejects(read("<r>\n<p>words</r>", "cut.xml"), {
      code: "corrupt",
      message: /^cut\.xml cannot be read as XML: .*2:/,
    });
  });

  it("that nests without end is refused", async () => {
    await assert.rejects(read(`${"<a>".repeat(5000)}words${"</a>".repeat(5000)}`), { code: "too-large" });
  });
});
