import type { RequestHandler } from "express";
import { z } from "zod";
import { canBeDrawn } from "../../ingest/extract/draw-page.js";
import { unrebuilt } from "../../ingest/rebuild.js";
import type { VersionRow } from "../../storage/catalogue/tables.js";
import type { Page } from "../../storage/model/passage.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { coverageOf, isTextless } from "../search/coverage.js";
import { coverageLine } from "../shown/coverage-line.js";
import { pagingOf } from "../shown/paging.js";
import { keptUnreadable } from "../shown/text-state.js";
import { counted, refusedByIndex, runsOf } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 100;
const pageParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

/** Which documents and pages cannot be searched, and why. */
export const coveragePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { page } = parameters(pageParameters, request.query);
    const states = visibleStates(response);
    const coverage = await coverageOf(catalogue, states);
    const found = await catalogue
      .selectFrom("document")
      .innerJoin("version", (join) =>
        join
          .onRef("version.document", "=", "document.id")
          .onRef("version.number", "=", "document.newest_version"),
      )
      .leftJoin("index_trouble", "index_trouble.document", "document.id")
      .select([
        "id",
        "title",
        "newest_version",
        "text_state",
        "indexed_as",
        "version.reason",
        "unreadable",
        "pages",
        "silent_pages",
        "media_type",
      ])
      .select("index_trouble.reason as refusal")
      .where("document.state", "in", states)
      .where((where) =>
        where.or([
          where("text_state", "!=", "known"),
          where("indexed_as", "is", null),
          where("silent_pages", ">", 0),
          isTextless,
        ]),
      )
      .orderBy("text_state")
      .orderBy("silent_pages", "desc")
      .orderBy("id")
      .limit(perPage)
      .offset((page - 1) * perPage)
      .execute();
    const rows = found.map((row) => ({
      title: row.title,
      href: urls.document(row.id),
      pages: row.pages === "[]" ? null : urls.pages(row.id, row.newest_version),
      ...gapOf(row),
    }));
    const lost = await unrebuilt(site.archive);
    const missing = { count: lost.length, ...(isArchivist(response) && { objects: lost }) };
    if (wantsJson(request)) {
      response.json({
        coverage,
        missing,
        documents: rows.map(({ href, pages, ...row }) => ({
          ...row,
          url: site.address + href,
          pages: pages && site.address + pages,
        })),
      });
      return;
    }
    site.render(response, "coverage", {
      ...frame(site, request, response, { title: "What can be searched", canonical: urls.coverage() }),
      line: coverageLine(coverage),
      missing:
        missing.count === 0
          ? null
          : {
              sentence: `${counted(missing.count, "object")} of the vault could not be read back into the catalogue: not shown and not searched until repaired.`,
              objects: missing.objects ?? [],
            },
      rows,
      paging: pagingOf({
        page,
        perPage,
        total:
          coverage.waiting + coverage.unreadable + coverage.refused + coverage.textless + coverage.partial,
        what: "Documents",
        href: (number) => (number > 1 ? `${urls.coverage()}?page=${number}` : urls.coverage()),
      }),
    });
  };

interface Gap {
  text_state: VersionRow["text_state"];
  indexed_as: string | null;
  reason: string | null;
  refusal: string | null;
  unreadable: string | null;
  media_type: string;
  /** JSON list of Page. */
  pages: string;
}

function gapOf(row: Gap) {
  const extent = "the whole document";
  if (row.text_state === "waiting") return { extent, reason: "It is still being read." };
  if (row.text_state === "failed")
    return {
      extent,
      reason: [row.reason ?? "It could not be read; no reason was noted.", ...keptUnreadable(row)].join(" "),
    };
  if (row.indexed_as === null && row.refusal !== null) return { extent, reason: refusedByIndex(row.refusal) };
  if (row.indexed_as === null) return { extent, reason: "It is not in the search index yet." };
  const pages = JSON.parse(row.pages) as Page[];
  const silent = pages.filter((page) => page.method === "none").map((page) => page.number);
  if (silent.length === 0)
    return { extent, reason: "There is no text in it: it was read to its end and nothing was found." };
  const isWhole = silent.length === pages.length;
  return {
    extent: isWhole
      ? pages.length === 1
        ? "its one page"
        : `all ${counted(pages.length, "page")}`
      : `${silent.length === 1 ? "page" : "pages"} ${runsOf(silent)}`,
    reason: canBeDrawn(row.media_type)
      ? "There is an image on the page, and no words could be read on it."
      : "The file gives no text there; what it may show as a picture cannot be searched.",
  };
}
