import type { RequestHandler } from "express";
import { frame } from "../frame.js";
import { archiveJson, holdings, holdingsSentence } from "../holdings.js";
import { type Site, visibleStates } from "../site.js";
import { software } from "../software.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const aboutPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    if (wantsJson(request)) {
      response.json(await archiveJson(site, response));
      return;
    }
    site.render(response, "about", {
      ...frame(site, request, response, { title: "About this archive", canonical: urls.about() }),
      holdings: holdingsSentence(await holdings(site.archive.catalogue, visibleStates(response))),
      software,
      sourceCode: site.config.sourceCode,
    });
  };
