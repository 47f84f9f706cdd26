/** Samples of the search page. */
import type { AdvancedSearchContext, RelatedContext, SearchContext } from "../../views/contexts.js";
import { anonymous, archivist, hit, hostile, hostileFrame, longTitle, marked } from "./sample-parts.js";

const box = { action: "/search", query: "", exact: false, kept: [], related: null };

const asked: SearchContext = {
  ...anonymous,
  pageTitle: "facial recognition: search",
  search: {
    action: "/search",
    query: "facial recognition",
    exact: false,
    kept: [{ name: "kind", value: "transcript" }],
    related: "/search/related",
  },
  tagAll: null,
  keeping: {
    overview: "/search/overview?q=facial+recognition",
    feeds: [{ label: "Atom", href: "/search/feed/atom?q=facial+recognition" }],
    save: null,
    files: [
      {
        label: "All 214 passages",
        links: [
          { label: "CSV", href: "/search/export?format=csv" },
          { label: "JSON Lines", href: "/search/export?format=jsonl" },
        ],
      },
    ],
  },
  fault: null,
  advanced: "/search/advanced",
  batch: "/search/batch",
  answer: {
    count: "214 passages in 9 documents.",
    coverage: {
      sentence: "3 of 31 documents have pages without text, which could not be searched.",
      href: "/coverage",
      complete: false,
    },
    exhaustive: "Every passage that holds these words is listed.",
    unmatched: ["Nothing for “recogntion”; showing “recognition”."],
    orders: [
      { label: "best first", href: "/search?q=x", current: true },
      { label: "newest first", href: "/search?q=x&sort=date", current: false },
    ],
    hits: [
      hit(),
      hit({
        title: longTitle,
        kind: "motion",
        source: "Harwick Borough Council",
        speaker: null,
        question: null,
        clause: "resolves 2",
        cutBefore: false,
        note: "Found by its title, its speaker’s name or another way of writing the words.",
        passage: marked(
          "To write to the Chief Constable asking that facial recognition not be used in the borough until Parliament has legislated for it.",
          "facial recognition",
          "match",
        ),
      }),
      hit({
        title: "Harwick tonight, 4 March",
        kind: "other",
        source: null,
        date: null,
        state: "draft",
        speaker: "Presenter",
        question: null,
        pageLabel: null,
        time: "00:12:03",
        passage: marked("facial recognition, they say, is here to stay", "facial recognition", "match"),
      }),
    ],
    filters: [
      {
        label: "Kind",
        values: [
          {
            label: "transcript",
            href: "/search?q=facial+recognition",
            current: true,
            count: "171",
            counted: "12 passages in 3 documents",
            without: "/search?not-kind=x",
          },
          {
            label: "article",
            href: "/search?q=facial+recognition&kind=article",
            current: false,
            count: "12",
            counted: "12 passages in 3 documents",
            without: "/search?not-kind=x",
          },
        ],
        more: null,
      },
      {
        label: "Source",
        values: [
          {
            label: "Lords Committee on Justice and Technology",
            href: "/search?source=x",
            current: false,
            count: "1,171",
            counted: "12 passages in 3 documents",
            without: "/search?not-kind=x",
          },
          {
            label: "Harwick Borough Council",
            href: "/search?source=y",
            current: false,
            count: "31",
            counted: "12 passages in 3 documents",
            without: "/search?not-kind=x",
          },
        ],
        more: "and 12 more",
      },
      {
        label: "Year",
        values: [
          {
            label: "2023",
            href: "/search?year=2023",
            current: false,
            count: null,
            counted: "12 passages in 3 documents",
            without: "/search?not-kind=x",
          },
        ],
        more: null,
      },
    ],
    active: [{ facet: "kind", label: "transcript", href: "/search?q=facial+recognition" }],
    clear: "/search?q=facial+recognition",
    paging: {
      sentence: "Passages 1 to 20 of 214.",
      previous: "/search?page=1",
      next: "/search?page=3",
      pages: [
        { label: "1", href: "/search?page=1", current: false },
        { label: "2", href: "/search?page=2", current: true },
        { label: "3", href: "/search?page=3", current: false },
        { label: "11", href: "/search?page=11", current: false },
      ],
    },
    empty: null,
  },
  hints: [],
};

