import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeExtraction } from "../../../../ingest/extract/assemble.js";
import { linesOfHocr } from "../../../../ingest/extract/ocr/hocr.js";
import { seenPage } from "../../../../ingest/extract/ocr/seen-page.js";
import { withSteadySizes } from "../../../../ingest/extract/ocr/steady-sizes.js";
import { blocksOf } from "../../../../ingest/extract/pdf/paragraphs.js";
import { readingOrder } from "../../../../ingest/extract/pdf/reading-order.js";

const raster = { width: 1240, height: 1754, dpi: 150, grey: new Uint8Array() };

/** A line of words 100 dots wide each, from `left` on. */
function line(
  words: [text: string, confidence: number][],
  { top = 100, slope = 0, size = 30, left = 200 } = {},
) {
  const spans = words.map(([text, confidence], index) => {
    const x = left + index * 120;
    const y = Math.round(top + slope * (x - left));
    return `    <span class='ocrx_word' id='w' title='bbox ${x} ${y} ${x + 100} ${y + 30}; x_wconf ${confidence}'>${text}</span>`;
  });
  const right = left + words.length * 120 - 20;
  const bottom = Math.round(top + 30 + Math.max(0, slope) * (right - left));
  const offset = Math.round(top + 25 - bottom);
  const title = `bbox ${left} ${top} ${right} ${bottom}; baseline ${slope} ${offset}; x_size ${size}; x_descenders 6; x_ascenders 7`;
  return [`   <span class='ocr_line' id='l' title="${title}">`, ...spans, "   </span>"].join("\n");
}

const seen = (...lines: string[]) => seenPage(3, linesOfHocr(lines.join("\n")), raster);

