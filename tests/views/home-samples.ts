/** Samples of the first page. */
import type { HomeContext } from "../../views/contexts.js";
import { anonymous, archivist, hostile, hostileFrame, longTitle, row } from "./sample-parts.js";

const box = { action: "/search", query: "", exact: false, kept: [], related: null };

const emptyHome: HomeContext = {
  ...anonymous,
  pageTitle: "Home",
  search: box,
  holdings: "The archive holds nothing yet.",
  newest: [],
  documents: "/documents",
  samples: null,
  firstAccount: "/setup",
  upload: null,
};
const fullHome: HomeContext = {
  ...archivist,
  pageTitle: "Home",
  notice: null,
  search: box,
  holdings: "31 documents: 12 articles, 9 motions and 10 transcripts, in 4,206 passages.",
  newest: [
    row(),
    row({ title: longTitle, kind: "motion", source: "Harwick Borough Council", state: "draft" }),
    row({
      title: "Force to double its use of face-scanning vans",
      kind: "article",
      source: "The Harwick Courier",
      extent: null,
    }),
    row({
      title: "Minutes of the Full Council",
      kind: "motion",
      date: null,
      source: null,
      trouble: "2 of 6 pages have no text",
    }),
  ],
  documents: "/documents",
  samples: {
    sentence: "11 of these documents are samples which came with the software, to try it out.",
    removeAction: "/samples/remove",
  },
  firstAccount: null,
  upload: "/upload",
};

export const home: Record<string, HomeContext> = {
  "empty, anonymous": emptyHome,
  "full, archivist": fullHome,
  hostile: {
    ...fullHome,
    ...hostileFrame,
    search: {
      action: hostile,
      query: hostile,
      exact: true,
      kept: [{ name: hostile, value: hostile }],
      related: hostile,
    },
    holdings: hostile,
    newest: [
      row({
        title: hostile,
        href: hostile,
        kind: hostile,
        source: hostile,
        extent: hostile,
        trouble: hostile,
      }),
    ],
    samples: { sentence: hostile, removeAction: null },
    firstAccount: hostile,
  },
};
