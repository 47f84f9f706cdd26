/** All that a search finds, as a file that is written while it is looked up. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { z } from "zod";
import { parameters } from "../parameters.js";
import { exportFormats, exportNames } from "../search/export-formats.js";
import { exportLines } from "../search/export-lines.js";
import { foundSet } from "../search/find.js";
import { searchParameters, searchRequest } from "../search/request.js";
import { type Site, visibleStates } from "../site.js";

const exportParameters = searchParameters.extend({
  format: z.enum(exportNames, `expected one of ${exportNames.join(", ")}`),
});

export const searchExport =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { format: name, ...asked } = parameters(exportParameters, request.query);
    const format = exportFormats[name];
    const states = visibleStates(response);
    const found = await foundSet(site.archive, searchRequest(asked), states);
    response.attachment(`ibid-search.${format.extension}`).type(format.mediaType);
    const lines = exportLines(site, found, name, states);
    await pipeline(Readable.from(lines), response).catch((error: unknown) => {
      // Whoever asked has gone, or has got a part: the answer is cut off, so that no part is taken for the whole.
      if (!response.destroyed) response.destroy();
      if (!isGone(error)) throw error;
    });
  };

function isGone(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