export const search: Record<string, SearchContext> = {
  found: asked,
  "nothing asked": {
    ...anonymous,
    search: box,
    tagAll: null,
    keeping: null,
    fault: null,
    advanced: "/search/advanced",
    batch: "/search/batch",
    answer: null,
    hints: [
      {
        example: "watchlist",
        href: "/search?q=watchlist",
        meaning: "Passages with the word, or a form of it.",
      },
      {
        example: "“without exception”",
        href: "/search?q=x",
        meaning: "These words in this order, to the letter.",
      },
    ],
  },
  "nothing found": {
    ...asked,
    answer: {
      count: "No passage was found.",
      coverage: { sentence: "All 31 documents could be searched.", href: "/coverage", complete: true },
      exhaustive: "No document holds these words.",
      unmatched: [],
      orders: [],
      hits: [],
      filters: [],
      active: [],
      clear: null,
      paging: null,
      empty: {
        sentence: "None of the 4,206 passages holds all of these words.",
        suggestions: [
          { label: "Search without the filter “transcript”", href: "/search?q=facial+recognition" },
        ],
      },
    },
  },
  "wrong question": {
    ...archivist,
    searchState:
      "The search engine is away just now: it is starting. Search goes on by the stored words alone.",
    search: { ...box, query: "“without" },
    tagAll: null,
    keeping: null,
    fault: {
      sentence: "The quotation mark opened at 1 is not closed. All of its words were searched.",
      query: [{ text: "“without", mark: "match" }],
    },
    advanced: "/search/advanced",
    batch: "/search/batch",
    answer: null,
    hints: [],
  },
  hostile: {
    ...asked,
    ...hostileFrame,
    keeping: {
      overview: hostile,
      feeds: [{ label: hostile, href: hostile }],
      save: { action: hostile, query: hostile, name: hostile },
      files: [{ label: hostile, links: [{ label: hostile, href: hostile }] }],
    },
    search: {
      action: hostile,
      query: hostile,
      exact: true,
      kept: [{ name: hostile, value: hostile }],
      related: hostile,
    },
    fault: {
      sentence: hostile,
      query: [
        { text: hostile, mark: "match" },
        { text: hostile, mark: null },
      ],
    },
    advanced: hostile,
    batch: hostile,
    answer: {
      count: hostile,
      coverage: { sentence: hostile, href: hostile, complete: false },
      exhaustive: hostile,
      unmatched: [hostile],
      orders: [{ label: hostile, href: hostile, current: true }],
      hits: [
        hit({
          title: hostile,
          href: hostile,
          kind: hostile,
          source: hostile,
          speaker: hostile,
          question: hostile,
          clause: hostile,
          time: hostile,
          pageLabel: hostile,
          passage: marked(hostile, "alert", "match"),
          cutAfter: true,
          note: hostile,
          more: { label: hostile, href: hostile },
        }),
      ],
      filters: [
        {
          label: hostile,
          values: [
            {
              label: hostile,
              href: hostile,
              current: true,
              count: hostile,
              counted: "12 passages in 3 documents",
              without: "/search?not-kind=x",
            },
          ],
          more: hostile,
        },
      ],
      active: [{ facet: hostile, label: hostile, href: hostile }],
      clear: hostile,
      paging: {
        sentence: hostile,
        previous: hostile,
        next: hostile,
        pages: [{ label: hostile, href: hostile, current: true }],
      },
      empty: { sentence: hostile, suggestions: [{ label: hostile, href: hostile }] },
    },
  },
};

const form: AdvancedSearchContext = {
  ...anonymous,
  action: "/search/advanced",
  exact: false,
  groups: [
    {
      label: "Words",
      fields: [
        { name: "all", label: "All of these words", hint: "In any form.", value: "watchlist", options: null },
        {
          name: "kind",
          label: "Kind",
          hint: null,
          value: "",
          options: [{ value: "motion", label: "Motion", selected: true }],
        },
      ],
    },
  ],
};

export const advancedSearch: Record<string, AdvancedSearchContext> = {
  empty: form,
  hostile: {
    ...form,
    ...hostileFrame,
    action: hostile,
    exact: true,
    groups: [
      {
        label: hostile,
        fields: [
          { name: hostile, label: hostile, hint: hostile, value: hostile, options: null },
          {
            name: "kind",
            label: hostile,
            hint: null,
            value: hostile,
            options: [{ value: hostile, label: hostile, selected: true }],
          },
        ],
      },
    ],
  },
};

const suggested: RelatedContext = {
  ...anonymous,
  search: { ...box, related: "/search/related" },
  suggestion: "A suggestion, made by the model “small” and not by words.",
  to: { label: longTitle, href: "/documents/4k7m2q9xwd" },
  hits: [hit()],
  empty: null,
};

export const related: Record<string, RelatedContext> = {
  suggested,
  empty: { ...suggested, hits: [], to: null, empty: "No passage is near to this." },
  hostile: {
    ...suggested,
    ...hostileFrame,
    search: { ...box, related: hostile, query: hostile },
    suggestion: hostile,
    to: { label: hostile, href: hostile },
    empty: hostile,
  },
};
