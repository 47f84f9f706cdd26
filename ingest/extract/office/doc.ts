/** Word documents in the format used before 2007 (MS-DOC). */
import WordExtractor from "word-extractor";
import { outsideText } from "../../../storage/model/finding.js";
import { type Draft, makeExtraction } from "../assemble.js";
import { memorySource } from "../byte-source.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";
import { madeBy } from "../made-by.js";
import { type CompoundEntry, compoundEntries, streamHead } from "./compound.js";

/** The types of the package leave out that curly quotes and dashes can be kept as they are. */
type Words = (options: { filterUnicode: false }) => string;

/** Word 97 and later (MS-DOC 2.5.1, nFib). */
const firstReadable = 0xc1;
const encryptedFlag = 0x0100;

/**
 * Paragraphs, table rows, text boxes, then the notes. Styles and list numbers are not read.
 * @throws ExtractionFailed `encrypted`, `unsupported` for Word 6 and older, `corrupt`
 */
export async function extractDoc(input: FileInput): Promise<Extraction> {
  const document = await open(input.name, await readable(input));
  const words = (read: Words) => read({ filterUnicode: false });
  const body = words(document.getBody.bind(document) as Words);
  const boxes = words(document.getTextboxes.bind(document) as Words);
  const footnotes = words(document.getFootnotes.bind(document) as Words);
  const endnotes = words(document.getEndnotes.bind(document) as Words);
  const comments = words(document.getAnnotations.bind(document) as Words).trim();
  return makeExtraction({
    ...madeBy("doc"),
    drafts: [body, boxes, footnotes, endnotes].flatMap(draftsOf),
    findings: comments
      .split(/\r\n?|\n/)
      .filter((words) => words.trim() !== "")
      .map((words, index) => outsideText("comment", `comment ${index + 1}`, words)),
    warnings: comments === "" ? [] : ["Comments in the margin are not part of the text."],
  });
}

async function open(name: string, bytes: Buffer) {
  try {
    return await new WordExtractor().extract(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/magic number/i.test(reason)) throw tooOld(name);
    throw new ExtractionFailed(
      "corrupt",
      `${name} is damaged and cannot be read as a Word document (${reason}).`,
      { cause: error },
    );
  }
}

/**
 * The bytes as the package reads them, when it can. The head of the main stream says the version and whether the
 * rest is encrypted (MS-DOC 2.5.2).
 */
async function readable({ bytes, name }: FileInput): Promise<Buffer> {
  const source = memorySource(bytes);
  const entries = await compoundEntries(source);
  const main = entries.find((entry) => entry.name.toLowerCase() === streams[0]?.toLowerCase());
  const head = main ? await streamHead(source, main) : Buffer.alloc(0);
  if (head.length >= 12 && head.readUInt16LE(10) & encryptedFlag) throw locked({ name });
  if (head.length >= 12 && head.readUInt16LE(2) < firstReadable) throw tooOld(name);
  return withUsualNames(Buffer.from(bytes), entries);
}

const streams = ["WordDocument", "0Table", "1Table", "Data"];

/** Names of streams are the same in capitals and small letters (MS-CFB 2.6.4); the package knows one spelling. */
function withUsualNames(bytes: Buffer, entries: CompoundEntry[]): Buffer {
  for (const { name, place } of entries) {
    const usual = streams.find((stream) => stream.toLowerCase() === name.toLowerCase());
    if (usual) bytes.write(usual, place, "utf16le");
  }
  return bytes;
}

function tooOld(name: string): ExtractionFailed {
  return new ExtractionFailed(
    "unsupported",
    `${name} was written by Word 6 or older, whose format cannot be read. To search it, save it as .docx.`,
  );
}

/** The package ends paragraphs with a line end and the cells of a row with a tab. */
function draftsOf(text: string): Draft[] {
  return text.split("\n").map((line): Draft => {
    const cells = line.split("\t").filter((cell) => cell.trim() !== "");
    const row = /\t\s*$/.test(line) && cells.length > 1;
    return row
      ? { kind: "row", pieces: [{ text: cells.join(" | ") }] }
      : { kind: "paragraph", pieces: [{ text: line }] };
  });
}
