/**
 * Sets a text in the samples' markup as a PDF, and binds scanned sheets into one. The only file that speaks
 * to pdfkit. The same text gives the same bytes on every run: dates come from the text, the file's id is
 * made from them, and streams are left uncompressed because deflate differs between Node releases.
 */
import type PDFKit from "pdfkit";
import { type Markup, type MarkupBlock, parseMarkup, plainWords, requiredField } from "./markup.js";

const margin = 72;
/** How far hanging and indented words stand in from the margin, in points. */
const indent = 36;
const bodySize = 11.5;
/** Points that must be free for a block to begin on a page: two lines, or a heading and what it heads. */
const roomForWords = 44;
const roomForHeading = 96;

interface Faces {
  roman: string;
  bold: string;
  italic: string;
}

const faces: Readonly<Record<string, Faces>> = {
  serif: { roman: "Times-Roman", bold: "Times-Bold", italic: "Times-Italic" },
  sans: { roman: "Helvetica", bold: "Helvetica-Bold", italic: "Helvetica-Oblique" },
};

type Sheet = InstanceType<typeof PDFKit>;

/** Typesets `source`; fields used: title, author, created, face (serif or sans), head, folio. */
export async function typesetPdf(source: string): Promise<Uint8Array> {
  const markup = parseMarkup(source);
  const face = faces[requiredField(markup, "face")];
  if (!face) throw new Error(`Expected the field "@ face:" to be serif or sans`);
  const sheet = await openSheet(markup.fields, margin);
  for (const block of markup.blocks) setBlock(sheet, block, face);
  setHeadsAndFolios(sheet, markup, face);
  return await collect(sheet);
}

/** Binds images (JPEG or PNG, each a whole A4 page) into a PDF without a text layer. */
export async function bindImages(
  images: readonly Uint8Array[],
  fields: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const sheet = await openSheet(fields, 0);
  for (const [index, image] of images.entries()) {
    if (index > 0) sheet.addPage();
    sheet.image(Buffer.from(image), 0, 0, { width: sheet.page.width, height: sheet.page.height });
  }
  return await collect(sheet);
}

async function openSheet(fields: ReadonlyMap<string, string>, margins: number): Promise<Sheet> {
  const created = fields.get("created");
  if (created === undefined) throw new Error("Expected a date of creation, so that the bytes never change");
  const { default: PDFDocument } = await import("pdfkit");
  return new PDFDocument({
    size: "A4",
    margin: margins,
    compress: false,
    bufferPages: true,
    lang: "en-GB",
    info: {
      Title: fields.get("title") ?? "",
      Author: fields.get("author") ?? "",
      Creator: "Ibid sample collection",
      Producer: "Ibid sample collection",
      CreationDate: new Date(created),
    },
  });
}

function setBlock(sheet: Sheet, block: MarkupBlock, face: Faces): void {
  if (block.kind === "page-break") {
    sheet.addPage();
    return;
  }
  const room = headsOthers(block) ? roomForHeading : roomForWords;
  if (sheet.y + room > sheet.page.height - margin) sheet.addPage();
  if (block.kind === "title" || block.kind === "centred") setCentred(sheet, block, face);
  else if (block.kind === "heading" || block.kind === "subheading") setHeading(sheet, block, face);
  else setWords(sheet, block, face);
}

/** Headings, and paragraphs in bold throughout, belong to what follows them. */
function headsOthers(block: MarkupBlock): boolean {
  return block.kind === "heading" || block.kind === "subheading" || block.runs.every((run) => run.bold);
}

function setCentred(sheet: Sheet, block: MarkupBlock, face: Faces): void {
  const title = block.kind === "title";
  sheet.font(title ? face.bold : face.roman).fontSize(title ? 16 : bodySize);
  sheet.text(plainWords(block), margin, sheet.y, { align: "center", lineGap: 2 }).moveDown(0.6);
}

function setHeading(sheet: Sheet, block: MarkupBlock, face: Faces): void {
  const large = block.kind === "heading";
  sheet.moveDown(0.5).font(large ? face.bold : face.italic);
  sheet.fontSize(large ? 13.5 : bodySize);
  sheet.text(plainWords(block), margin, sheet.y).moveDown(0.4);
}

function setWords(sheet: Sheet, block: MarkupBlock, face: Faces): void {
  const left = block.kind === "paragraph" ? margin : margin + indent;
  const top = sheet.y;
  sheet.fontSize(bodySize);
  if (block.marker !== null) {
    sheet.font(block.marker.startsWith("Q") ? face.bold : face.roman);
    sheet.text(block.marker, margin, top, { lineBreak: false });
  }
  const width = sheet.page.width - margin - left;
  for (const [index, run] of block.runs.entries()) {
    const options = { width, lineGap: 2.5, continued: index < block.runs.length - 1 };
    sheet.font(run.bold ? face.bold : run.italic ? face.italic : face.roman);
    if (index === 0) sheet.text(run.text, left, top, options);
    else sheet.text(run.text, options);
  }
  sheet.moveDown(0.6);
}

/** The first page carries its number only. Margins are taken away, or writing in them would add pages. */
function setHeadsAndFolios(sheet: Sheet, markup: Markup, face: Faces): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page);
    sheet.page.margins = { top: 0, bottom: 0, left: margin, right: margin };
    const folio = requiredField(markup, "folio")
      .replace("{page}", String(page + 1))
      .replace("{pages}", String(count));
    sheet.font(face.roman).fontSize(9);
    if (page > start) sheet.text(requiredField(markup, "head"), margin, 38, { lineBreak: false });
    sheet.text(folio, margin, sheet.page.height - 46, {
      align: "center",
      lineBreak: false,
      width: measure(sheet),
    });
  }
}

function measure(sheet: Sheet): number {
  return sheet.page.width - 2 * margin;
}

async function collect(sheet: Sheet): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  sheet.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => sheet.on("end", resolve).on("error", reject));
  sheet.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
