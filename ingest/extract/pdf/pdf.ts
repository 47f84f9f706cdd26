/** PDF: the text of its pages, laid out in reading order; pages without text are read by machine. */
import { outsideText } from "../../../storage/model/finding.js";
import { cutWhole } from "../../../storage/model/kept-text.js";
import { aboutPages } from "../about-pages.js";
import { makeExtraction, type PageDraft } from "../assemble.js";
import { cleanText } from "../clean-text.js";
import { type Extraction, ExtractionFailed, type FileMetadata } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { besideText } from "../left-out.js";
import { madeBy } from "../made-by.js";
import { type Ocr, readScans, type ScansRead } from "../ocr/read-scans.js";
import { howSeen } from "../ocr/seen-page.js";
import { foundPeople } from "../office/package-hidden.js";
import { positionsInside } from "../pictures/picture-position.js";
import { rawPages } from "../text/raw-text.js";
import { annotationsOf } from "./annotations.js";
import { attachedFiles } from "./attachments.js";
import { earlierStates } from "./earlier-states.js";
import { hasLayerOff } from "./hidden.js";
import type { InnerDocument } from "./inner.js";
import { type PdfInfo, withPdf } from "./open.js";
import type { PdfPage } from "./page.js";
import { blocksOf } from "./paragraphs.js";
import { printedLabels } from "./printed-numbers.js";
import { type ReadPage, readPages } from "./read-pages.js";
import { readingOrder } from "./reading-order.js";
import { scanOf, withSeen } from "./scan.js";

/**
 * The text of a PDF in reading order. Pages without a sound text layer are read by machine when `ocr` says how; those
 * that stay without text have method `none` and are named in a warning.
 * @throws ExtractionFailed `encrypted`, `corrupt`, `empty`, or `unsupported` for a language that cannot be read
 */
export async function extractPdf(input: FileInput, ocr?: Ocr): Promise<Extraction> {
  return withPdf(input, (doc, info) => readDocument(doc, info, input, ocr));
}

async function readDocument(
  doc: InnerDocument,
  info: PdfInfo,
  input: FileInput,
  ocr: Ocr | undefined,
): Promise<Extraction> {
  const { name, beforePage } = input;
  if (doc.numPages === 0) throw new ExtractionFailed("empty", `${name} is a PDF without pages.`);
  const { fields, comments } = await annotationsOf(doc);
  const pages = await readPages(doc, fields, beforePage);
  const silent = pages.filter((page) => !page.known);
  const scans = silent.map(({ number, dots }) => scanOf(doc, number, dots));
  const seen = ocr && scans.length > 0 ? await readScans(scans, ocr) : null;
  const { lines, furniture } = readingOrder(pages.map((page) => withMachine(page, seen)));
  const labels = (await doc.getPageLabels()) ?? printedLabels(pages.length, furniture);
  const drafts = pages.map((page) => draftOf(page, labelOf(labels?.[page.number - 1]), seen));
  const attached = await attachedFiles(doc, input);
  const extraction = makeExtraction({
    ...madeBy("pdf", seen?.reader),
    drafts: blocksOf(lines),
    pages: drafts,
    furniture,
    rawPages: rawPages(pages, seen?.pages),
    metadata: metadataOf(info),
    findings: [
      ...comments,
      ...pages.flatMap((page) => page.hidden),
      ...positionsInside(input.bytes).map((position) =>
        outsideText("position", "a picture in the file", position),
      ),
      ...foundPeople(authorOf(info)),
      ...earlierStates(input.bytes),
    ],
    warnings: [
      ...aboutPages(drafts, seen),
      ...besideText({ comments: comments.length, deleted: 0 }),
      ...aboutForm(info),
      ...aboutLayers(pages),
      ...attached.warnings,
    ],
    ...(!ocr && scans.length > 0 && { scanPages: scans.length }),
  });
  return { ...extraction, ...(attached.members && { members: attached.members }) };
}

/** Longer labels are no page numbers, and a file can give each page one without end. */
const longestLabel = 40;

function labelOf(label = ""): string | null {
  return cutWhole(cleanText(label), longestLabel) || null;
}

function withMachine(page: ReadPage, seen: ScansRead | null): PdfPage {
  const byMachine = seen?.pages.get(page.number);
  return byMachine ? withSeen(page, byMachine) : page;
}

function draftOf(
  { number, known, items, ...sheet }: ReadPage,
  label: string | null,
  seen: ScansRead | null,
): PageDraft {
  const size = { width: Math.round(sheet.width) || 1, height: Math.round(sheet.height) || 1 };
  const byMachine = seen?.pages.get(number);
  if (byMachine) return { number, label, size, ...howSeen(byMachine) };
  return {
    number,
    label,
    size,
    method: known || items.length > 0 || seen?.blank.has(number) ? "text" : "none",
  };
}

function authorOf({ info }: PdfInfo): string[] {
  return typeof info?.Author === "string" ? [cleanText(info.Author)] : [];
}

/** Forms of XFA bring their own pages, which are not drawn: the pages of the PDF may only say that. */
function aboutForm({ info }: PdfInfo): string[] {
  if (!info?.IsXFAPresent) return [];
  return [
    "This is an XFA form: what it shows and what was filled in may be missing; a print of it to PDF has both.",
  ];
}

function aboutLayers(pages: readonly ReadPage[]): string[] {
  if (!pages.some((page) => hasLayerOff(page.hidden))) return [];
  return [
    "Words on layers that are switched off, which the pages do not show, are in the text; the findings name them.",
  ];
}

function metadataOf({ info }: PdfInfo): Partial<FileMetadata> {
  const text = (value: unknown) => (typeof value === "string" ? cleanText(value) || null : null);
  return { title: text(info?.Title), byline: text(info?.Author), language: text(info?.Language) };
}
