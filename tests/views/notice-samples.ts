/** Samples of the pages that say one thing: coverage, about, withdrawn, error. */
import type { AboutContext, CoverageContext, ErrorContext, TombstoneContext } from "../../views/contexts.js";
import { anonymous, archivist, at, hostile, hostileFrame, longTitle, paging } from "./sample-parts.js";

export const coverage: Record<string, CoverageContext> = {
  whole: {
    ...anonymous,
    pageTitle: "What can be searched",
    missing: null,
    line: {
      sentence: "All 31 documents have text on every page, and all of it is indexed.",
      href: "/coverage",
      complete: true,
    },
    rows: [],
    paging: null,
  },
  partial: {
    ...anonymous,
    pageTitle: "What can be searched",
    missing: null,
    line: {
      sentence: "28 of 31 documents can be searched whole. 3 cannot:",
      href: "/coverage",
      complete: false,
    },
    rows: [
      {
        title: "Contract for mobile units (scan)",
        href: "/documents/a",
        extent: "the whole document, 12 pages",
        pages: null,
        reason: "The pages are images, and no program that reads images is installed.",
      },
      {
        title: longTitle,
        href: "/documents/b",
        extent: "pages 3, 7 to 9",
        pages: "/documents/4k7m2q9xwd/versions/1/pages",
        reason: "These pages have no text.",
      },
    ],
    paging,
  },
  hostile: {
    ...hostileFrame,
    missing: null,
    line: { sentence: hostile, href: hostile, complete: false },
    rows: [{ title: hostile, href: hostile, extent: hostile, pages: hostile, reason: hostile }],
    paging: null,
  },
};

export const about: Record<string, AboutContext> = {
  plain: {
    ...anonymous,
    pageTitle: "About",
    holdings: "31 documents in 4,206 passages.",
    software: "Ibid 0.1.0",
    sourceCode: "https://example.org/ibid",
  },
  hostile: { ...hostileFrame, holdings: hostile, software: hostile, sourceCode: null },
};

export const tombstone: Record<string, TombstoneContext> = {
  public: {
    ...anonymous,
    pageTitle: "Withdrawn",
    document: "4k7m2q9xwd",
    reason: "It names a child.",
    at,
    desk: null,
  },
  archivist: {
    ...archivist,
    pageTitle: "Withdrawn",
    document: "4k7m2q9xwd",
    reason: "It names a child.",
    at: null,
    desk: { href: "/documents/4k7m2q9xwd/versions/1", publishAction: "/documents/4k7m2q9xwd/publish" },
  },
  hostile: {
    ...hostileFrame,
    document: hostile,
    reason: hostile,
    at: { value: hostile, words: hostile },
    desk: { href: hostile, publishAction: null },
  },
};

export const error: Record<string, ErrorContext> = {
  "not found": {
    ...anonymous,
    pageTitle: "Not found",
    status: 404,
    what: "There is no document here.",
    subject: "/documents/4k7m2q9xwz",
    advice: "Check the address, or search for words from the document.",
    ways: [{ label: "Search", href: "/search" }],
    reference: null,
  },
  failed: {
    ...archivist,
    pageTitle: "Failed",
    status: 500,
    what: "The page could not be made.",
    subject: null,
    advice: "Try again in a minute. If it goes on, tell whoever keeps this archive.",
    ways: [],
    reference: "r-8c21",
  },
  hostile: {
    ...hostileFrame,
    status: 500,
    what: hostile,
    subject: hostile,
    advice: hostile,
    ways: [{ label: hostile, href: hostile }],
    reference: hostile,
  },
};
