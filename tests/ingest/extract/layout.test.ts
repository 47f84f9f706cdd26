/** The pure parts of laying out a PDF, on rows and lines made by hand. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { joinLines, vocabularyOf } from "../../../ingest/extract/hyphenation.js";
import { columnsOf } from "../../../ingest/extract/pdf/columns.js";
import { takeFurniture } from "../../../ingest/extract/pdf/furniture.js";
import type { PdfItem, Row } from "../../../ingest/extract/pdf/page.js";
import { piecesOf, textOf } from "../../../ingest/extract/pdf/pieces.js";
import { rowsOf } from "../../../ingest/extract/pdf/rows.js";

function item(text: string, x: number, y: number, more: Partial<PdfItem> = {}): PdfItem {
  const size = more.size ?? 10;
  const plain = { turn: 0, bold: false, italic: false, spaced: false, rightToLeft: false } as const;
  return { text, x, y, width: text.length * size * 0.5, size, ...plain, ...more };
}

function textsOf(rows: Row[]): string[] {
  return rows.map((row) => textOf(piecesOf(row)));
}

describe("rows", () => {
  it("hold what stands on one baseline, with spaces where the gaps are", () => {
    const rows = rowsOf([
      item("world", 140, 100.4),
      item("Hello,", 100, 100),
      item("below", 100, 112),
      item("!", 165, 100),
    ]);
    assert.deepEqual(textsOf(rows), ["Hello, world!", "below"]);
  });

  it("take raised marks in, and drop text drawn twice", () => {
    const rows = rowsOf([
      item("said", 100, 100),
      item("7", 120.5, 96, { size: 6 }),
      item("said", 100.3, 100),
    ]);
    assert.deepEqual(rows.map(piecesOf), [
      [
        { text: "said", bold: false },
        { text: "7", bold: false, mark: true },
      ],
    ]);
  });

  it("keep powers of ten, units and formulas as numbers", () => {
    const raised = (before: string, mark: string, y = 96) =>
      textOf(
        piecesOf(
          rowsOf([item(before, 100, 100), item(mark, 100.5 + before.length * 5, y, { size: 6 })])[0] as Row,
        ),
      );
    assert.equal(raised("2 × 10", "6"), "2 × 10⁶");
    assert.equal(raised("20 km", "2"), "20 km2");
    assert.equal(raised("of CO", "2", 102), "of CO2");
    assert.equal(raised("in 2010", "6"), "in 2010");
  });

  it("are words though each letter is placed by itself, with space around it", () => {
    const letters = [..."Here is some text"].flatMap((letter, index) =>
      letter === " " ? [] : [item(letter, 100 + index * 7, 100, { spaced: true })],
    );
    assert.deepEqual(textsOf(rowsOf(letters)), ["Here is some text"]);
  });

  it("of scripts written from the right begin there", () => {
    const rows = rowsOf([
      item("עולם", 100, 100, { rightToLeft: true }),
      item("שלום", 130, 100, { rightToLeft: true }),
    ]);
    assert.deepEqual(textsOf(rows), ["שלום עולם"]);
  });
});

describe("columns", () => {
  const prose = "these are words that fill a line";
  const right = (index: number) => item(prose, 300, 100 + index * 12);
  const left = (index: number) => item(prose, 100, 100 + index * 12);

  it("are read down before across, between headings that cross them", () => {
    const items = [0, 1, 2, 3, 4, 5].flatMap((index) => [right(index), left(index)]);
    const heading = item("A heading that stands over both of the columns and their gutter", 100, 80);
    const runs = columnsOf(rowsOf([...items, heading]));
    assert.deepEqual(
      runs.map((run) => [run.length, run[0]?.items[0]?.x]),
      [
        [1, 100],
        [6, 100],
        [6, 300],
      ],
    );
  });

  it("are not made of numbers, short cells, or a few lines beside each other", () => {
    const numbers = [0, 1, 2, 3, 4, 5].flatMap((index) => [
      item(`${index}.`, 80, 100 + index * 12),
      left(index),
    ]);
    assert.equal(columnsOf(rowsOf(numbers)).length, 1);
    const cells = [0, 1, 2, 3, 4, 5].flatMap((index) => [
      item("a cell", 100, 100 + index * 12),
      item("b", 300, 100 + index * 12),
    ]);
    assert.equal(columnsOf(rowsOf(cells)).length, 1);
    assert.equal(columnsOf(rowsOf([0, 1, 2].flatMap((index) => [left(index), right(index)]))).length, 1);
  });
});

describe("furniture", () => {
  const pages = (count: number, rows: (number: number) => PdfItem[]) =>
    Array.from({ length: count }, (_, index) => ({
      number: index + 1,
      height: 800,
      rows: rowsOf(rows(index + 1)),
      rules: [],
    }));
  const words = (number: number) => item(`Body of page ${"abcdefgh"[number]}`, 100, 400);

  it("is what repeats at the same place, and numbers that count with the pages", () => {
    const { furniture } = takeFurniture(
      pages(6, (number) => [item("The Report", 100, 40), words(number), item(`${number + 10}`, 300, 760)]),
    );
    assert.equal(furniture.length, 12);
    assert.deepEqual(furniture.slice(0, 2), [
      { page: 1, text: "The Report" },
      { page: 1, text: "11" },
    ]);
  });

  it("is also the head of a chapter of one page, where other pages have theirs", () => {
    const { furniture } = takeFurniture(
      pages(6, (number) => [item(number === 4 ? "Chapter Two" : "Chapter One", 100, 40), words(number)]),
    );
    assert.ok(furniture.some((one) => one.text === "Chapter Two"));
  });

  it("is never all the words of a document", () => {
    const same = takeFurniture(
      pages(4, (number) => [item("The same words", 100, 40), item(`${number}`, 300, 760)]),
    );
    assert.ok(same.furniture.every((one) => one.text !== "The same words"));
    assert.equal(same.furniture.length, 4);
  });

  it("is not a note that says the same on every page, nor a line that stands elsewhere each time", () => {
    const { furniture } = takeFurniture(
      pages(6, (number) => [
        words(number),
        item(`${number * 3}`, 100, 756, { size: 6 }),
        item("Ibid.", 106, 760),
      ]),
    );
    assert.deepEqual(furniture, []);
    const moving = takeFurniture(pages(6, (number) => [words(number), item("Note.", 100, 720 + number * 8)]));
    assert.deepEqual(moving.furniture, []);
  });
});

describe("a word divided at a line's end", () => {
  const joined = (above: string, below: string, elsewhere = "") =>
    joinLines(above, below, vocabularyOf([above, below, elsewhere]));

  it("loses the hyphen unless the document writes it with one", () => {
    assert.equal(joined("the govern-", "ment said"), "the government said");
    assert.equal(joined("a long-", "term plan", "long-term plans"), "a long-term plan");
    assert.equal(
      joined("a halfway-", "house", "word ".repeat(9)),
      "a halfwayhouse",
      "a guess, where nothing decides",
    );
    assert.equal(joined("co-", "operation", "cooperation"), "cooperation");
  });

  it("keeps it in a document that does not divide words", () => {
    const lines = [...Array<string>(99).fill("a line that ends with a whole word"), "a halfway-", "house"];
    assert.equal(joinLines("a halfway-", "house", vocabularyOf(lines)), "a halfway-house");
  });

  it("keeps it where it belongs to the word by itself", () => {
    assert.equal(joined("the self-", "appointed"), "the self-appointed");
    assert.equal(joined("Sutton-", "in-Ashfield"), "Sutton-in-Ashfield");
    assert.equal(joined("2019-", "2020"), "2019-2020");
    assert.equal(joined("Anglo-", "Saxon"), "Anglo-Saxon");
    assert.equal(joined("of sub-", "recommendations", "the recommendations"), "of sub-recommendations");
  });
});
