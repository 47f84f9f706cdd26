/** Pages that are only images, read by the real reader. Each takes a second or two, so there are few of them. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aboutPages } from "../../../ingest/extract/about-pages.js";
import type { PageDraft } from "../../../ingest/extract/assemble.js";
import { extractPdf } from "../../../ingest/extract/pdf/pdf.js";
import { extractImage } from "../../../ingest/extract/pictures/image.js";
import { drawScan } from "../../../ingest/samples/draw-scan.js";
import { bindImages } from "../../../ingest/samples/typeset-pdf.js";
import { drawLines, madePdf } from "./made-pdf.js";
import { tiffOf } from "./made-tiff.js";
import { assertSound, wordsOf } from "./soundness.js";

const ocr = { languages: ["eng"], pageMs: 60_000 };
const resolves =
  "This council resolves to ask the police for the figures of\nall 15,000 faces that were scanned in the year.";
const oneLine = (words: string) => words.replaceAll("\n", " ");

async function scanned(words: string): Promise<Uint8Array> {
  return bindImages(await drawScan(words, 7), new Map([["created", "2025-10-16T09:12:00Z"]]));
}

describe("what is said of pages read by machine", () => {
  it("names those with a low mean, and those with many doubtful words beside sure ones", () => {
    const page = (number: number, confidence: number, doubtfulShare: number): PageDraft => ({
      number,
      label: null,
      method: "ocr",
      confidence,
      doubtfulShare,
    });
    assert.deepEqual(aboutPages([page(1, 82, 0.05), page(2, 95, 0.02), page(3, 92, 0.17)], null), [
      "Page 1 was read by machine with low confidence (82 of 100).",
      "Page 3 was read by machine, and many words there may have been misread.",
    ]);
  });
});

describe("a PDF with scanned pages", () => {
  it("keeps the text of its other pages, and has that of the scans in its place among them", async () => {
    const [sheet] = await drawScan(resolves, 7);
    const bytes = await madePdf((pdf) => {
      pdf.addPage();
      drawLines(pdf, 100, ["Words that were typed."]);
      pdf.addPage().image(Buffer.from(sheet ?? []), 0, 0, { width: pdf.page.width, height: pdf.page.height });
      pdf.addPage();
      drawLines(pdf, 100, ["Words after the scan."]);
    });
    const told: [number, number][] = [];
    const onPage = (done: number, total: number) => told.push([done, total]);
    const file = { bytes, name: "mixed.pdf", mediaType: "application/pdf" };
    const extraction = assertSound(await extractPdf(file, { ...ocr, onPage }));
    assert.deepEqual(wordsOf(extraction), [
      "Words that were typed.",
      oneLine(resolves),
      "Words after the scan.",
    ]);
    assert.deepEqual(
      extraction.pages.map((page) => page.method),
      ["text", "ocr", "text"],
    );
    assert.ok((extraction.pages[1]?.confidence ?? 0) > 85, `${extraction.pages[1]?.confidence}`);
    assert.match(extraction.extractorVersion, /tesseract.* eng$/);
    assert.deepEqual([extraction.warnings, extraction.scanPages], [[], undefined]);
    assert.deepEqual(
      extraction.rawPages?.map(({ number, text }) => [number, text]),
      [
        [1, "Words that were typed."],
        [2, resolves],
        [3, "Words after the scan."],
      ],
    );
    const sure = extraction.rawPages?.map((page) => page.confidences?.length);
    assert.deepEqual(sure, [undefined, resolves.split(/\s/).length, undefined]);
    assert.deepEqual(told, [
      [0, 1],
      [1, 1],
    ]);
  });

  it("says how many there are when they are not to be read yet", async () => {
    const bytes = await scanned("One.\n---\nTwo.");
    const extraction = await extractPdf({ bytes, name: "scan.pdf", mediaType: "application/pdf" });
    assert.equal(extraction.scanPages, 2);
  });

  it("says of a page on which no words are seen that it cannot be searched", async () => {
    const bytes = await madePdf((pdf) => void pdf.addPage().rect(100, 100, 300, 300).fill("grey"));
    const extraction = assertSound(
      await extractPdf({ bytes, name: "box.pdf", mediaType: "application/pdf" }, ocr),
    );
    assert.deepEqual(
      [extraction.pages.map((page) => page.method), extraction.warnings, extraction.scanPages],
      [
        ["none"],
        [
          "1 of 1 page has no text layer, and no words could be read on its image; it is kept but cannot be searched.",
        ],
        undefined,
      ],
    );
  });

  it("warns of each page that takes too long, and is read for all that", async () => {
    const bytes = await scanned(resolves);
    const file = { bytes, name: "slow.pdf", mediaType: "application/pdf" };
    const extraction = await extractPdf(file, { ...ocr, pageMs: 1 });
    assert.match(
      extraction.warnings[1] ?? "",
      /^Page 1 could not be read by machine: it took longer than 0\.001 s/,
    );
  });

  it("names the package that a language needs when it is not installed", async () => {
    const bytes = await scanned(resolves);
    const file = { bytes, name: "brief.pdf", mediaType: "application/pdf" };
    await assert.rejects(extractPdf(file, { ...ocr, languages: ["eng", "xyz"] }), {
      name: "ExtractionFailed",
      code: "unsupported",
      message: /“xyz”.*@tesseract\.js-data\/xyz is not installed/,
    });
  });
});

describe("a picture of a page", () => {
  it("is read, and upright when it lies on its side", async () => {
    const [sheet] = await drawScan(resolves, 7);
    const extraction = assertSound(
      await extractImage(
        { bytes: sheet ?? new Uint8Array(), name: "photo.jpg", mediaType: "image/jpeg" },
        ocr,
      ),
    );
    assert.equal(extraction.text, oneLine(resolves));
  });

  it("is one of several in a TIFF, lying on its side or not", async () => {
    const bytes = await tiffOf(await drawScan(`${resolves}\n---\nIt was carried unanimously.`, 7), [0, 1]);
    const extraction = assertSound(
      await extractImage({ bytes, name: "fax.tif", mediaType: "image/tiff" }, ocr),
    );
    assert.deepEqual(wordsOf(extraction), [oneLine(resolves), "It was carried unanimously."]);
    assert.deepEqual(
      extraction.pages.map((page) => page.method),
      ["ocr", "ocr"],
    );
  });

  it("is refused by what it says of its size, before it is unpacked", async () => {
    const bytes = Buffer.alloc(64);
    Buffer.from("89504e470d0a1a0a0000000d49484452", "hex").copy(bytes);
    bytes.writeUInt32BE(35_000, 16);
    bytes.writeUInt32BE(35_000, 20);
    await assert.rejects(extractImage({ bytes, name: "plan.png", mediaType: "image/png" }, ocr), {
      code: "unsupported",
      message: /^plan\.png holds a picture of 35,000 × 35,000 dots; up to 50 million can be read\./,
    });
  });

  it("is told to be damaged when it is", async () => {
    for (const [name, mediaType] of [
      ["cut.jpg", "image/jpeg"],
      ["cut.tif", "image/tiff"],
    ] as const)
      await assert.rejects(extractImage({ bytes: Buffer.from("II*\0 not much"), name, mediaType }, ocr), {
        code: "corrupt",
      });
  });
});
