/** Slide shows in the format used before 2007 (MS-PPT): each slide a page, its notes after it. */
import type { Finding } from "../../../storage/model/finding.js";
import { cutWhole } from "../../../storage/model/kept-text.js";
import { type Draft, makeExtraction, type PageDraft } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { compoundStreams } from "./compound-streams.js";
import { livingObjects } from "./ppt-objects.js";
import { childrenOf, type PptRecord, recordAt, recordsWithin } from "./ppt-records.js";

/** Record types (MS-PPT 2.13.24). */
const slideListWithText = 0x0ff0;
const slidePersistAtom = 0x03f3;
const textHeaderAtom = 0x0f9f;
const textCharsAtom = 0x0fa0;
const textBytesAtom = 0x0fa8;
const outlineTextRefAtom = 0x0f9e;
const slideShowSlideInfoAtom = 0x03f9;
const notesAtom = 0x03f1;
const placeholderAtom = 0x0bc3;
const shapeContainer = 0xf004;
const clientTextbox = 0xf00d;
const commentContainer = 0x2ee0;
const stringAtom = 0x0fba;

/** Kinds of text (MS-PPT 2.13.33). */
const titles = new Set([0, 6]);
const notesText = 2;
/** Placeholders for the date, the number of the slide, its foot and its head (MS-PPT 2.13.21). */
const furniture = new Set([7, 8, 9, 10]);
const hiddenFlag = 0x0004;

/** A text of a slide and what it is for. */
interface SlideText {
  type: number;
  text: string;
}

interface Show {
  drafts: Draft[];
  hidden: boolean;
  comments: { text: string; by: string | null }[];
}

interface Slide {
  /** Where its record stands. */
  at: number;
  id: number;
  /** The texts of its placeholders, to which its shapes refer by their place in this list. */
  outline: SlideText[];
}

/**
 * The words of every slide in the order of the show; hidden slides are read and reported.
 * @throws ExtractionFailed `encrypted`, `corrupt`
 */
export async function extractPpt({ bytes, name }: FileInput): Promise<Extraction> {
  const streams = compoundStreams(bytes, name);
  const user = streams.read("Current User");
  const stream = streams.read("PowerPoint Document");
  if (!user || !stream) throw damaged(name, "its main stream is missing");
  const objects = livingObjects(user, stream, name);
  const document = childrenOf(stream, recordAt(stream, objects.document));
  const slides = slidesOf(stream, listOf(document, 0), objects.placeOf);
  const notes = notesOf(stream, slidesOf(stream, listOf(document, 2), objects.placeOf));
  const shows = slides.map((slide) => readSlide(stream, slide, notes.get(slide.id) ?? []));
  const hidden = shows.flatMap((show, index) => (show.hidden ? [index + 1] : []));
  const findings = shows.flatMap((show, index) => findingsOn(show, index + 1));
  const extraction = makeExtraction({
    ...madeBy("ppt"),
    drafts: shows.flatMap(({ drafts }, index) => drafts.map((draft) => onPage(draft, index + 1))),
    pages: shows.map(
      ({ drafts }, index): PageDraft => ({
        number: index + 1,
        label: String(index + 1),
        method: drafts.length > 0 ? "text" : "none",
      }),
    ),
    warnings: hidden.map((number) => `Slide ${number} is hidden in the file; it is read all the same.`),
  });
  return { ...extraction, findings };
}

/** What a reader of the printed slides would not see. */
function findingsOn({ hidden, comments, drafts }: Show, number: number): Finding[] {
  const place = `slide ${number}`;
  const nowhere = { place, start: null, end: null };
  const words = drafts[0]?.pieces.map(({ text }) => text).join("") ?? "";
  return [
    ...(hidden ? [{ ...nowhere, kind: "hidden slide" as const, words: cutWhole(words, 300), by: null }] : []),
    ...comments.map(({ text, by }) => ({
      ...nowhere,
      kind: "comment" as const,
      words: cutWhole(text, 300),
      by,
    })),
  ];
}

/** The list of slides (0) or notes (2) with their texts (MS-PPT 2.4.14.3). */
function listOf(document: readonly PptRecord[], instance: number): PptRecord | undefined {
  return document.find((record) => record.type === slideListWithText && record.instance === instance);
}

function slidesOf(
  stream: Buffer,
  list: PptRecord | undefined,
  placeOf: (object: number) => number | undefined,
): Slide[] {
  const slides: Slide[] = [];
  for (const record of list ? childrenOf(stream, list) : []) {
    const slide = slides.at(-1);
    if (record.type === slidePersistAtom && record.length >= 16) {
      const at = placeOf(stream.readUInt32LE(record.start));
      if (at !== undefined) slides.push({ at, id: stream.readUInt32LE(record.start + 12), outline: [] });
    } else if (slide) addText(stream, record, slide.outline);
  }
  return slides;
}

