/** A search's answer as the page shows it: sentences, links that narrow, passages with the words marked. */
import { type Facet, facets } from "../../storage/index/search-index.js";
import { documentKinds } from "../../storage/model/kind.js";
import type { FilterGroup, SearchAnswer } from "../../views/contexts.js";
import { type Coverage, isComplete } from "../search/coverage.js";
import type { Found } from "../search/find.js";
import { hitsPerPage, type SearchRequest } from "../search/request.js";
import { urls } from "../urls.js";
import { coverageLine } from "./coverage-line.js";
import { pagingOf } from "./paging.js";
import { beginsWithSpeaker } from "./reader-passages.js";
import { excerpt } from "./segments.js";
import { counted, dayOf, kindName } from "./words.js";

/** Characters of a passage shown in the list. */
const excerptLength = 420;
const valuesListed = 12;

const facetLabels: Record<Facet, string> = {
  kind: "Kind",
  source: "Source",
  year: "Year",
  tag: "Tag",
  speaker: "Speaker",
};

/** The address of a search, on one of its pages or with other filters. */
export function searchAddress(asked: SearchRequest, page: number, filters = asked.filters): string {
  return urls.search({
    q: asked.words,
    exact: asked.exact,
    ...filters,
    limit: limitAsked(asked),
    page: page > 1 ? page : null,
  });
}

/** How many hits a page were asked for; null when it is the usual number, which no address needs to say. */
export function limitAsked({ limit }: SearchRequest): number | null {
  return limit === hitsPerPage ? null : limit;
}

export function shownAnswer(answer: Found): SearchAnswer {
  const { request: asked, total } = answer;
  const active = activeFilters(asked);
  return {
    count: total === 0 ? "No passages found." : `${counted(total, "passage")} found.`,
    coverage: coverageLine(answer.coverage),
    exhaustive: exhaustiveness(answer),
    hits: answer.hits.map((hit) => shownHit(hit, asked.words)),
    filters: facets.map((facet) => filterGroup(answer, facet)).filter((group) => group.values.length > 0),
    active,
    clear: active.length > 0 ? searchAddress(asked, 1, {}) : null,
    paging: pagingOf({
      page: Math.floor(asked.offset / asked.limit) + 1,
      perPage: asked.limit,
      total,
      what: "Passages",
      href: (number) => searchAddress(asked, number),
    }),
    empty: total === 0 ? explainEmpty(answer) : null,
  };
}

function activeFilters(asked: SearchRequest): SearchAnswer["active"] {
  return facets.flatMap((facet) =>
    (asked.filters[facet] ?? []).map((value) => ({
      facet: facetLabels[facet],
      label: valueLabel(facet, value),
      href: searchAddress(asked, 1, without(asked, facet, value)),
    })),
  );
}

function exhaustiveness({ exhaustive, request }: Found): string {
  if (exhaustive) return "Exact: every passage with these words, each checked on the stored text.";
  return request.words === ""
    ? "Everything the filters let through, newest first."
    : "Best match: near spellings, single words and words of titles count too; choose exact for these very words.";
}

function shownHit({ record, marks }: Found["hits"][number], words: string): SearchAnswer["hits"][number] {
  const { segments, cutBefore, cutAfter } = excerpt(record.text, marks, excerptLength);
  return {
    href: urls.passage(record.document, record.version, record.start, words),
    title: record.title,
    kind: kindName(record.kind),
    source: record.source,
    date: dayOf(record.date),
    state: record.state,
    pageLabel: record.page === null ? null : (record.pageLabel ?? String(record.page)),
    speaker: !cutBefore && beginsWithSpeaker(record) ? null : record.attribution,
    question: record.question,
    clause: record.clause,
    time: record.time,
    passage: segments,
    cutBefore,
    cutAfter,
    note:
      words === "" || marks.length > 0
        ? null
        : "Found by its title, its speaker’s name or another way of writing the words.",
  };
}

function filterGroup({ facets: counts, request: asked }: Found, facet: Facet): FilterGroup {
  const all = counts[facet] ?? [];
  const chosen = asked.filters[facet] ?? [];
  const missing = chosen.filter((value) => !all.some((one) => one.value === value));
  const listed = [...missing.map((value) => ({ value, count: 0 })), ...all].slice(0, valuesListed);
  return {
    label: facetLabels[facet],
    values: listed.map(({ value, count }) => {
      const current = chosen.includes(value);
      const filters = current
        ? without(asked, facet, value)
        : { ...asked.filters, [facet]: [...chosen, value] };
      return {
        label: valueLabel(facet, value),
        href: searchAddress(asked, 1, filters),
        current,
        count: count.toLocaleString("en-GB"),
      };
    }),
    more: all.length > valuesListed ? `and ${all.length - valuesListed} more` : null,
  };
}

function without(asked: SearchRequest, facet: Facet, value: string): SearchRequest["filters"] {
  return { ...asked.filters, [facet]: (asked.filters[facet] ?? []).filter((each) => each !== value) };
}

function valueLabel(facet: Facet, value: string): string {
  const kind = facet === "kind" && documentKinds.find((each) => each === value);
  return kind ? kindName(kind) : value;
}

function explainEmpty({ request: asked, coverage }: Found): NonNullable<SearchAnswer["empty"]> {
  const suggestions = [];
  if (Object.keys(asked.filters).length > 0) {
    suggestions.push({ label: "The same words without filters", href: searchAddress(asked, 1, {}) });
  }
  if (asked.exact) {
    const near = { ...asked, exact: false };
    suggestions.push({
      label: "The same words as best match, with near spellings",
      href: searchAddress(near, 1),
    });
  } else if (/["“”]/u.test(asked.words)) {
    const plain = { ...asked, words: asked.words.replace(/["“”]/gu, " ").trim() };
    suggestions.push({ label: "The same words without quotation marks", href: searchAddress(plain, 1) });
  }
  if (!isComplete(coverage)) suggestions.push({ label: "What could not be searched", href: urls.coverage() });
  return { sentence: emptySentence(asked, coverage), suggestions };
}

/** Nothing found is not nothing there, as long as something could not be searched. */
function emptySentence(asked: SearchRequest, coverage: Coverage): string {
  const isNarrowed = Object.keys(asked.filters).length > 0;
  const words = asked.exact ? "holds these very words" : "has these words";
  const nothing = `${isNarrowed ? "No passage that the filters let through" : "No passage"} ${words}.`;
  return isComplete(coverage)
    ? nothing
    : `${nothing} That does not mean that no document does: part of the archive could not be searched.`;
}
