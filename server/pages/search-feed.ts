/** The newest of what a search finds, for feed readers. */
import type { RequestHandler } from "express";
import { HttpError } from "../errors.js";
import { feedForms, feedNames } from "../feeds/feed-forms.js";
import { searchFeedOf } from "../feeds/search-feed.js";
import { parameters } from "../parameters.js";
import { searchParameters, searchRequest } from "../search/request.js";
import type { Site } from "../site.js";

/** Seconds for which nobody needs to ask again. */
const freshSeconds = 300;

export const searchFeed =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const form = feedNames.find((name) => name === request.params.form);
    if (form === undefined)
      throw new HttpError(
        404,
        `There is no feed “${String(request.params.form)}”; there are ${feedNames.join(", ")}.`,
      );
    const asked = searchRequest(parameters(searchParameters, request.query), true);
    const feed = await searchFeedOf(site, asked, form);
    response.set("Cache-Control", `${site.config.closed ? "private" : "public"}, max-age=${freshSeconds}`);
    response.set("Last-Modified", new Date(feed.updated).toUTCString());
    // Express makes the ETag of the body, and answers 304 to whoever has it.
    response.type(`${feedForms[form].mediaType}; charset=utf-8`).send(feedForms[form].write(feed));
  };