/** The texts of each page of notes, by the slide it belongs to. */
function notesOf(stream: Buffer, pages: readonly Slide[]): Map<number, SlideText[]> {
  const notes = new Map<number, SlideText[]>();
  for (const page of pages) {
    const records = recordsWithin(stream, recordAt(stream, page.at));
    const about = records.find(({ type, length }) => type === notesAtom && length >= 4);
    if (!about) continue;
    const texts = shapeTexts(stream, records, page.outline).filter(({ type }) => type === notesText);
    notes.set(stream.readUInt32LE(about.start), texts);
  }
  return notes;
}

function readSlide(stream: Buffer, slide: Slide, notes: readonly SlideText[]): Show {
  const records = recordsWithin(stream, recordAt(stream, slide.at));
  const texts = shapeTexts(stream, records, slide.outline);
  const ordered = [
    ...texts.filter(({ type }) => titles.has(type)),
    ...texts.filter(({ type }) => !titles.has(type)),
  ];
  const info = records.find(({ type, length }) => type === slideShowSlideInfoAtom && length >= 12);
  const heading: Draft = { kind: "heading", level: 2, pieces: [{ text: "Notes" }] };
  const noted = notes.flatMap(draftsOf);
  return {
    drafts: [...ordered.flatMap(draftsOf), ...(noted.length > 0 ? [heading, ...noted] : [])],
    hidden: info !== undefined && (stream.readUInt16LE(info.start + 10) & hiddenFlag) !== 0,
    comments: records.filter(({ type }) => type === commentContainer).map((one) => commentOf(stream, one)),
  };
}

/** Its author and its words (MS-PPT 2.5.21). */
function commentOf(stream: Buffer, comment: PptRecord) {
  const strings = childrenOf(stream, comment).filter(({ type }) => type === stringAtom);
  const said = (wanted: number) => {
    const found = strings.find(({ instance }) => instance === wanted);
    return found ? stream.toString("utf16le", found.start, found.start + found.length) : "";
  };
  return { by: said(0).trim() || null, text: said(1) };
}

/** What stands in the shapes of a slide, in the order in which they are drawn. */
function shapeTexts(
  stream: Buffer,
  records: readonly PptRecord[],
  outline: readonly SlideText[],
): SlideText[] {
  return records
    .filter(({ type }) => type === shapeContainer)
    .flatMap((shape) => {
      const parts = recordsWithin(stream, shape);
      const holder = parts.find(({ type, length }) => type === placeholderAtom && length >= 5);
      if (holder && furniture.has(stream.readUInt8(holder.start + 4))) return [];
      return parts
        .filter(({ type }) => type === clientTextbox)
        .flatMap((box) => boxTexts(stream, childrenOf(stream, box), outline));
    });
}

function boxTexts(stream: Buffer, records: readonly PptRecord[], outline: readonly SlideText[]): SlideText[] {
  const texts: SlideText[] = [];
  for (const record of records) {
    if (record.type === outlineTextRefAtom && record.length >= 4) {
      const text = outline[stream.readUInt32LE(record.start)];
      if (text) texts.push(text);
    } else addText(stream, record, texts);
  }
  return texts;
}

/** A header announces a text and its kind; the text follows, in two bytes a character or in one. */
function addText(stream: Buffer, { type, start, length }: PptRecord, texts: SlideText[]): void {
  const last = texts.at(-1);
  if (type === textHeaderAtom && length >= 4) texts.push({ type: stream.readUInt32LE(start), text: "" });
  else if (last && (type === textCharsAtom || type === textBytesAtom))
    last.text = stream.toString(type === textCharsAtom ? "utf16le" : "latin1", start, start + length);
}

/** Paragraphs end with a carriage return, lines within them with a vertical tab. */
function draftsOf({ type, text }: SlideText): Draft[] {
  const plain = text.replaceAll("\v", "\n");
  if (titles.has(type) && plain.trim() !== "")
    return [{ kind: "heading", level: 1, pieces: [{ text: plain.replaceAll("\r", " ") }] }];
  return plain
    .split("\r")
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph): Draft => ({ kind: "paragraph", pieces: [{ text: paragraph }] }));
}

function onPage(draft: Draft, page: number): Draft {
  return { ...draft, pieces: draft.pieces.map((piece) => ({ ...piece, page })) };
}

function damaged(name: string, how: string): ExtractionFailed {
  return new ExtractionFailed("corrupt", `${name} is damaged and cannot be read as a slide show: ${how}.`);
}
