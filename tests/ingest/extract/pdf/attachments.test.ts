import assert from "node:assert/strict";
import { describe, it } from "node:test";
import PDFDocument from "pdfkit";
import { unpack } from "../unpacking.js";

type Source = { src: Buffer; name: string };
/** Its types leave out what it can do. */
type Written = InstanceType<typeof PDFDocument> & {
  fileAnnotation(x: number, y: number, width: number, height: number, file: Source): void;
};

async function makePdf(write: (pdf: Written) => void): Promise<Buffer> {
  const pdf = new PDFDocument() as Written;
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on("end", resolve));
  pdf.text("See the figures attached.");
  write(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

describe("files attached to a PDF", () => {
  it("are members, those on a page too, each once", async () => {
    const figures = { src: Buffer.from("watchlist,9942"), name: "figures/2024.csv" };
    const note = { src: Buffer.from("A note."), name: "note.txt" };
    const pdf = await makePdf((made) => {
      made.file(figures.src, { name: figures.name });
      made.fileAnnotation(100, 100, 20, 20, note);
      made.fileAnnotation(200, 100, 20, 20, note);
    });
    const { extraction, members } = await unpack(pdf, "report.pdf");
    assert.deepEqual(members, { "attachment 1": "watchlist,9942", "attachment 2": "A note." });
    assert.deepEqual(
      extraction.members?.map(({ name }) => name),
      ["2024.csv", "note.txt"],
    );
    assert.match(extraction.text, /See the figures attached\./);
  });

  it("are not looked for where there are none", async () => {
    const { extraction } = await unpack(await makePdf(() => {}), "report.pdf");
    assert.equal(extraction.members, undefined);
  });
});
