/** Pages that are an image with a little text of their own, or with a text layer that was read off it. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isGarbled, isLanguage } from "../../../ingest/extract/clean-text.js";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { whiteSheet } from "../../../ingest/extract/ocr/canvas.js";
import type { PdfItem } from "../../../ingest/extract/pdf/page.js";
import { extractPdf } from "../../../ingest/extract/pdf/pdf.js";
import { withSeen } from "../../../ingest/extract/pdf/scan.js";
import { extractImage } from "../../../ingest/extract/pictures/image.js";
import { drawScan } from "../../../ingest/samples/draw-scan.js";
import { type Drawing, drawLines, madePdf } from "./made-pdf.js";
import { assertSound, wordsOf } from "./soundness.js";

const ocr = { languages: ["eng"], pageMs: 60_000 };
const sheetWords =
  "This council resolves to ask the police for the figures of\nall 15,000 faces that were scanned.";
const resolves = sheetWords.replace("\n", " ");

/** A page that is the image of the words, and what is drawn over it. */
async function scanWith(draw: Drawing): Promise<Uint8Array> {
  const [sheet] = await drawScan(sheetWords, 7);
  return madePdf((pdf) => {
    pdf.addPage().image(Buffer.from(sheet ?? []), 0, 0, { width: pdf.page.width, height: pdf.page.height });
    draw(pdf);
  });
}

async function read(bytes: Uint8Array, seen = true): Promise<Extraction> {
  const file = { bytes, name: "scan.pdf", mediaType: "application/pdf" };
  return assertSound(await extractPdf(file, seen ? ocr : undefined));
}

/** Text that is not seen, as a text layer is set (ISO 32000-1, 9.3.6). */
function unseen(pdf: PDFKit.PDFDocument, lines: string[]): void {
  pdf.save();
  (pdf as unknown as { addContent(operators: string): void }).addContent("3 Tr");
  drawLines(pdf, 100, lines);
  pdf.restore();
}

describe("a scanned page with a little text of its own", () => {
  it("is read by machine, and its stamp and page number are kept as the file has them", async () => {
    const bytes = await scanWith((pdf) => {
      drawLines(pdf, 20, ["MPS-0004711"], { x: 480, size: 8 });
      drawLines(pdf, 815, ["Page 3 of 10"], { x: 270, size: 9 });
    });
    const extraction = await read(bytes);
    assert.deepEqual(wordsOf(extraction), ["MPS-0004711", resolves, "Page 3 of 10"]);
    assert.equal(extraction.pages[0]?.method, "ocr");
    const [raw] = extraction.rawPages ?? [];
    assert.match(raw?.text ?? "", /^MPS-0004711\nThis council resolves/);
    assert.equal(raw?.layer, "MPS-0004711\nPage 3 of 10");
    const waiting = await read(bytes, false);
    assert.deepEqual([waiting.scanPages, waiting.text], [1, "MPS-0004711\n\nPage 3 of 10"]);
  });

  it("is as it is when nothing more can be read off it", async () => {
    const bytes = await madePdf((pdf) => {
      pdf.addPage().rect(0, 0, pdf.page.width, pdf.page.height).fill("lightgrey");
      pdf.fill("black");
      drawLines(pdf, 300, ["A report on a plain ground"], { size: 24 });
    });
    const extraction = await read(bytes);
    assert.deepEqual(
      [extraction.text, extraction.pages[0]?.method, extraction.warnings],
      ["A report on a plain ground", "text", []],
    );
  });

  it("is not read again when it has a text layer, however short", async () => {
    const extraction = await read(await scanWith((pdf) => unseen(pdf, ["What another reader saw here."])));
    assert.deepEqual(
      [extraction.text, extraction.pages[0]?.method],
      ["What another reader saw here.", "text"],
    );
  });

  it("is read again when its text layer is no language", async () => {
    const poor = [
      "~| ,;Th1s c0un:|l r3s()lv~ t° @sk| t#e p()l|c; f0~",
      "f|gur~s °f @ll 1S,0O0 f@c~s |n t#; y~@r ",
    ];
    const extraction = await read(await scanWith((pdf) => unseen(pdf, poor)));
    assert.deepEqual([extraction.text, extraction.pages[0]?.method], [resolves, "ocr"]);
  });
});

