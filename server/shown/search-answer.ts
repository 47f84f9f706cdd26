/** A search's answer as the page shows it: sentences, links that narrow, passages with the words marked. */
import { facets } from "../../storage/index/search-index.js";
import type { SearchAnswer } from "../../views/contexts.js";
import type { Found } from "../search/find.js";
import { urls } from "../urls.js";
import { coverageLine } from "./coverage-line.js";
import { explainEmpty } from "./empty-answer.js";
import { pagingOf } from "./paging.js";
import { beginsWithSpeaker } from "./reader-passages.js";
import { searchAddress } from "./search-address.js";
import { activeFilters, filterGroup } from "./search-filters.js";
import { excerpt } from "./segments.js";
import { counted, dayOf, kindName } from "./words.js";

/** Characters of a passage shown in the list. */
const excerptLength = 420;

export function shownAnswer(answer: Found): SearchAnswer {
  const { request: asked, total, documents } = answer;
  const active = activeFilters(asked);
  const listed = asked.grouped ? documents : total;
  return {
    count:
      total === 0
        ? "No passages found."
        : `${counted(total, "passage")} in ${counted(documents, "document")} found.`,
    coverage: coverageLine(answer.coverage),
    exhaustive: howAnswered(answer),
    unmatched: answer.unmatched.map(({ word, shown }) =>
      shown === null ? `Nothing for “${word}”.` : `Nothing for “${word}”; showing “${shown}”.`,
    ),
    hits: answer.hits.map((hit) => shownHit(hit, answer)),
    filters: facets.map((facet) => filterGroup(answer, facet)).filter((group) => group.values.length > 0),
    active,
    clear:
      active.length > 0
        ? searchAddress(asked, { filters: {}, unwanted: {}, document: null, month: null })
        : null,
    orders: total > 1 ? orders(answer) : [],
    paging: pagingOf({
      page: Math.floor(asked.offset / asked.limit) + 1,
      perPage: asked.limit,
      total: listed,
      what: asked.grouped ? "Documents" : "Passages",
      href: (page) => searchAddress(asked, { page }),
    }),
    empty: total === 0 ? explainEmpty(answer) : null,
  };
}

function howAnswered({ way, exhaustive, request, query }: Found): string {
  if (exhaustive)
    return request.words !== "" && query?.is === "term"
      ? "Exact: every passage with these words, side by side, as the stored text has them."
      : "Exact: every passage that answers to the letter, told by the stored text.";
  switch (way) {
    case "everything":
      return "Everything the filters let through, newest first.";
    case "exact":
      return "Every passage that answers to the letter, told by the stored text.";
    case "all":
      return "Best match: passages with all of the words in some form, the best first; choose exact for these very words.";
    case "some":
      return "Best match: passages with at least one of the words that tell most, in some form, the best first; choose exact for these very words.";
  }
}

/** A passage in a list. */
export function shownHit(
  { record, marks, more }: Found["hits"][number],
  { request: asked, query }: Pick<Found, "request" | "query">,
): SearchAnswer["hits"][number] {
  const { segments, cutBefore, cutAfter } = excerpt(record.text, marks, excerptLength);
  // Bare words of an exact search are one phrase, and the reader is to mark them as one.
  const words =
    asked.exact && query?.is === "term" && query.quoted ? `"${query.words.join(" ")}"` : asked.words;
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
        : "Found by its title, its speaker’s name or what else is known of it.",
    more:
      more === 0
        ? null
        : {
            label: `${more.toLocaleString("en-GB")} more in this document`,
            href: searchAddress(asked, { document: record.document }),
          },
  };
}

/** Other orders of the same list, and whether it is by document. */
function orders({ request: asked }: Found): SearchAnswer["orders"] {
  const sort = (sort: typeof asked.sort, label: string) => ({
    label,
    href: searchAddress(asked, { sort }),
    current: asked.sort === sort,
  });
  return [
    sort("relevance", asked.words === "" ? "usual order" : "best first"),
    sort("date", "newest first"),
    sort("added", "last added first"),
    ...(asked.document === null
      ? [
          { label: "by document", href: searchAddress(asked, { grouped: true }), current: asked.grouped },
          { label: "every passage", href: searchAddress(asked, { grouped: false }), current: !asked.grouped },
        ]
      : []),
  ];
}
