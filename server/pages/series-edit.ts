/** Describing a series. */
import type { Request, RequestHandler, Response } from "express";
import { describeSeries, SeriesConflict } from "../../ingest/series.js";
import { keptText } from "../../storage/model/kept-text.js";
import { type Series, seriesWordNames, seriesWordsSchema } from "../../storage/model/series.js";
import { formField } from "../accounts/form-field.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { seriesLabels } from "../shown/series.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { heldSeries } from "./series.js";

type Typed = Record<(typeof seriesWordNames)[number], string>;

export const seriesEditPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const series = await heldSeries(site, request, response);
    show(site, request, response, series, { typed: series, error: null });
  };

export const saveSeries =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const series = await heldSeries(site, request, response);
    const typed = Object.fromEntries(
      seriesWordNames.map((name) => [name, keptText(formField(request, name)).trim()]),
    ) as Typed;
    const words = seriesWordsSchema.safeParse(typed);
    if (!words.success) {
      const [issue] = words.error.issues;
      const error = `Nothing was saved: ${String(issue?.path[0])} is too long.`;
      if (wantsJson(request)) throw new HttpError(422, error);
      show(site, request, response, series, { typed, error });
      return;
    }
    const by = visitorOf(response).account?.name ?? "";
    const basedOn = Number(formField(request, "basedOn"));
    try {
      const saved = await describeSeries(site.archive, series.id, { words: words.data, basedOn, by });
      site.nudge();
      if (wantsJson(request)) response.json(saved);
      else redirectWithNotice(response, urls.series(series.id), "series-described");
    } catch (error) {
      if (!(error instanceof SeriesConflict)) throw error;
      if (wantsJson(request)) throw new HttpError(409, error.message, { current: error.current });
      const advice = `${error.message} Saving again keeps the words of this form.`;
      show(site, request, response, error.current, { typed, error: advice }, 409);
    }
  };

function show(
  site: Site,
  request: Request,
  response: Response,
  series: Series,
  { typed, error }: { typed: Typed; error: string | null },
  status = error === null ? 200 : 422,
): void {
  site.render(
    response,
    "series-edit",
    {
      ...frame(site, request, response, {
        title: `Describe ${series.name}`,
        canonical: urls.editSeries(series.id),
      }),
      name: series.name,
      href: urls.series(series.id),
      action: urls.editSeries(series.id),
      basedOn: String(series.revision),
      fields: seriesLabels.map(({ name, label, hint }) => ({
        ...{ name, label, hint },
        state: { value: typed[name], error: null },
      })),
      error,
    },
    status,
  );
}
