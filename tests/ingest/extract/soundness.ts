/** Checks what every extraction must be, whatever the file. */
import assert from "node:assert/strict";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { blockKinds } from "../../../storage/model/layout.js";

/** The invariants of `Extraction`; every fixture of every format goes through here. */
export function assertSound(extraction: Extraction): Extraction {
  const { text } = extraction;
  assert.equal(text, text.normalize("NFC"), "the text is in NFC");
  assert.doesNotMatch(text, /\p{Cs}/u, "the text is well-formed");
  assert.doesNotMatch(text, /[^\P{Cc}\n]/u, "the text has no control characters but line ends");
  assertBlocks(extraction);
  assertPages(extraction);
  return extraction;
}

function assertBlocks({ text, blocks }: Extraction): void {
  let end = 0;
  for (const [index, block] of blocks.entries()) {
    const words = text.slice(block.start, block.end);
    const where = `block ${index} (${JSON.stringify(words.slice(0, 40))})`;
    assert.equal(text.slice(end, block.start), index === 0 ? "" : "\n\n", `before ${where}`);
    assert.equal(words, words.trim(), `${where} begins and ends with a word`);
    assert.notEqual(words, "", `${where} has words`);
    assert.doesNotMatch(words, /\n\n/, `${where} is not divided`);
    assert.ok(blockKinds.includes(block.kind), `${where} is of a known kind`);
    assert.equal(block.level === null, block.kind !== "heading", `${where} has a level if it is a heading`);
    assert.ok(block.boldLead >= 0 && block.boldLead <= words.length, `the bold lead of ${where} lies in it`);
    end = block.end;
  }
  assert.equal(end, text.length, "nothing follows the last block");
}

function assertPages({ text, blocks, pages }: Extraction): void {
  if (pages.length === 0) {
    assert.ok(blocks.every((block) => block.page === null && block.pageEnd === null));
    return;
  }
  let end = 0;
  for (const [index, page] of pages.entries()) {
    assert.equal(page.number, index + 1, "pages are counted from 1");
    assert.equal(page.start, end, `page ${page.number} begins where the one before ends`);
    assert.ok(page.end >= page.start);
    assert.ok(page.characters <= page.end - page.start);
    if (page.method === "none") assert.equal(page.characters, 0);
    end = page.end;
  }
  assert.equal(end, text.length, "the pages hold all of the text");
  const pageAt = (offset: number) => pages.find((page) => offset >= page.start && offset < page.end)?.number;
  for (const block of blocks) {
    assert.equal(
      block.page,
      pageAt(block.start),
      `page of ${text.slice(block.start, block.end).slice(0, 40)}`,
    );
    assert.equal(
      block.pageEnd,
      pageAt(block.end - 1),
      `last page of ${text.slice(block.start, block.end).slice(0, 40)}`,
    );
  }
}

/** The words of each block. */
export function wordsOf(extraction: Extraction): string[] {
  return extraction.blocks.map((block) => extraction.text.slice(block.start, block.end));
}
