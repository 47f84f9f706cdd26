/** Every page of a version: how its text came to be known, and the way to see it. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { isUnsure, type Page } from "../../storage/model/passage.js";
import type { PageCell, PagesContext } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { type HeldVersion, heldVersion } from "../held-version.js";
import { documentParameter, parameters, versionInPath } from "../parameters.js";
import {
  countedWords,
  methodWords,
  pageFlag,
  pageMeant,
  pageName,
  pagesSentence,
} from "../shown/page-words.js";
import { pagingOf } from "../shown/paging.js";
import { pageLabel } from "../shown/reader-passages.js";
import { whyUnseen } from "../shown/seen-pages.js";
import { provenanceStrip } from "../shown/strip.js";
import { textState } from "../shown/text-state.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { imageWidths } from "./page-image.js";

const pagesParameters = z.object({
  /** The number or printed label of a page to be led to. */
  go: z.string("expected one text").max(100).default(""),
  /** Of the list. */
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});
/** Pages in one list: more make a page that browsers are slow to lay out. */
const perList = 2_000;
/** More pages of one kind are counted, not listed, above the list of all. */
const mostListed = 40;

export const versionPages =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const held = await heldVersion(
      site.archive.catalogue,
      documentParameter(request),
      versionInPath(request),
      response,
    );
    const noImages = await whyUnseen(site.archive.catalogue, held, response);
    const { go, page: list } = parameters(pagesParameters, request.query);
    const { document, version } = held;
    const at = [document.id, version.number] as const;
    const pages = JSON.parse(version.pages) as Page[];
    const meant = go === "" ? null : pageMeant(pages, go);
    if (meant) {
      response.redirect(303, urls.page(...at, meant.number));
      return;
    }
    if (wantsJson(request)) {
      response.json(pagesJson(site, held, pages, noImages === null));
      return;
    }
    const canonical = urls.pages(...at);
    const context: PagesContext = {
      ...frame(site, request, response, {
        title: `Pages of ${document.title}`,
        canonical,
        alternates: [{ type: "application/json", href: canonical }],
      }),
      title: document.title,
      href: urls.version(...at),
      strip: provenanceStrip(document, version, isArchivist(response)),
      sentence: sentenceOf(held, pages),
      attention: attention(held, pages),
      noImages: pages.length > 0 ? noImages : null,
      jump:
        pages.length === 0
          ? null
          : { action: canonical, query: go, error: go === "" ? null : noSuchPage(go, pages) },
      pages: pages
        .slice((list - 1) * perList, list * perList)
        .map((page) => pageCell(held, page, noImages === null)),
      paging: pagingOf({
        page: list,
        perPage: perList,
        total: pages.length,
        what: "Pages",
        href: (number) => urls.pages(...at, { page: number > 1 ? number : null }),
      }),
    };
    site.render(response, "pages", context, go === "" ? 200 : 404);
  };

function sentenceOf({ version }: HeldVersion, pages: readonly Page[]): string {
  if (pages.length > 0) return pagesSentence(pages);
  return version.text_state === "known"
    ? `${version.original_name} is of a format without pages.`
    : textState(version);
}

function noSuchPage(words: string, pages: readonly Page[]): string {
  const [first, last] = [pages[0], pages.at(-1)];
  const range = first && last && first !== last ? `, from ${pageLabel(first)} to ${pageLabel(last)}` : "";
  return `There is no page “${words}” here; the file has ${counted(pages.length, "page")}${range}.`;
}

function attention(held: HeldVersion, pages: readonly Page[]): PagesContext["attention"] {
  const silent = pages.filter((page) => page.method === "none");
  const unsure = pages.filter(isUnsure);
  const listed = (reason: string, some: Page[]) =>
    some.length === 0 || some.length === pages.length
      ? []
      : [
          {
            reason:
              some.length > mostListed ? `${reason} (the first ${mostListed} of ${some.length})` : reason,
            pages: some
              .slice(0, mostListed)
              .map((page) => ({ label: pageLabel(page), href: hrefOf(held, page) })),
          },
        ];
  return [
    ...listed("Without known text", silent),
    ...listed("Read by machine with low confidence, to be checked against the image", unsure),
  ];
}

function hrefOf({ document, version }: HeldVersion, page: Page): string {
  return urls.page(document.id, version.number, page.number);
}

function pageCell(held: HeldVersion, page: Page, isSeen: boolean): PageCell {
  const { document, version } = held;
  return {
    id: `page-${page.number}`,
    label: pageName(page),
    counted: countedWords(page),
    href: hrefOf(held, page),
    thumbnail: isSeen ? urls.pageImage(document.id, version.number, page.number, imageWidths.list) : null,
    method: methodWords(page),
    characters: counted(page.characters, "character"),
    flag: pageFlag(page),
  };
}

function pagesJson(site: Site, held: HeldVersion, pages: readonly Page[], isSeen: boolean) {
  const { document, version } = held;
  return {
    document: document.id,
    version: version.number,
    url: site.address + urls.pages(document.id, version.number),
    text: { state: version.text_state, reason: version.reason },
    summary: sentenceOf(held, pages),
    pages: pages.map((page) => ({
      ...page,
      toBeChecked: isUnsure(page),
      url: site.address + hrefOf(held, page),
      image: isSeen
        ? site.address + urls.pageImage(document.id, version.number, page.number, imageWidths.page)
        : null,
    })),
  };
}
