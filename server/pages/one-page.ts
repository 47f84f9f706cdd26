/** One page of a version: its image beside its text, and all that is printed on it. */
import type { Request, RequestHandler } from "express";
import { z } from "zod";
import { canBeDrawn } from "../../ingest/extract/draw-page.js";
import { keptRawPages } from "../../ingest/raw-pages.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { isUnsure, type NoteMark, type Page } from "../../storage/model/passage.js";
import type { DoubtfulWords, RawPage } from "../../storage/model/raw-pages.js";
import type { Link, PageContext } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { type HeldPage, heldPage } from "../held-page.js";
import { wordsOfAll } from "../held-version.js";
import { offsetParameter, parameters } from "../parameters.js";
import { wordsInside } from "../search/inside.js";
import { notesOf } from "../shown/notes.js";
import { type PageReading, pagePassages, rangeOnPage } from "../shown/page-passages.js";
import { pageName, pageSentences } from "../shown/page-words.js";
import { whyUnseen } from "../shown/seen-pages.js";
import { provenanceStrip } from "../shown/strip.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { imageWidths } from "./page-image.js";

export const onePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const held = await heldPage(site.archive.catalogue, request, response);
    const { document, version, page } = held;
    const found: Found = {
      passages: await passagesOn(site, held),
      ...(await besidesText(site, held)),
      ...(await notesOn(site, held)),
      marksOf: await marksOn(site, request, held),
      noImage: await whyUnseen(site.archive.catalogue, held, response),
    };
    if (wantsJson(request)) {
      response.json(pageJson(site, held, found));
      return;
    }
    const canonical = urls.page(document.id, version.number, page.number);
    const head = {
      title: `${pageName(page)} of ${document.title}`,
      canonical,
      alternates: [{ type: "application/json", href: canonical }],
    };
    site.render(response, "page", {
      ...frame(site, request, response, head),
      strip: provenanceStrip(document, version, isArchivist(response)),
      ...shown(held, found),
      json: canonical,
    });
  };

const markParameters = z.object({
  /** Words to be marked, as they were found in the document. */
  q: z.string("expected one text").max(2_000).default(""),
  /** A cited span. */
  start: offsetParameter.optional(),
  end: offsetParameter.optional(),
});

/** What was asked for by the address is marked, as in the document. */
async function marksOn(site: Site, request: Request, held: HeldPage): Promise<Found["marksOf"]> {
  const { q, start, end } = parameters(markParameters, request.query);
  if (start !== undefined && end !== undefined && start < end)
    return () => ({ spans: [{ start, end }], mark: "cited" });
  if (q.trim() === "") return () => ({ spans: [], mark: null });
  const { catalogue } = site.archive;
  const { marksOf } = await wordsInside(catalogue, q.trim(), await wordsOfAll(catalogue, held));
  return (passage) => ({
    spans: marksOf(passage).map((span) => ({
      start: span.start + passage.start,
      end: span.end + passage.start,
    })),
    mark: "match",
  });
}

interface Found {
  passages: PassageRow[];
  noteMarks: NoteMark[];
  noteHolders: Map<number, number>;
  raw: RawPage | null;
  doubtful: DoubtfulWords[];
  noImage: string | null;
  marksOf: PageReading["marksOf"];
}

/** The passages of which words stand on the page, in text order. */
function passagesOn(site: Site, { document, version, page }: HeldPage): Promise<PassageRow[]> {
  return site.archive.catalogue
    .selectFrom("passage")
    .selectAll()
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .where("start", "<", page.end)
    .where("end", ">", page.start)
    .orderBy("start")
    .execute();
}

/** The marks of notes printed on the page, and the passages that hold the words of their notes. */
async function notesOn(
  { archive }: Site,
  { document, version, page }: HeldPage,
): Promise<Pick<Found, "noteMarks" | "noteHolders">> {
  const all = JSON.parse(version.note_marks) as NoteMark[];
  const noteMarks = all.filter(({ at }) => at >= page.start && at <= page.end);
  const noteHolders = new Map<number, number>();
  for (const { note } of noteMarks) {
    if (note === null) continue;
    const holder = await archive.catalogue
      .selectFrom("passage")
      .select("start")
      .where("document", "=", document.id)
      .where("version", "=", version.number)
      .where("start", "<=", note.start)
      .orderBy("start", "desc")
      .limit(1)
      .executeTakeFirst();
    if (holder) noteHolders.set(note.start, holder.start);
  }
  return { noteMarks, noteHolders };
}