describe("words of the file that are drawn on its page", () => {
  const item = (text: string, x: number, y: number, size = 30): PdfItem => ({
    text,
    x,
    y,
    width: text.length * size * 0.5,
    size,
    turn: 0,
    bold: false,
    italic: false,
    spaced: true,
    rightToLeft: false,
  });

  it("are not said a second time when they are seen, even somewhat beside their place", () => {
    const typed = [item("Police response to the", 100, 200)];
    const items = [
      item("Police", 100, 212, 24),
      item("response", 220, 212, 24),
      item("the", 420, 212, 24),
      item("Police", 100, 260, 24),
      item("Annexe", 500, 400),
    ];
    const seen = {
      number: 1,
      width: 600,
      height: 800,
      items,
      confidence: 95,
      doubtfulShare: 0,
      quarters: 0 as const,
      raw: { text: "" },
    };
    const both = withSeen({ number: 1, width: 600, height: 800, items: typed }, seen);
    assert.deepEqual(
      both.items.map(({ text, y }) => [text, y]),
      [
        ["Police response to the", 200],
        ["Police", 260],
        ["Annexe", 400],
      ],
    );
  });
});

describe("an image of more dots than can be unpacked", () => {
  it("costs its own page only, which says so", async () => {
    const [sheet] = await drawScan(sheetWords, 7);
    const bytes = await madePdf(
      (pdf) => {
        pdf.addPage().image(Buffer.from(sheet ?? []), 0, 0, { width: 500 });
        drawLines(pdf.addPage(), 100, ["Words that were typed."]);
      },
      { compress: false },
    );
    // The file says that its image is larger than it is.
    const claimed = bytes
      .toString("latin1")
      .replace(/\/Width \d+\n\/Height \d+/, "/Width 9001\n/Height 9001");
    const extraction = await read(Buffer.from(claimed, "latin1"));
    assert.deepEqual(
      extraction.pages.map((page) => page.method),
      ["none", "text"],
    );
    assert.match(
      extraction.warnings.join(),
      /Page 1 could not be read by machine: its image has 81 million dots/,
    );
  });
});

describe("a blank sheet", () => {
  it("is known to say nothing, as an image or as a page", async () => {
    const white = whiteSheet(400, 600);
    white.context.fillStyle = "#f4f1e8";
    white.context.fillRect(0, 0, 400, 600);
    const { bytes } = await white.webp(80);
    const file = { bytes, name: "back.webp", mediaType: "image/webp" };
    const image = await extractImage(file, ocr);
    const page = await read(await madePdf((pdf) => void pdf.addPage().rect(0, 0, 500, 500).fill("ivory")));
    for (const { pages, text, scanPages } of [image, page])
      assert.deepEqual([pages[0]?.method, text, scanPages], ["text", "", undefined]);
  });
});

describe("a text layer", () => {
  it("is garbled when its characters are not characters", () => {
    assert.ok(isGarbled("\u0002\u0003\u0004 a\uE001"));
    assert.ok(isGarbled("䴀甀氀琀椀挀漀氀漀爀"), "ASCII with its bytes swapped");
    assert.ok(!isGarbled("多数の言語で書かれた文書"));
  });

  it("is language in any script, with figures and short words", () => {
    for (const text of [
      "The Council’s budget for 2023/24 is £1.2m, up 3.4% on 2022; see (a) to (c) below.",
      "Mae’r Cyngor yn nodi y bydd y cwm yn cael ei drwsio erbyn y gwanwyn nesaf",
      "Постановление суда от 12 мая о признании права на собственность за истцом",
      "12 14 15.5 1,200 30% 7 8 9 10 11",
      "a b c d e f g h i j",
    ])
      assert.ok(isLanguage(text), text);
    assert.ok(!isLanguage("~| ,; Th1s c0un:|l r3s()lv~ t° @sk| t#e p()l|c; brtzk xxcvb lkjhg"));
  });
});
