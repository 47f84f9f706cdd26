/** Opens a PDF with pdf-parse and gives out the document inside it. The only file that knows pdf-parse. */
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";
import type { InnerDocument } from "./inner.js";

// On Node 20 pdf.js puts a slow `push` in the place of the built-in one, for a fault that only frozen arrays meet:
// a fifth of all the time went into it. So the built-in one is kept, and put back when pdf.js has been loaded.
const { push } = Array.prototype;
const { PDFParse } = await import("pdf-parse");

/** The pdf.js that pdf-parse itself uses: another version's tables would not fit. */
const parserPath = createRequire(import.meta.url).resolve("pdf-parse");
const pdfjs = dirname(createRequire(parserPath).resolve("pdfjs-dist/package.json"));

/** What a PDF says of itself in its information dictionary (ISO 32000-1, 14.3.3). */
export interface PdfInfo {
  info?: { Title?: unknown; Author?: unknown; Language?: unknown; IsXFAPresent?: unknown } | null;
}

/**
 * Opens the PDF for as long as `use` takes.
 * @throws ExtractionFailed `encrypted` or `corrupt`
 */
export async function withPdf<Result>(
  input: FileInput,
  use: (doc: InnerDocument, info: PdfInfo) => Promise<Result>,
): Promise<Result> {
  const parser = new PDFParse({
    data: new Uint8Array(input.bytes),
    cMapUrl: join(pdfjs, "cmaps") + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, "standard_fonts") + sep,
    // JPEG 2000, which many scans are, is unpacked by a module of its own.
    wasmUrl: join(pdfjs, "wasm") + sep,
    verbosity: 0,
    ...(input.password !== undefined && { password: input.password }),
  });
  try {
    const info: PdfInfo = await parser.getInfo();
    Object.assign(Array.prototype, { push });
    const { doc } = parser as unknown as { doc: InnerDocument };
    return await use(doc, info);
  } catch (error) {
    throw asFailure(error, input);
  } finally {
    await parser.destroy();
  }
}

function asFailure(error: unknown, input: FileInput): Error {
  if (error instanceof ExtractionFailed || !(error instanceof Error)) return error as Error;
  if (error.name === "PasswordException") return locked(input, { cause: error });
  return new ExtractionFailed(
    "corrupt",
    `${input.name} is damaged and cannot be read as a PDF (${error.message}).`,
    { cause: error },
  );
}
