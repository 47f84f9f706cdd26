/** A PDF of drawn pages with a text layer of its own: nothing of the file it was drawn from is in it. Speaks to pdfkit. */
import type PDFKit from "pdfkit";
import { stretches } from "../pdf-faces.js";

export interface RedactedPage {
  /** A PNG as large as the page; null where the words that were taken out could not be found on it. */
  image: Uint8Array | null;
  /** In points. */
  width: number;
  height: number;
  /** What stands on it, less what was taken out. */
  text: string;
}

type Sheet = InstanceType<typeof PDFKit>;

const margin = 40;
const letters = 100;
const size = 10;

/** The file's bytes. Its text can be searched and copied; on a page without an image it is what is seen. */
export async function redactedPdf(pages: readonly RedactedPage[], at: string): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const sheet = new PDFDocument({
    autoFirstPage: false,
    info: { Creator: "Ibid", Producer: "Ibid", CreationDate: new Date(at) },
  });
  for (const page of pages) {
    const { width, height } = page;
    sheet.addPage({ size: [width, height], margin: 0 });
    if (page.image) sheet.image(Buffer.from(page.image), 0, 0, { width, height });
    // Rendering mode 3 (ISO 32000, 9.3.6): there, and not painted, as scans with a text layer have it.
    if (page.image) sheet.addContent("3 Tr");
    setLines(sheet, linesOf(page.text), page);
    if (page.image) sheet.addContent("0 Tr");
  }
  return collect(sheet);
}

/** Set small enough for all lines to stand on the page, in the order in which they are read. */
function setLines(sheet: Sheet, lines: readonly string[], { width, height }: RedactedPage): void {
  const step = Math.min(size * 1.4, (height - 2 * margin) / Math.max(1, lines.length));
  const letterSize = Math.min(size, step / 1.3, (width - 2 * margin) / (letters * 0.55));
  sheet.fontSize(Math.max(0.5, letterSize));
  for (const [index, line] of lines.entries()) {
    let x = margin;
    for (const { text, file } of stretches(line, "normal").stretches) {
      sheet.font(file);
      sheet.text(text, x, margin + index * step, { lineBreak: false });
      x += sheet.widthOfString(text);
    }
  }
}

/** Lines of at most so many letters; an empty one where the text has a gap. */
function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => {
    const wrapped: string[] = [];
    let last = "";
    for (const word of line.split(" ")) {
      if (last !== "" && last.length + word.length >= letters) {
        wrapped.push(last);
        last = word;
      } else last = last === "" ? word : `${last} ${word}`;
    }
    return [...wrapped, last];
  });
}

async function collect(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  sheet.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => sheet.on("end", resolve).on("error", reject));
  sheet.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
