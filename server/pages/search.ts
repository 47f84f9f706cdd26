/** Search: the page for people, and the same answer for programs under the same address. */
import type { Request, RequestHandler, Response } from "express";
import type { Fault } from "../../storage/model/query/forgive.js";
import { readSearch } from "../../storage/model/query/forgive.js";
import type { SearchContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { feedForms, feedNames } from "../feeds/feed-forms.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { searchAnswer } from "../search/answer.js";
import { find } from "../search/find.js";
import { isAsked, type SearchRequest, searchParameters, searchRequest } from "../search/request.js";
import { engineMissed } from "../shown/engine-state.js";
import { searchAddress, searchQuery } from "../shown/search-address.js";
import { shownAnswer } from "../shown/search-answer.js";
import { searchHints } from "../shown/search-hints.js";
import { searchKeeping } from "../shown/search-keeping.js";
import { segments } from "../shown/segments.js";
import { tagAllShown } from "../shown/tag-all.js";
import { relatedAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { rememberSearch } from "./search-history.js";

export const searchPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const asked = searchRequest(parameters(searchParameters, request.query), !wantsJson(request));
    if (wantsJson(request)) {
      response.json(searchAnswer(await find(site.archive, asked, visibleStates(response)), site.address));
      return;
    }
    const answer = isAsked(asked) ? await find(site.archive, asked, visibleStates(response)) : null;
    // Nobody reads it any more: more was typed meanwhile.
    if (response.destroyed) return;
    await rememberSearch(site, request, response, asked);
    const context = pageContext(site, request, response, asked);
    const query = context.canonical.split("?")[1] ?? "";
    const tagAll = answer?.total ? await tagAllShown(site, response, { of: "search", query }) : null;
    const keeping = answer?.total ? searchKeeping(answer, visitorOf(response).account !== null) : null;
    const missing = answer?.engineMissing ?? null;
    const searchState = context.searchState ?? (missing === null ? null : engineMissed(missing));
    const shown = answer && shownAnswer(answer);
    site.render(response, "search", { ...context, searchState, tagAll, keeping, answer: shown });
  };

function pageContext(site: Site, request: Request, response: Response, asked: SearchRequest): SearchContext {
  const canonical = searchAddress(asked);
  return {
    ...frame(site, request, response, {
      title: asked.words ? `${asked.words} – search` : "Search",
      canonical,
      alternates: [{ type: "application/json", href: canonical }, ...(isAsked(asked) ? feedsOf(asked) : [])],
    }),
    search: {
      action: urls.search(),
      query: asked.words,
      exact: asked.exact,
      kept: keptFields(asked),
      related: relatedAddress(site),
    },
    tagAll: null,
    keeping: null,
    fault: faultShown(readSearch(asked.words).fault, asked.words),
    batch: urls.searchBatch(),
    advanced: urls.advancedSearch({ q: asked.words }),
    answer: null,
    hints: searchHints(),
  };
}

function feedsOf(asked: SearchRequest): SearchContext["alternates"] {
  const query = searchQuery(asked, { grouped: true, sort: "relevance" });
  return feedNames.map((name) => ({ type: feedForms[name].mediaType, href: urls.searchFeed(name, query) }));
}

/** What the form sends along unseen, so that other words are searched in the same way. */
export function keptFields(asked: SearchRequest): SearchContext["search"]["kept"] {
  const kept = new URL(searchAddress({ ...asked, words: "", exact: false }), "http://archive").searchParams;
  return [...kept].map(([name, value]) => ({ name, value }));
}

/** The query with the place where it went wrong marked: from there to the end of the word, or the last character. */
function faultShown(fault: Fault | null, words: string): SearchContext["fault"] {
  if (fault === null) return null;
  const at = Math.min(fault.at, Math.max(words.length - 1, 0));
  const end = Math.max(at + 1, at + (/^\S+/u.exec(words.slice(at))?.[0].length ?? 1));
  return {
    sentence: `${fault.message} All of its words were searched.`,
    query: segments(words, [{ start: at, end }]),
  };
}
