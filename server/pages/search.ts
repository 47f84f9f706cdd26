/** Search: the page for people, and the same answer for programs under the same address. */
import type { Request, RequestHandler, Response } from "express";
import { facets, IndexUnavailable } from "../../storage/index/search-index.js";
import type { SearchContext } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { searchAnswer } from "../search/answer.js";
import { find } from "../search/find.js";
import { type SearchRequest, searchParameters, searchRequest } from "../search/request.js";
import { limitAsked, searchAddress, shownAnswer } from "../shown/search-answer.js";
import { tagAllShown } from "../shown/tag-all.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

export const searchPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const asked = searchRequest(parameters(searchParameters, request.query));
    try {
      if (wantsJson(request)) {
        response.json(searchAnswer(await find(site.archive, asked, visibleStates(response)), site.address));
        return;
      }
      const answer = isAsked(asked) ? await find(site.archive, asked, visibleStates(response)) : null;
      const context = pageContext(site, request, response, asked);
      const query = context.canonical.split("?")[1] ?? "";
      const tagAll = answer?.total ? await tagAllShown(site, response, { of: "search", query }) : null;
      site.render(response, "search", { ...context, tagAll, answer: answer && shownAnswer(answer) });
    } catch (error) {
      if (!(error instanceof IndexUnavailable)) throw error;
      const searchState = `Search is not to be had just now: ${error.message} Everything else works.`;
      if (wantsJson(request)) throw new HttpError(503, searchState);
      site.render(response, "search", { ...pageContext(site, request, response, asked), searchState }, 503);
    }
  };

function isAsked(asked: SearchRequest): boolean {
  return asked.words !== "" || Object.keys(asked.filters).length > 0;
}

function pageContext(site: Site, request: Request, response: Response, asked: SearchRequest): SearchContext {
  const canonical = searchAddress(asked, 1);
  return {
    ...frame(site, request, response, {
      title: asked.words ? `${asked.words} – search` : "Search",
      canonical,
      alternates: [{ type: "application/json", href: canonical }],
    }),
    search: {
      action: urls.search(),
      query: asked.words,
      exact: asked.exact,
      kept: keptFields(asked),
    },
    error: null,
    tagAll: null,
    answer: null,
    hints: hints(),
  };
}

/** What the form sends along unseen, so that other words are searched in the same way. */
function keptFields(asked: SearchRequest): SearchContext["search"]["kept"] {
  const limit = limitAsked(asked);
  return [
    ...facets.flatMap((facet) => (asked.filters[facet] ?? []).map((value) => ({ name: facet, value }))),
    ...(limit === null ? [] : [{ name: "limit", value: String(limit) }]),
  ];
}

function hints(): SearchContext["hints"] {
  const example = (words: string, exact: boolean, meaning: string) => ({
    example: words,
    href: urls.search({ q: words, exact }),
    meaning,
  });
  return [
    example("facial recognition", false, "passages with these words, the best first; near spellings count"),
    example("“live facial recognition”", true, "exactly these words in this order, wherever they stand"),
    example("watchlist arrests", false, "then narrow by kind, source, year, tag or speaker beside the list"),
  ];
}