describe("words seen on an image", () => {
  it("stand at places in points, on the baseline of their line", () => {
    const page = seen(
      line([
        ["The", 96],
        ["R&amp;D", 90],
        ["&#39;vote&#39;", 92],
      ]),
    );
    assert.deepEqual(
      page?.items.map(({ text, x, width, spaced }) => [text, Math.round(x), Math.round(width), spaced]),
      [
        ["The", 96, 48, false],
        ["R&D", 154, 48, true],
        ["'vote'", 211, 48, true],
      ],
    );
    assert.deepEqual([...new Set(page?.items.map((item) => Math.round(item.y)))], [60]);
    assert.equal(page?.height, 1754 * 0.48);
  });

  it("are kept as they were seen, each with how sure it is; the less sure are known in the text", () => {
    const words: [string, number][] = [
      ["The", 96],
      ["pclice", 41],
      ["scanncd", 41],
      ["faces", 93],
      ["", 90],
    ];
    const page = seen(line(words), line([["again.", 59]], { top: 140 }));
    assert.deepEqual(page?.raw, {
      text: "The pclice scanncd faces\nagain.",
      confidences: [96, 41, 41, 93, 59],
      // Left, top, width and height of each, in ten-thousandths of the sheet.
      boxes: [
        ...[1613, 570, 806, 171],
        ...[2581, 570, 806, 171],
        ...[3548, 570, 807, 171],
        ...[4516, 570, 807, 171],
        ...[1613, 798, 806, 171],
      ],
    });
    assert.equal(page?.doubtfulShare, 0.6);
    const { lines } = readingOrder(page ? [page] : []);
    const { text, doubtful } = makeExtraction({
      extractor: "t",
      extractorVersion: "1",
      drafts: blocksOf(lines),
    });
    assert.equal(text, "The pclice scanncd faces again.");
    assert.deepEqual(
      doubtful?.map(({ start, end, confidence }) => [text.slice(start, end), confidence]),
      [
        ["pclice scanncd", 41],
        ["again.", 59],
      ],
    );
  });

  it("are as sure as their letters are, the longer words counting for more", () => {
    assert.equal(
      seen(
        line([
          ["unanimously", 90],
          ["a", 30],
        ]),
      )?.confidence,
      (11 * 90 + 30) / 12,
    );
  });

  it("are made level when the sheet lay askew: two columns of a row stay one row", () => {
    const slope = 0.02;
    const left = line(
      [
        ["left", 95],
        ["column", 95],
      ],
      { slope },
    );
    const right = line(
      [
        ["right", 95],
        ["column", 95],
      ],
      { slope, left: 800, top: 100 + slope * 600 },
    );
    const heights = seen(left, right)?.items.map((item) => item.y) ?? [];
    assert.equal(heights.length, 4);
    assert.ok(Math.max(...heights) - Math.min(...heights) < 1, heights.join(", "));
  });

  it("keep their order beside an ornament whose lines run anyhow, and it makes no text", () => {
    const words = (text: string, confidence: number) =>
      text.split(" ").map((word): [string, number] => [word, confidence]);
    const page = seen(
      line(words("Police response to the disorder", 96)),
      line(words("of the summer of the year", 96), { top: 140 }),
      ...[300, 420, 540].map((top) =>
        line(words("NR WZ TErrrni hll xq LS Ss hy,", 45), { top, slope: 0.6, size: 60 }),
      ),
    );
    const { lines } = readingOrder(page ? [page] : []);
    assert.deepEqual(
      lines.map(({ text }) => text),
      ["Police response to the disorder", "of the summer of the year"],
    );
    assert.match(page?.raw.text ?? "", /year\nNR WZ TErrrni/, "what was seen is kept");
  });

  it("are kept where they are faint: words, figures and signs of any script", () => {
    for (const text of ["Treasury", "1,240", "No, we", "東京", "Москва"])
      assert.equal(
        seen(
          line([["sure", 96]]),
          line(
            text.split(" ").map((word) => [word, 40]),
            { top: 200 },
          ),
        )?.items.length,
        1 + text.split(" ").length,
        text,
      );
    for (const text of ["ly,", "D", "WZ,", "=-<", "Rrrr"])
      assert.equal(seen(line([["sure", 96]]), line([[text, 40]], { top: 200 }))?.items.length, 1, text);
  });

  it("are no heading when they were hardly read, however large", () => {
    const page = seen(
      line(
        [
          ["Growth", 96],
          ["of", 96],
          ["towns", 96],
        ],
        { size: 60 },
      ),
      line(
        [
          ["Tbe", 62],
          ["Gnowtn", 61],
        ],
        { size: 60, top: 300 },
      ),
      ...[500, 540, 580].map((top) =>
        line(
          [
            ["words", 96],
            ["of", 96],
            ["the", 96],
            ["text", 96],
            ["run", 96],
            ["on", 96],
          ],
          { top },
        ),
      ),
    );
    const { lines } = readingOrder(page ? [page] : []);
    assert.deepEqual(
      blocksOf(lines).map(({ kind }) => kind),
      ["heading", "paragraph", "paragraph"],
    );
  });

  it("are not left out of a line that was read, however unsure; specks at its ends are", () => {
    const page = seen(
      line([
        ["~", 20],
        ["with", 95],
        ["–", 30],
        ["tbe", 0],
        ["majority", 95],
        ["'", 10],
      ]),
    );
    assert.deepEqual(
      page?.items.map((item) => item.text),
      ["with", "–", "tbe", "majority"],
    );
  });

  it("begin with a bullet where a lone letter stands well before its line", () => {
    const far = line([
      ["e", 60],
      ["the", 95],
      ["watchlist", 95],
    ]);
    assert.equal(seen(far)?.items[0]?.text, "•");
    assert.equal(seen(far.replace("bbox 200 100 300", "bbox 200 100 312"))?.items[0]?.text, "e");
  });

  it("are none where a picture was taken for writing", () => {
    assert.equal(
      seen(
        line([
          ["aE", 12],
          ["|", 5],
        ]),
        line([["oo", 20]], { top: 400 }),
      ),
      null,
    );
    assert.equal(seen(), null);
  });
});

it("type measured a little differently from line to line is one size, over all pages", () => {
  const one = seen(
    line(
      [
        ["running", 95],
        ["text", 95],
      ],
      { size: 30 },
    ),
    line([["HEADING", 95]], { top: 20, size: 44 }),
  );
  const other = seen(
    line(
      [
        ["running", 95],
        ["text", 95],
        ["too", 95],
      ],
      { size: 33 },
    ),
  );
  assert.ok(one && other);
  const sizes = withSteadySizes([one, other]).map((page) => page.items.map((item) => item.size));
  assert.deepEqual(sizes, [
    [16, 16, 21],
    [16, 16, 16],
  ]);
});
