/** The words of a page with their places on its image and in the version's text, for choosing words on the image. */
import { join } from "node:path";
import type { RequestHandler } from "express";
import { pageWords } from "../../ingest/page-words.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { derivedFiles } from "../../storage/derived-files.js";
import type { Span } from "../../storage/model/fold.js";
import { wordsInText } from "../../storage/model/page-words.js";
import { heldPage } from "../held-page.js";
import { passagesOf } from "../held-version.js";
import { whyUnseen } from "../shown/seen-pages.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

/** Words at the edges of a page may belong to sentences of the next; so far beyond it, in code units, they are looked for. */
const beyond = 500;
/** What may be kept of words in their places: a page takes some 40 kB. */
const mostKept = 200_000_000;

export function pageWordsRoute(site: Site): RequestHandler {
  const { archive } = site;
  const places = pageWords(
    archive,
    derivedFiles(join(site.config.dataFolder, "derived", "page-words"), mostKept),
  );
  return async (request, response) => {
    const held = await heldPage(archive.catalogue, request, response);
    const { document, version, page } = held;
    const placed =
      (await whyUnseen(archive.catalogue, held, response)) === null
        ? await places.of(version, page.number, page.method === "ocr")
        : null;
    const words = placed?.words ?? [];
    const within = { start: Math.max(page.start - beyond, 0), end: page.end + beyond };
    const text = textOf(within, await passagesOf(archive.catalogue, held, within));
    const spans = wordsInText(
      words.map((word) => word.text),
      text,
      { start: page.start - within.start, end: page.end - within.start },
    );
    const offset = (at: number | undefined) => (at === undefined ? null : within.start + at);
    response.set("Cache-Control", "private, no-cache").json({
      document: document.id,
      version: version.number,
      url: site.address + urls.pageWords(document.id, version.number, page.number),
      page: page.number,
      unit: "ten-thousandths of the page: left, top, width, height",
      // Nothing is known of the places of words in old readings of scans, and in locked files.
      known: placed !== null,
      words: words.map((word, index) => ({
        ...word,
        start: offset(spans[index]?.start),
        end: offset(spans[index]?.end),
      })),
    });
  };
}

/** A stretch of the version's text, with white space where no passage stands. */
function textOf(within: Span, passages: readonly PassageRow[]): string {
  let text = "";
  for (const { start, end, text: words } of passages) {
    const from = Math.max(start, within.start);
    text =
      text.padEnd(from - within.start, "\n") + words.slice(from - start, Math.min(end, within.end) - start);
  }
  return text;
}
