/** Reads the words out of each sample by the plainest means there are, for the tests in this folder. */
import assert from "node:assert/strict";
import { extname } from "node:path";
import { parseHTML } from "linkedom";
import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import { type Sample, samples } from "../../../ingest/samples/collection.js";
import { readSourceText } from "../../../ingest/samples/texts.js";

export function sampleNamed(key: string): Sample {
  const sample = samples.find((candidate) => candidate.key === key);
  assert.ok(sample, `no sample is called ${key}`);
  return sample;
}

/** The text of each page of a PDF. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const parser = new PDFParse({ data: bytes.slice() });
  try {
    return (await parser.getText()).pages.map((page) => page.text);
  } finally {
    await parser.destroy();
  }
}

/** The text of a sample. The scanned letter has none, so for that one it is what was typed. */
export async function textOf(key: string): Promise<string> {
  const sample = sampleNamed(key);
  if (key === "resident-letter") return await readSourceText("resident-letter.txt");
  const bytes = await sample.bytes();
  if (extname(sample.name) === ".pdf") return (await pagesOf(bytes)).join("\n");
  if (extname(sample.name) === ".docx")
    return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (extname(sample.name) === ".html") return parseHTML(text).document.body?.textContent ?? "";
  return extname(sample.name) === ".vtt" ? spokenWords(text) : text;
}

/** Captions without their header, notes, styles, numbers, times and voice tags. */
function spokenWords(captions: string): string {
  return captions
    .split("\n\n")
    .filter((block) => block.includes("-->"))
    .map((block) => block.slice(block.indexOf("\n", block.indexOf("-->")) + 1))
    .join("\n")
    .replace(/<v [^>]*>/g, "");
}

/** What stands between double quotation marks, in order. */
export async function quotationsIn(key: string): Promise<string[]> {
  return [...(await textOf(key)).matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? "");
}
