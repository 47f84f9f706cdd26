/** Word documents (Office Open XML). */
import mammoth from "mammoth";
import { makeExtraction } from "./assemble.js";
import { cleanText } from "./clean-text.js";
import { type Extraction, ExtractionFailed, type FileMetadata } from "./extraction.js";
import type { FileInput } from "./extractors.js";
import { htmlBlocks } from "./html-blocks.js";
import { type HtmlElement, parseDocument } from "./html-dom.js";
import { readZipEntry, zipEntries } from "./zip-entries.js";

/** The parts of a document that carry words; more than this unpacked is a bomb, not a report. */
const largestUnpacked = 200 * 1024 * 1024;
const largestProperties = 1024 * 1024;
const styles = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** Headings, paragraphs, lists, table rows, then the notes. */
export async function extractDocx(input: FileInput): Promise<Extraction> {
  const unpacked = zipEntries(input.bytes)
    .filter((entry) => entry.name.endsWith(".xml"))
    .reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > largestUnpacked)
    throw new ExtractionFailed(
      "too-large",
      `${input.name} would unpack to ${unpacked} bytes of text; at most ${largestUnpacked} are read.`,
    );
  const { html, warnings } = await toHtml(input);
  return makeExtraction({
    extractor: "docx",
    extractorVersion: "1",
    drafts: htmlBlocks(parseDocument(html).body, isReturnArrow),
    metadata: properties(input.bytes),
    warnings,
  });
}

async function toHtml(input: FileInput): Promise<{ html: string; warnings: string[] }> {
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(input.bytes) },
      { styleMap: styles, convertImage },
    );
    const warnings = result.messages
      .filter((message) => message.type === "error")
      .map((message) => message.message);
    return { html: result.value, warnings };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExtractionFailed(
      "corrupt",
      `${input.name} is damaged and cannot be read as a Word document (${reason}).`,
      {
        cause: error,
      },
    );
  }
}

/** The arrow mammoth puts behind each note, to lead back to its place. */
function isReturnArrow(element: HtmlElement): boolean {
  return (
    element.nodeName.toUpperCase() === "A" &&
    /^#(?:foot|end)note-ref-/.test(element.getAttribute("href") ?? "")
  );
}

/** Core properties (ECMA-376 part 2, 11.1). A title that is only a file name says nothing. */
function properties(bytes: Uint8Array): Partial<FileMetadata> {
  const xml = readZipEntry(bytes, "docProps/core.xml", largestProperties)?.toString("utf8");
  if (!xml) return {};
  const value = (name: string) => {
    const text = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";
    return cleanText(parseDocument(text).body.textContent ?? "") || null;
  };
  const title = value("dc:title");
  const named = title !== null && !/^Microsoft Word - |\.docx?$/i.test(title);
  return { title: named ? title : null, byline: value("dc:creator"), language: value("dc:language") };
}
