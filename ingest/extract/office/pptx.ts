/** Slide shows (Office Open XML, PresentationML): each slide a page, its notes after it. */
import { type Draft, makeExtraction, type PageDraft, type Piece } from "../assemble.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import { type OfficeParts, openOffice } from "./office-parts.js";
import { foundInPackage } from "./package-hidden.js";
import { type ShownSlide, slideFindings } from "./pptx-hidden.js";

/**
 * The words of every slide in the order of the show; hidden slides are read and reported.
 * @throws ExtractionFailed `corrupt` or `too-large`
 */
export async function extractPptx(input: FileInput): Promise<Extraction> {
  const parts = await openOffice(input);
  const presentation = parts.xml(parts.main);
  const links = parts.relationships(parts.main);
  const first = Number(presentation?.attributes.get("firstSlideNum") ?? 1);
  const paths = childrenOf(childOf(presentation, "sldIdLst") ?? emptyElement, "sldId").flatMap(
    (slide) => links.get(slide.attributes.get("r:id") ?? "")?.target ?? [],
  );
  const slides = paths.map((path) => readSlide(parts, path));
  const hidden = slides.flatMap((slide, index) => (slide.hidden ? [index + first] : []));
  return makeExtraction({
    ...madeBy("pptx"),
    drafts: slides.flatMap((slide, index) => slide.drafts.map((draft) => onPage(draft, index + 1))),
    pages: slides.map(
      (slide, index): PageDraft => ({
        number: index + 1,
        label: String(index + first),
        method: slide.drafts.some(hasWords) ? "text" : "none",
      }),
    ),
    metadata: parts.metadata,
    findings: [...slideFindings(parts, slides, first), ...foundInPackage(parts)],
    warnings: hidden.map((number) => `Slide ${number} is hidden in the file; it is read all the same.`),
  });
}

const emptyElement: XmlElement = { name: "", attributes: new Map(), children: [] };

function readSlide(parts: OfficeParts, path: string): ShownSlide & { drafts: Draft[] } {
  const slide = parts.xml(path);
  if (!slide) return { path, drafts: [], hidden: false, words: "", notes: "" };
  const links = [...parts.relationships(path).values()];
  const drawn = links
    .filter((link) => link.type === "chart" || link.type === "diagramData")
    .flatMap((link) => drawnWords(parts.xml(link.target)));
  const notes = links
    .filter((link) => link.type === "notesSlide")
    .flatMap((link) => shapesOf(parts.xml(link.target) ?? emptyElement))
    .filter((shape) => placeholder(shape) === "body")
    .flatMap((shape) => paragraphsOf(shape, false))
    .filter(hasWords);
  const heading: Draft = { kind: "heading", level: 2, pieces: [{ text: "Notes" }] };
  const shown = [...shapesOf(slide).flatMap(shapeDrafts), ...drawn];
  return {
    path,
    words: wordsIn(shown),
    notes: wordsIn(notes),
    drafts: [...shown, ...(notes.length > 0 ? [heading, ...notes] : [])],
    hidden: /^(?:0|false)$/.test(slide.attributes.get("show") ?? "1"),
  };
}

/** Shapes with words and tables, in the order in which they are drawn; the title first, as it is read. */
function shapesOf(slide: XmlElement): XmlElement[] {
  const tree = childOf(slide, "cSld", "spTree") ?? emptyElement;
  const shapes = leafShapes(tree);
  return [...shapes.filter(isTitle), ...shapes.filter((shape) => !isTitle(shape))];
}

function leafShapes(group: XmlElement): XmlElement[] {
  return childrenOf(group).flatMap((child): XmlElement[] => {
    if (child.name === "grpSp") return leafShapes(child);
    if (child.name === "AlternateContent")
      return leafShapes(childOf(child, "Choice") ?? childOf(child, "Fallback") ?? child);
    return child.name === "sp" || child.name === "graphicFrame" ? [child] : [];
  });
}

function placeholder(shape: XmlElement): string | null {
  const mark = childOf(shape, "nvSpPr", "nvPr", "ph");
  return mark ? (mark.attributes.get("type") ?? "body") : null;
}

function isTitle(shape: XmlElement): boolean {
  return /^(?:title|ctrTitle)$/.test(placeholder(shape) ?? "");
}

function shapeDrafts(shape: XmlElement): Draft[] {
  // The date, the number of the slide and its running foot are not part of its sentences.
  if (/^(?:dt|sldNum|ftr|hdr)$/.test(placeholder(shape) ?? "")) return [];
  const rows = descendantsOf(shape, "tr").map(rowOf);
  return rows.length > 0 ? rows : paragraphsOf(shape, isTitle(shape));
}

function rowOf(row: XmlElement): Draft {
  const cells = childrenOf(row, "tc").map((cell) =>
    descendantsOf(cell, "p")
      .map((paragraph) =>
        piecesOf(paragraph)
          .map((piece) => piece.text)
          .join(""),
      )
      .join(" "),
  );
  return { kind: "row", pieces: [{ text: cells.filter((cell) => cell.trim() !== "").join(" | ") }] };
}

/** The paragraphs of a shape; a title of several is one heading. */
function paragraphsOf(shape: XmlElement, title: boolean): Draft[] {
  const paragraphs = childrenOf(childOf(shape, "txBody") ?? emptyElement, "p");
  if (title) {
    const pieces = paragraphs.flatMap((paragraph) => [...piecesOf(paragraph), { text: " " }]);
    return [{ kind: "heading", level: 1, pieces }];
  }
  return paragraphs.map((paragraph) => {
    const bullet = childOf(paragraph, "pPr", "buChar") ? "•" : null;
    return { kind: bullet ? "list-item" : "paragraph", marker: bullet, pieces: piecesOf(paragraph) };
  });
}

function piecesOf(paragraph: XmlElement): Piece[] {
  return childrenOf(paragraph).flatMap((child): Piece[] => {
    if (child.name === "br") return [{ text: "\n" }];
    if (child.name !== "r" && child.name !== "fld") return [];
    const bold = /^(?:1|true)$/.test(childOf(child, "rPr")?.attributes.get("b") ?? "");
    return [{ text: textOf(childOf(child, "t")), bold }];
  });
}

/** Words in charts (titles, series, categories) and in diagrams, each once. */
function drawnWords(root: XmlElement | undefined): Draft[] {
  if (!root) return [];
  const written = descendantsOf(root, "p").map((paragraph) =>
    descendantsOf(paragraph, "t").map(textOf).join(""),
  );
  const cached = descendantsOf(root, "strCache").flatMap((cache) => descendantsOf(cache, "v").map(textOf));
  const words = [...new Set([...written, ...cached].map((text) => text.trim()))];
  return words.map((text): Draft => ({ kind: "paragraph", pieces: [{ text }] }));
}

function wordsIn(drafts: readonly Draft[]): string {
  return drafts
    .map(({ pieces }) => pieces.map(({ text }) => text).join(""))
    .join(" ")
    .trim();
}

function onPage(draft: Draft, page: number): Draft {
  return { ...draft, pieces: draft.pieces.map((piece) => ({ ...piece, page })) };
}

function hasWords(draft: Draft): boolean {
  return draft.pieces.some((piece) => piece.text.trim() !== "");
}
