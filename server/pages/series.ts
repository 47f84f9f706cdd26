/** Series: their list, and the page of each, which is a finding aid. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { openSeries } from "../../ingest/series.js";
import { seriesById, seriesExtent, seriesList } from "../../storage/catalogue/series.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { Series } from "../../storage/model/series.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { documentRows } from "../shown/document-rows.js";
import { pagingOf } from "../shown/paging.js";
import { datesInWords, extentInWords, seriesLabels } from "../shown/series.js";
import { counted, momentOf } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
const pageParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

export const seriesListPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const list = await seriesList(site.archive.catalogue, visibleStates(response));
    if (wantsJson(request)) {
      response.json({ series: list.map((one) => ({ ...one, url: site.address + addressOf(one) })) });
      return;
    }
    site.render(response, "series-list", {
      ...frame(site, request, response, { title: "Series", canonical: urls.seriesList() }),
      sentence:
        list.length === 0
          ? "No document names a series yet."
          : `${counted(list.length, "series", "series")}: documents kept together because one activity made them.`,
      rows: list.map((one) => ({
        ...{ name: one.name, href: addressOf(one), extent: extentInWords(one) },
        describe:
          one.id === null && isArchivist(response) ? { action: urls.seriesList(), name: one.name } : null,
      })),
    });
  };

function addressOf({ id, name }: { id: string | null; name: string }): string {
  return id === null ? urls.documents({ series: name }) : urls.series(id);
}

const newForm = z.object({
  name: z
    .string("expected the name of a series")
    .max(200)
    .transform((typed) => keptText(typed).trim())
    .refine((name) => name !== "", "expected the name of a series"),
});

/** Begins the description of a series that documents name. */
export const makeSeries =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { name } = parameters(newForm, request.body ?? {});
    const series = await openSeries(site.archive, name, visitorOf(response).account?.name ?? "");
    site.nudge();
    if (wantsJson(request)) response.status(201).json(series);
    else response.redirect(303, urls.editSeries(series.id));
  };

export const seriesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const series = await heldSeries(site, request, response);
    const { page } = parameters(pageParameters, request.query);
    const states = visibleStates(response);
    const extent = await seriesExtent(catalogue, series.name, states);
    if (wantsJson(request)) {
      const { ibid: _, ...said } = series;
      response.json({ ...said, ...extent, url: site.address + urls.series(series.id) });
      return;
    }
    const rows = await documentRows(
      catalogue,
      { states, series: series.name },
      { limit: perPage, offset: (page - 1) * perPage },
    );
    const parts = seriesLabels.flatMap(({ name, label }) =>
      series[name] === "" ? [] : [{ label, value: series[name] }],
    );
    site.render(response, "series", {
      ...frame(site, request, response, { title: series.name, canonical: urls.series(series.id) }),
      name: series.name,
      facts: [
        { label: "Dates", value: datesInWords(extent) ?? "not known" },
        { label: "Extent", value: extentInWords({ ...extent, first: null, last: null }) },
      ],
      parts,
      exports: [
        { label: "EAD 3", href: urls.seriesFile(series.id, "ead.xml") },
        { label: "Dublin Core", href: urls.seriesFile(series.id, "dc.xml") },
      ],
      edit: isArchivist(response) ? urls.editSeries(series.id) : null,
      described: series.revision > 1 ? { by: series.by, at: momentOf(series.at) } : null,
      rows,
      paging: pagingOf({
        ...{ page, perPage, total: extent.documents, what: "Documents" },
        href: (number) => urls.series(series.id, { page: number > 1 ? number : null }),
      }),
      list: urls.seriesList(),
    });
  };

/** The series in the path; 404 when there is none, or none of its documents is for the one who asks. */
export async function heldSeries(site: Site, request: Request, response: Response): Promise<Series> {
  const id = String(request.params.id);
  const series = await seriesById(site.archive.catalogue, id);
  const unknown = new HttpError(404, `There is no series “${id}” here.`);
  if (!series) throw unknown;
  if (isArchivist(response)) return series;
  const { documents } = await seriesExtent(site.archive.catalogue, series.name, visibleStates(response));
  if (documents === 0) throw unknown;
  return series;
}
