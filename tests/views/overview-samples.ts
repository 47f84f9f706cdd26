/** Samples of the whole of a search. */
import type { Bar, OverviewContext } from "../../views/contexts.js";
import { anonymous, hit, hostile, hostileFrame } from "./sample-parts.js";

const box = { action: "/search", query: "camera", exact: false, kept: [], related: null };
const coverage = { sentence: "All 31 documents could be searched.", href: "/coverage", complete: true };

function bar(label: string, x: number, length: number): Bar {
  return {
    label,
    href: `/search?month=${x}`,
    count: "12",
    spoken: `${label}: 12 passages`,
    x,
    width: 25,
    length,
  };
}

const found: OverviewContext = {
  ...anonymous,
  pageTitle: "camera: the whole",
  search: box,
  count: "31 passages in 9 documents found.",
  coverage,
  list: "/search?q=camera",
  first: hit(),
  last: hit({ state: "draft" }),
  timeline: {
    title: "Passages by month",
    sentence: "From March 2023 to May 2023; most in May 2023, 12 passages.",
    unit: "Month",
    bars: [
      bar("March 2023", 0, 40),
      { ...bar("April 2023", 33, 0), href: null, count: "0" },
      bar("May 2023", 66, 100),
    ],
    ticks: [
      { label: "2023-03", x: 0, anchor: "start" },
      { label: "2023-05", x: 100, anchor: "end" },
    ],
    left: "Not in the picture: 3 passages of documents without a date.",
  },
  sources: {
    columns: ["to 2019", "2020", "no date"],
    rows: [
      {
        source: { label: "Harwick Borough Council", href: "/search?source=x" },
        cells: [
          { count: "3", href: "/search?source=x&year=2019" },
          { count: "–", href: null },
          { count: "1", href: null },
        ],
        total: "4",
      },
      { source: null, cells: ["–", "2", "–"].map((count) => ({ count, href: null })), total: "2" },
    ],
    more: "and 3 more sources",
  },
  lists: [{ title: "Tags", bars: [bar("vans", 0, 100), bar("cameras", 0, 100)], more: "and 2 more" }],
};

const odd: Bar = { ...bar(hostile, 0, 100), href: hostile, count: hostile, spoken: hostile };

export const overview: Record<string, OverviewContext> = {
  found,
  "nothing found": {
    ...found,
    count: "0 passages in 0 documents found.",
    first: null,
    last: null,
    timeline: null,
    sources: null,
    lists: [],
  },
  hostile: {
    ...found,
    ...hostileFrame,
    search: { ...box, action: hostile, query: hostile },
    count: hostile,
    list: hostile,
    timeline: {
      title: hostile,
      sentence: hostile,
      unit: hostile,
      bars: [odd],
      ticks: [{ label: hostile, x: 0, anchor: "start" }],
      left: hostile,
    },
    sources: {
      columns: [hostile],
      rows: [
        {
          source: { label: hostile, href: hostile },
          cells: [{ count: hostile, href: hostile }],
          total: hostile,
        },
      ],
      more: hostile,
    },
    lists: [{ title: hostile, bars: [odd], more: hostile }],
  },
};
