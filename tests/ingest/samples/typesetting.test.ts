import assert from "node:assert/strict";
import { test } from "node:test";
import mammoth from "mammoth";
import { typesetDocx } from "../../../ingest/samples/typeset-docx.js";
import { typesetPdf } from "../../../ingest/samples/typeset-pdf.js";
import { fixZipTimes } from "../../../ingest/samples/zip-times.js";
import { pagesOf, sampleNamed } from "./sample-text.js";

const fields =
  "@ title: A & B\n@ author: C\n@ created: 2025-01-02T03:04:05Z\n@ face: sans\n@ head: Head\n@ folio: {page}/{pages}";

test("the evidence is a PDF of five pages with running heads, page numbers and fourteen questions", async () => {
  const pages = await pagesOf(await sampleNamed("lords-evidence").bytes());
  assert.equal(pages.length, 5);
  for (const [index, page] of pages.entries()) {
    assert.ok(page.trim().endsWith(String(index + 1)), `page ${index + 1} has no number`);
    assert.equal(page.includes("oral evidence (sample written for Ibid)"), index > 0);
  }
  const questions = [...pages.join("\n").matchAll(/^Q(\d+)\s/gm)].map((match) => Number(match[1]));
  assert.deepEqual(
    questions,
    [...Array(14).keys()].map((index) => index + 1),
  );
  assert.match(pages[0] ?? "", /Evidence Session No\. 3\s+Heard in Public\s+Questions 1 - 14/);
});

test("the minutes are a PDF whose every page says which of how many it is", async () => {
  const pages = await pagesOf(await sampleNamed("council-minutes").bytes());
  assert.equal(pages.length, 5);
  for (const [index, page] of pages.entries()) assert.match(page, new RegExp(`Page ${index + 1} of 5\\s*$`));
});

test("the motion opens as a Word file with three numbered lists", async () => {
  const buffer = Buffer.from(await sampleNamed("council-motion").bytes());
  const { value: html, messages } = await mammoth.convertToHtml({ buffer });
  assert.deepEqual(
    messages.filter((message) => message.type === "error"),
    [],
  );
  const lists = [...html.matchAll(/<ol>(.*?)<\/ol>/g)].map((match) => match[1]?.match(/<li>/g)?.length);
  assert.deepEqual(lists, [6, 4, 5]);
  assert.match(html, /<strong>Proposer:<\/strong> Councillor Bettany Ackroyd-Flint/);
  assert.match(html, /<h1>This Council resolves:<\/h1>/);
});

test("a heading is not left alone at the foot of a page", async () => {
  for (let lines = 22; lines < 34; lines += 1) {
    const source = `${fields}\n\n${"Words.\n\n".repeat(lines)}## The heading\n\nWhat it heads.`;
    for (const page of await pagesOf(await typesetPdf(source)))
      assert.equal(page.includes("The heading"), page.includes("What it heads."), `after ${lines} lines`);
  }
});

test("a text without a date of creation is not typeset, since its bytes would change", async () => {
  await assert.rejects(typesetPdf("@ title: A\n@ face: sans\n\nWords"), /date of creation/);
  await assert.rejects(typesetDocx("@ title: A\n\nWords"), /"@ created:"/);
});

test("a Word file opens again after its dates were put back to 1980", async () => {
  const bytes = Buffer.from(await typesetDocx(`${fields}\n\n= Words`));
  assert.match((await mammoth.extractRawText({ buffer: bytes })).value, /^Words/);
  assert.equal(bytes.subarray(10, 14).toString("hex"), "00002100", "the first entry is dated 1 January 1980");
});

test("bytes that are no ZIP file are refused", () => {
  assert.throws(() => fixZipTimes(new Uint8Array(100)), /no central directory in 100 bytes/);
});
