import type { RequestHandler } from "express";
import { frame } from "../frame.js";
import { type Site, visibleStates } from "../site.js";
import { software } from "../software.js";
import { urls } from "../urls.js";
import { holdings } from "./home.js";

export const aboutPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    site.render(response, "about", {
      ...frame(site, request, response, { title: "About this archive", canonical: urls.about() }),
      holdings: await holdings(site.archive.catalogue, visibleStates(response)),
      software,
      sourceCode: site.config.sourceCode,
    });
  };
