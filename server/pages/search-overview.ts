/** The whole of what a search found: when, by whom, about what; each figure leads to the passages it counts. */
import type { RequestHandler } from "express";
import { namesOfKind } from "../../storage/catalogue/concept-lists.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { hitAnswer } from "../search/answer.js";
import { coverageOf } from "../search/coverage.js";
import { countFacets } from "../search/facets.js";
import { foundSet, passagesIn } from "../search/find.js";
import { firstAndLast } from "../search/first-and-last.js";
import type { FoundHit } from "../search/hits.js";
import { searchParameters, searchRequest } from "../search/request.js";
import { sourceYearsOf } from "../search/source-years.js";
import { timelineOf } from "../search/timeline.js";
import { coverageLine } from "../shown/coverage-line.js";
import { sourceTable, topList } from "../shown/overview.js";
import { searchAddress, searchQuery } from "../shown/search-address.js";
import { shownHit } from "../shown/search-answer.js";
import { shownTimeline } from "../shown/timeline.js";
import { counted } from "../shown/words.js";
import { relatedAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { keptFields } from "./search.js";

export const searchOverview =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const states = visibleStates(response);
    // Which passages are the best is no matter here.
    const asked = searchRequest(parameters(searchParameters, { ...request.query, sort: "date" }), true);
    const found = await foundSet(site.archive, asked, states);
    const list = { ...asked, sort: "relevance" as const };
    const facets = countFacets(found.asked.set.cells, asked);
    const places = new Set(
      await namesOfKind(
        catalogue,
        "place",
        (facets.tag ?? []).map(({ value }) => value),
      ),
    );
    const tags = (facets.tag ?? []).filter(({ value }) => !places.has(value));
    const placed = (facets.tag ?? []).filter(({ value }) => places.has(value));
    const [ends, coverage] = await Promise.all([
      firstAndLast(catalogue, found, states),
      coverageOf(catalogue, states),
    ]);
    const timeline = timelineOf(found.cells);
    const sources = sourceYearsOf(found.cells);
    const total = passagesIn(found.documents);
    if (wantsJson(request)) {
      const end = (hit: FoundHit | null) => hit && hitAnswer(hit, site.address);
      response.json({
        ...{ query: asked.words, exact: asked.exact, total, documents: found.documents.length, coverage },
        ...{ timeline, sources, people: facets.speaker ?? [], tags, places: placed },
        ...{ first: end(ends.first), last: end(ends.last) },
      });
      return;
    }
    const canonical = urls.searchOverview(searchQuery(list));
    const shown = { request: asked, query: found.query };
    site.render(response, "overview", {
      ...frame(site, request, response, {
        title: asked.words ? `${asked.words} – the whole` : "The whole of a search",
        canonical,
        alternates: [{ type: "application/json", href: canonical }],
      }),
      search: {
        action: urls.search(),
        query: asked.words,
        exact: asked.exact,
        kept: keptFields(list),
        related: relatedAddress(site),
      },
      count: `${counted(total, "passage")} in ${counted(found.documents.length, "document")} found.`,
      coverage: coverageLine(coverage),
      list: searchAddress(list),
      first: ends.first && shownHit(ends.first, shown),
      last: ends.last && ends.last.record.id !== ends.first?.record.id ? shownHit(ends.last, shown) : null,
      timeline: shownTimeline(timeline, list),
      sources: sourceTable(sources, list),
      lists: [
        topList("People who speak", "speaker", facets.speaker ?? [], list),
        topList("Tags", "tag", tags, list),
        topList("Places", "tag", placed, list),
      ].filter((each) => each !== null),
    });
  };
