/** Small PDFs for the tests, typeset as reports are. */
import PDFDocument from "pdfkit";

export type Drawing = (pdf: PDFKit.PDFDocument) => void;

/** The bytes of a PDF drawn by `draw`. Pages are A4; the text area is left to the drawing. */
export function madePdf(draw: Drawing, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false, ...options });
  const parts: Buffer[] = [];
  const bytes = new Promise<Buffer>((resolve) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
  });
  draw(pdf);
  pdf.end();
  return bytes;
}

export interface LineStyle {
  x?: number;
  size?: number;
  leading?: number;
  font?: "Times-Roman" | "Times-Bold" | "Times-Italic";
}

/** Draws lines as given, one below the other; returns the height of the next. */
export function drawLines(
  pdf: PDFKit.PDFDocument,
  y: number,
  lines: string[],
  style: LineStyle = {},
): number {
  const { x = 70, size = 11, leading = 14, font = "Times-Roman" } = style;
  pdf.font(font).fontSize(size);
  for (const [index, line] of lines.entries()) pdf.text(line, x, y + index * leading, { lineBreak: false });
  return y + lines.length * leading;
}

/** A page with its running head and number, as reports print them. */
export function page(pdf: PDFKit.PDFDocument, number: number, head = "Facial recognition in policing"): void {
  pdf.addPage();
  drawLines(pdf, 30, [head], { size: 9 });
  drawLines(pdf, 800, [`${number}`], { x: 290, size: 9 });
}
