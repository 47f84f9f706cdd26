/** A list of names or phrases, looked for all at once. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { type BatchRow, linesOf, mostLines, searchLines, timeIsUp } from "../search/batch.js";
import { coverageOf } from "../search/coverage.js";
import { batchColumns, batchCsv, batchJson, shownRow } from "../shown/batch.js";
import { coverageLine } from "../shown/coverage-line.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** After so long no further line is begun; the page offers those that are left. */
const longestMs = 20_000;

const batchForm = z.object({
  lines: z
    .string("expected one text")
    .max(mostLines * 510)
    .default(""),
  /** The lines are CSV: the first column counts. */
  csv: z.enum(["1", "0"], 'expected "1" or "0"').default("0"),
  as: z.enum(["page", "csv"], 'expected "page" or "csv"').default("page"),
});

export const batchPage =
  (site: Site): RequestHandler =>
  (request, response) => {
    site.render(response, "batch", {
      ...frame(site, request, response, { title: "Search for a list", canonical: urls.searchBatch() }),
      ...{ action: urls.searchBatch(), lines: "", isCsv: false, answer: null },
    });
  };

/** Takes `lines`; answers with a page, JSON, or CSV that is sent line by line. */
export const searchBatch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const form = parameters(batchForm, request.body ?? {});
    const lines = linesOf(form.lines, form.csv === "1");
    if (lines.length === 0) throw new HttpError(422, "Expected at least one line with a name or a phrase.");
    if (lines.length > mostLines)
      throw new HttpError(
        422,
        `Expected at most ${mostLines.toLocaleString("en-GB")} lines, got ${lines.length.toLocaleString("en-GB")}; search for them in parts.`,
      );
    const states = visibleStates(response);
    const rows = searchLines(site.archive, lines, states, site.archive.now() + longestMs);
    if (form.as === "csv") {
      response.attachment("ibid-batch.csv").type("text/csv; charset=utf-8").write(batchColumns);
      for await (const row of rows) {
        if (response.destroyed) return;
        response.write(batchCsv(row, site.address));
      }
      response.end();
      return;
    }
    const known: BatchRow[] = [];
    for await (const row of rows) known.push(row);
    const coverage = await coverageOf(site.archive.catalogue, states);
    if (wantsJson(request)) {
      response.json({ coverage, rows: known.map((row) => batchJson(row, site.address)) });
      return;
    }
    const left = known.filter(({ fault }) => fault === timeIsUp);
    const searched = known.length - left.length;
    site.render(response, "batch", {
      ...frame(site, request, response, { title: "Search for a list", canonical: urls.searchBatch() }),
      ...{ action: urls.searchBatch(), lines: form.lines, isCsv: form.csv === "1" },
      answer: {
        sentence: `${counted(searched, "line")} looked for; ${known.filter(({ passages }) => passages > 0).length.toLocaleString("en-GB")} found.`,
        coverage: coverageLine(coverage),
        rows: known.filter(({ fault }) => fault !== timeIsUp).map(shownRow),
        left:
          left.length === 0
            ? null
            : {
                lines: left.map(({ line }) => line).join("\n"),
                label: `Look for the other ${counted(left.length, "line")}`,
              },
      },
    });
  };
