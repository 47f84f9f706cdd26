import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeCompound, makePackage } from "../made-office.js";
import { unpack } from "../unpacking.js";

const body = "<document><body><p><r><t>The motion.</t></r></p></body></document>";

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** An object as Windows packs a file into it. */
function packed(label: string, content: string, claimed = content.length): Buffer {
  const path = Buffer.from(`C:\\Temp\\${label}\0`, "latin1");
  const rest = [Buffer.from(`${label}\0`), path, number(0x30000), number(path.length), path];
  return makeCompound({
    "/\u0001Ole10Native": Buffer.concat([
      Buffer.alloc(6),
      ...rest,
      number(claimed),
      Buffer.from(content),
      Buffer.alloc(5000),
    ]),
  });
}

describe("files embedded in an office document", () => {
  it("are members, by the names they were embedded with", async () => {
    const docx = makePackage(
      "word/document.xml",
      body,
      [{ type: "aFChunk", path: "word/chunk.html", content: "<p>Taken in.</p>" }],
      {
        "word/embeddings/Sheet1.xlsx": "xlsx",
        "word/embeddings/oleObject1.bin": packed("figures.csv", "watchlist,9942"),
        "word/embeddings/oleObject2.bin": makeCompound({
          "/CONTENTS": Buffer.from(`%PDF-1.7 ${"x".repeat(5000)}`),
        }),
        "word/embeddings/oleObject3.bin": makeCompound({ "/Package": Buffer.from(`PK${"x".repeat(5000)}`) }),
        "word/embeddings/Old.bin": makeCompound({ "/WordDocument": Buffer.alloc(5000, "w") }),
        "word/embeddings/oleObject4.bin": makeCompound({ "/Equation Native": Buffer.alloc(5000, "e") }),
        "word/embeddings/oleObject5.bin": packed("cut.txt", "cut", 100_000),
        "word/embeddings/oleObject6.bin": Buffer.concat([
          Buffer.from("d0cf11e0a1b11ae1", "hex"),
          Buffer.alloc(2000, 1),
        ]),
      },
    );
    const { extraction, members } = await unpack(docx, "report.docx");
    assert.equal(extraction.text, "The motion.");
    assert.deepEqual(
      extraction.members?.map(({ name, path }) => [name, path !== null]),
      [
        ["Sheet1.xlsx", true],
        ["figures.csv", true],
        ["oleObject2.pdf", true],
        ["oleObject3", true],
        ["Old.doc", true],
        ["oleObject4.bin", false],
        ["oleObject5.bin", false],
        ["oleObject6.bin", false],
        ["chunk.html", true],
      ],
    );
    assert.equal(members["word/embeddings/oleObject1.bin"], "watchlist,9942");
    assert.equal(members["word/chunk.html"], "<p>Taken in.</p>");
    assert.equal(
      members["word/embeddings/oleObject4.bin"],
      "(it is an object of a program whose files are not read)",
    );
    assert.match(members["word/embeddings/oleObject5.bin"] ?? "", /its end is missing/);
    assert.match(members["word/embeddings/oleObject6.bin"] ?? "", /it cannot be taken out/);
  });

  it("are not looked for where there are none", async () => {
    const { extraction } = await unpack(makePackage("word/document.xml", body), "report.docx");
    assert.equal(extraction.members, undefined);
  });
});
