/** A collection as a PDF, with the references numbered at its end. Speaks to pdfkit. */
import type PDFKit from "pdfkit";
import { type Face, stretches } from "../../ingest/pdf-faces.js";
import { oscola } from "../cited/oscola.js";
import { type Run, upright } from "../cited/runs.js";
import type { Collected, CollectedEntry } from "./collected.js";
import { standingSentence } from "./standing-sentence.js";

const margin = 64;
/** How far quoted words stand in, in points. */
const indent = 28;
/** Points that must be free below a heading. */
const roomForHeading = 90;

interface Writing {
  sheet: InstanceType<typeof PDFKit>;
  /** References so far. */
  notes: Run[][];
  /** Characters that the faces do not have. */
  unset: number;
}

interface Setting {
  size: number;
  face?: Face;
  indent?: number;
  after?: number;
}

/** The file's bytes. */
export async function collectionPdf(collected: Collected): Promise<Buffer> {
  const { default: PDFDocument } = await import("pdfkit");
  const sheet = new PDFDocument({
    size: "A4",
    margin,
    lang: "en-GB",
    info: { Title: collected.title, Author: collected.by, Creator: "Ibid" },
  });
  const writing: Writing = { sheet, notes: [], unset: 0 };
  set(writing, [upright(collected.title)], { size: 22, face: "bold", after: 10 });
  prose(writing, collected.introduction);
  for (const entry of collected.entries) setEntry(writing, entry);
  if (writing.notes.length > 0) heading(writing, "References");
  for (const [index, note] of writing.notes.entries())
    set(writing, [upright(`${index + 1}  `), ...note], { size: 9, after: 5 });
  set(writing, [upright(`${collected.by}, ${collected.address}`)], { size: 9, after: 5 });
  if (writing.unset > 0) {
    const sentence = `${writing.unset} characters have no letter in this file and are shown as boxes: read them at the address above.`;
    set(writing, [upright(sentence)], { size: 9, face: "italic" });
  }
  return collect(sheet);
}

const aside: Setting = { size: 10, face: "italic", indent, after: 10 };

function setEntry(writing: Writing, entry: CollectedEntry): void {
  if (entry.kind === "heading") heading(writing, entry.text);
  else prose(writing, entry.text);
  if (entry.kind === "closed") set(writing, [upright(entry.sentence)], { ...aside, indent: 0 });
  if (entry.kind !== "citation") return;
  writing.notes.push(oscola(entry.cited));
  const words = `“${entry.cited.words?.exact ?? ""}” [${writing.notes.length}]`;
  set(writing, [upright(words)], { size: 11, indent, after: 8 });
  const standing = standingSentence(entry);
  if (standing !== null) set(writing, [upright(standing)], aside);
}

function heading(writing: Writing, text: string): void {
  const { sheet } = writing;
  if (sheet.y + roomForHeading > sheet.page.height - margin) sheet.addPage();
  sheet.moveDown(0.5);
  set(writing, [upright(text)], { size: 14, face: "bold", after: 6 });
}

function prose(writing: Writing, text: string): void {
  for (const part of text.split(/\n{2,}/))
    if (part.trim() !== "") set(writing, [upright(part)], { size: 11, after: 8 });
}

/** One paragraph: runs in their faces, in the files that have their letters, as one flow of lines. */
function set(writing: Writing, runs: readonly Run[], setting: Setting): void {
  const { sheet } = writing;
  const pieces = runs.flatMap(({ text, italic }) => {
    const cut = stretches(text.replace(/\t/g, " "), italic ? "italic" : (setting.face ?? "normal"));
    writing.unset += cut.unset;
    return cut.stretches;
  });
  const left = margin + (setting.indent ?? 0);
  const width = sheet.page.width - left - margin - (setting.indent ?? 0);
  sheet.fontSize(setting.size);
  sheet.x = left;
  for (const [index, { text, file }] of pieces.entries()) {
    const continued = index < pieces.length - 1;
    sheet.font(file).text(text, { width, continued, lineGap: 2 });
  }
  sheet.x = margin;
  sheet.y += setting.after ?? 0;
}

async function collect(sheet: Writing["sheet"]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  sheet.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => sheet.on("end", resolve).on("error", reject));
  sheet.end();
  await ended;
  return Buffer.concat(chunks);
}