async function besidesText(
  site: Site,
  { document, version, page }: HeldPage,
): Promise<Pick<Found, "raw" | "doubtful">> {
  const kept = await keptRawPages(site.archive, document.id, version.number);
  return {
    raw: kept?.pages.find((one) => one.number === page.number) ?? null,
    doubtful: kept?.doubtful.filter(({ start, end }) => start < page.end && end > page.start) ?? [],
  };
}

type Shown = Omit<PageContext, keyof ReturnType<typeof frame> | "strip" | "json">;

function shown(held: HeldPage, { raw, noImage, ...found }: Found): Shown {
  const { doubtful } = found;
  const { document, version, page, pages } = held;
  const at = [document.id, version.number] as const;
  const index = pages.indexOf(page);
  const beside = (other: Page | undefined): Link | null =>
    other ? { label: pageName(other), href: urls.page(...at, other.number) } : null;
  return {
    document: document.id,
    version: version.number,
    citeAction: document.state !== "withdrawn" && found.passages.length > 0 ? urls.citations() : null,
    title: document.title,
    href: urls.textOfPage(...at, page),
    language: document.language,
    label: pageName(page),
    counted: `${page.number.toLocaleString("en-GB")} of ${pages.length.toLocaleString("en-GB")} in the file`,
    ...pageSentences(page),
    image: noImage === null ? imageOf(held) : null,
    noImage,
    passages: pagePassages({
      document: at[0],
      version: at[1],
      page,
      pages,
      ...found,
      notes: notesOf(found.noteMarks),
    }),
    doubtWords:
      doubtful.length === 0
        ? null
        : `Words with a dotted line below may have been misread: ${counted(doubtful.length, "place")}.`,
    furniture: raw?.furniture ?? [],
    raw: raw ? rawShown(raw) : [],
    notKept: wasNotKept(held) ? "This text was taken before running heads and raw words were kept." : null,
    previous: beside(pages[index - 1]),
    next: beside(pages[index + 1]),
    all: pages.length > 1 ? { label: `All ${counted(pages.length, "page")}`, href: urls.pages(...at) } : null,
    jump: { action: urls.pages(...at), query: "", error: null },
  };
}

function rawShown({ text, confidences, layer }: RawPage): PageContext["raw"] {
  const read = confidences === undefined ? "as the file gives them" : "as the machine read them";
  return [
    ...(text === "" ? [] : [{ from: read, text }]),
    ...(layer === undefined ? [] : [{ from: "that the file gives", text: layer }]),
  ];
}

function imageOf({ document, version, page }: HeldPage): NonNullable<PageContext["image"]> {
  const source = (width: number) => urls.pageImage(document.id, version.number, page.number, width);
  const srcset = [imageWidths.page, imageWidths.close]
    .map((width) => `${source(width)} ${width}w`)
    .join(", ");
  const alt = `${pageName(page)} of the original, as an image`;
  return {
    src: source(imageWidths.page),
    srcset,
    alt,
    href: source(imageWidths.close),
    ...(page.size ?? { width: 800, height: 1131 }),
    words: urls.pageWords(document.id, version.number, page.number),
  };
}

function wasNotKept({ version, page }: HeldPage): boolean {
  return version.raw_pages_path === null && page.characters > 0 && canBeDrawn(version.media_type);
}

function pageJson(site: Site, held: HeldPage, { passages, raw, doubtful, noteMarks, noImage }: Found) {
  const { document, version, page, pages } = held;
  const at = [document.id, version.number] as const;
  return {
    document: document.id,
    version: version.number,
    url: site.address + urls.page(...at, page.number),
    page: { ...page, toBeChecked: isUnsure(page) },
    pages: pages.length,
    image: noImage === null ? site.address + imageOf(held).src : null,
    passages: passages.map((passage) => {
      const { start, end } = rangeOnPage(passage, page);
      const text = passage.text.slice(start - passage.start, end - passage.start);
      const whole = { start: passage.start, end: passage.end };
      return {
        start,
        end,
        kind: passage.kind,
        attribution: passage.attribution,
        text,
        passage: whole,
        url: site.address + urls.passage(...at, passage.start),
      };
    }),
    doubtful,
    noteMarks,
    furniture: raw?.furniture ?? [],
    raw: raw && { text: raw.text, confidences: raw.confidences ?? null, layer: raw.layer ?? null },
  };
}
