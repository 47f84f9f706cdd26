/** What is laid on the pages of a PDF: filled form fields, and comments (ISO 32000-1, 12.5 and 12.7). */
import { least, most } from "../../../storage/model/extremes.js";
import type { Finding } from "../../../storage/model/finding.js";
import { cleanText } from "../clean-text.js";
import type { InnerAnnotation, InnerDocument, Viewport } from "./inner.js";
import { type PdfItem, rightOf } from "./page.js";

/** Kinds of annotation (pdf.js `AnnotationType`): all that people write into; not links, pop-ups, media and attached files. */
const widget = 20;
const kinds = new Set([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, widget]);
/** Set so that nobody sees it: hidden, or not on screen (12.5.3). */
const unseenFlags = 2 | 32;
const longestWords = 300;
/** Type in fields that choose it themselves, in points and as a share of a field of one line. */
const usualSize = 11;
const lineShare = 0.7;

export interface Annotations {
  /** Filled fields by the number of their page. */
  fields: Map<number, InnerAnnotation[]>;
  /** Comments with words, in the order of their pages. They are not part of the text. */
  comments: Finding[];
}

export async function annotationsOf(doc: InnerDocument): Promise<Annotations> {
  const all = (await doc.getAnnotationsByType(kinds, new Set())) ?? [];
  const fields: Annotations["fields"] = new Map();
  const comments: { page: number; finding: Finding }[] = [];
  for (const one of all) {
    const page = one.pageIndex + 1;
    if (one.annotationType === widget) {
      const seen = ((one.annotationFlags ?? 0) & unseenFlags) === 0;
      if (!seen || printedValue(one) === "") continue;
      const others = fields.get(page);
      if (others) others.push(one);
      else fields.set(page, [one]);
      continue;
    }
    const words = cleanText(one.contentsObj?.str ?? "").slice(0, longestWords);
    if (words === "") continue;
    const by = cleanText(one.titleObj?.str ?? "") || null;
    comments.push({
      page,
      finding: { kind: "comment", place: `page ${page}`, words, start: null, end: null, by },
    });
  }
  return { fields, comments: comments.sort((a, b) => a.page - b.page).map(({ finding }) => finding) };
}

/** What the field shows: what was typed or chosen, or a box with or without its tick. */
function printedValue({ fieldType, fieldValue, ...field }: InnerAnnotation): string {
  if (fieldType === "Btn") {
    if (!field.checkBox && !field.radioButton) return "";
    return fieldValue === (field.checkBox ? field.exportValue : field.buttonValue) ? "☒" : "☐";
  }
  if (fieldType !== "Tx" && fieldType !== "Ch") return "";
  const values = [fieldValue ?? []].flat().map(String);
  const shown = values.map(
    (value) => field.options?.find((one) => one.exportValue === value)?.displayValue ?? value,
  );
  return field.password ? "" : shown.join(", ").trim();
}

/** The values of fields as text in their place; on the line of the words beside them, where there are some. */
export function fieldItems(
  fields: readonly InnerAnnotation[],
  view: Viewport,
  items: readonly PdfItem[],
): PdfItem[] {
  return fields
    .flatMap((field) => {
      const [left, top, right, bottom] = boxOf(field.rect, view);
      const lines = printedValue(field).split(/\r\n?|\n/);
      const own =
        field.defaultAppearanceData?.fontSize ||
        Math.min(usualSize, (lineShare * (bottom - top)) / lines.length);
      const inBox = { y: (top + bottom) / 2 + 0.35 * own, size: own };
      const { y, size } =
        lines.length === 1
          ? (lineBeside(items, left, top, right, bottom) ?? inBox)
          : { ...inBox, y: top + own };
      return lines.map(
        (text, index): PdfItem => ({
          text: cleanText(text),
          x: left + 1,
          y: y + index * 1.2 * size,
          width: Math.min(right - left - 1, 0.5 * size * text.length),
          size,
          turn: 0,
          bold: false,
          italic: false,
          spaced: true,
          rightToLeft: false,
        }),
      );
    })
    .filter((item) => item.text !== "");
}

/** The words whose baseline runs through the field and that stand nearest to it. */
function lineBeside(items: readonly PdfItem[], left: number, top: number, right: number, bottom: number) {
  const slack = 0.2 * (bottom - top);
  let nearest: { item: PdfItem; distance: number } | null = null;
  for (const item of items) {
    if (item.turn !== 0 || item.y <= top || item.y >= bottom + slack) continue;
    const distance = Math.max(left - rightOf(item), item.x - right, 0);
    if (nearest === null || distance < nearest.distance) nearest = { item, distance };
  }
  return nearest?.item ?? null;
}

/** Left, top, right and bottom as the page is seen. */
function boxOf(rect: readonly number[], { transform: [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] }: Viewport) {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const xs = [a * x1 + c * y1 + e, a * x2 + c * y2 + e] as const;
  const ys = [b * x1 + d * y1 + f, b * x2 + d * y2 + f] as const;
  return [least(xs), least(ys), most(xs), most(ys)] as const;
}
