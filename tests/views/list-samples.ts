/** Samples of the lists and of one accession. */
import type {
  AccessionContext,
  AccessionItem,
  AccessionsContext,
  DocumentsContext,
} from "../../views/contexts.js";
import {
  anonymous,
  archivist,
  at,
  hostile,
  hostileFrame,
  longTitle,
  originalDigest,
  paging,
  row,
} from "./sample-parts.js";

export const documents: Record<string, DocumentsContext> = {
  empty: {
    ...anonymous,
    pageTitle: "Documents",
    sentence: "Nothing is published yet.",
    choices: [],
    rows: [],
    series: "/series",
    tagAll: null,
    paging: null,
  },
  full: {
    ...archivist,
    pageTitle: "Documents",
    sentence: "31 documents, newest first.",
    choices: [
      { label: "all", href: "/documents", current: true, count: "31" },
      { label: "draft", href: "/documents?state=draft", current: false, count: "4" },
      { label: "withdrawn", href: "/documents?state=withdrawn", current: false, count: null },
    ],
    rows: [
      row(),
      row({ title: longTitle, state: "draft" }),
      row({ state: "withdrawn", trouble: "no text could be read" }),
    ],
    series: "/series",
    tagAll: {
      action: "/tags/many",
      describe: "/describe/many",
      of: "documents",
      query: "kind=article",
      names: ["vans"],
    },
    paging,
  },
  hostile: {
    ...hostileFrame,
    sentence: hostile,
    choices: [{ label: hostile, href: hostile, current: true, count: hostile }],
    rows: [row({ title: hostile, source: hostile, date: { value: hostile, words: hostile } })],
    series: "/series",
    tagAll: { action: hostile, describe: hostile, of: "documents", query: hostile, names: [hostile] },
    paging: { sentence: hostile, previous: hostile, next: null, pages: [] },
  },
};

const choices = [
  { label: "All", href: "/accessions", current: true, count: "14" },
  { label: "Need attention", href: "/accessions?attention=1", current: false, count: "3" },
];

export const accessions: Record<string, AccessionsContext> = {
  empty: {
    ...archivist,
    pageTitle: "Accessions",
    sentence: "Nothing was taken in yet.",
    choices,
    rows: [],
    empty: "Nothing has been taken in yet.",
    paging: null,
    upload: "/upload",
  },
  full: {
    ...archivist,
    pageTitle: "Accessions",
    sentence: "14 accessions, newest first.",
    choices,
    empty: "Nothing has been taken in yet.",
    rows: [
      {
        number: "2026-0014",
        href: "/accessions/2026-0014",
        at,
        by: "R. Okonjo",
        way: "upload",
        from: "a reader of the Courier",
        sentence: "5 files: 4 indexed, 1 failed.",
        attention: true,
        reasons: ["torn.pdf is damaged and cannot be read", "2 pages without known text"],
      },
      {
        number: "2026-0013",
        href: "/accessions/2026-0013",
        at,
        by: "ibid",
        way: "samples",
        from: null,
        sentence: "11 files: all indexed.",
        attention: false,
        reasons: [],
      },
    ],
    paging,
    upload: "/upload",
  },
  hostile: {
    ...hostileFrame,
    sentence: hostile,
    choices: [{ label: hostile, href: hostile, current: true, count: hostile }],
    empty: hostile,
    rows: [
      {
        number: hostile,
        href: hostile,
        at: { value: hostile, words: hostile },
        by: hostile,
        way: hostile,
        from: hostile,
        sentence: hostile,
        attention: true,
        reasons: [hostile],
      },
    ],
    paging: null,
    upload: hostile,
  },
};

function item(id: string, over: Partial<AccessionItem>): AccessionItem {
  return {
    id,
    name: "minutes-2024-02-22.pdf",
    size: "412 kB",
    digest: originalDigest,
    state: "searchable",
    stateWords: "Indexed",
    reason: null,
    ledger: [
      "Read by pdf 3 at the first attempt, in 1.2 seconds.",
      "14 pages: 12 text, 1 read by machine, 1 none.",
    ],
    pages: { label: "Look at every page", href: "/documents/4k7m2q9xwd/versions/1/pages" },
    warnings: [],
    findings: null,
    document: { label: "Minutes of the Full Council", href: "/documents/4k7m2q9xwd" },
    foundIn: null,
    holds: null,
    inside: [],
    retryAction: null,
    chances: null,
    ...over,
  };
}

const taken: AccessionContext = {
  ...archivist,
  notice: null,
  pageTitle: "Accession 2026-0014",
  canonical: "/accessions/2026-0014",
  number: "2026-0014",
  at,
  by: "R. Okonjo",
  way: "upload",
  from: "a reader of the Courier",
  container: null,
  awaited: null,
  paging: null,
  sentence:
    "7 files: 1 indexed, 1 being read, 1 received, 1 held already, 1 failed, 1 needs a password, 1 refused.",
  items: [
    item("item-1", {}),
    item("item-2", {
      name: "evidence.docx",
      state: "reading",
      stateWords: "Text being read",
      ledger: [],
      pages: null,
      document: null,
    }),
    item("item-3", {
      name: `${"a-very-long-file-name-".repeat(8)}.html`,
      state: "received",
      stateWords: "Received",
      document: null,
    }),
    item("item-4", {
      name: "copy of minutes.pdf",
      state: "held",
      stateWords: "Held already, since 3 January 2026",
    }),
    item("item-5", {
      name: "broken.pdf",
      state: "failed",
      stateWords: "Failed after 3 attempts",
      document: null,
      ledger: ["3 attempts, in 4.1 seconds."],
      reason: "The file ends in the middle of a page. Ask for it again where it came from.",
      retryAction: "/accessions/2026-0014/items/5/retry",
    }),
    item("item-7", {
      name: "appendix.xlsx",
      state: "locked",
      stateWords: "Needs a password",
      ledger: ["1 attempt, in 0.1 seconds."],
      chances: { label: "Give the password", href: "/documents/4k7m2q9xwd/versions/1#chances" },
      warnings: ["Sheet Costs is hidden in the file; it is read all the same."],
      findings: { label: "7 places to look at", href: "/documents/4k7m2q9xwd/versions/1/findings" },
      reason:
        "appendix.xlsx needs a password to be opened: an archivist can give it or upload a copy without one.",
    }),
    item("item-6", {
      name: "setup.exe",
      size: "2.1 MB",
      digest: null,
      state: "refused",
      stateWords: "Refused",
      document: null,
      reason: "Programs are not taken in.",
    }),
  ],
  events: "/accessions/2026-0014/events",
};

export const accession: Record<string, AccessionContext> = {
  "in progress": taken,
  "found inside": {
    ...taken,
    way: "found inside papers.zip",
    from: null,
    container: { label: "Papers of June", href: "/documents/7n2k8d4rtz/versions/1" },
    items: [
      item("item-1", { foundIn: { container: null, place: "june/minutes-2024-02-22.pdf" } }),
      item("item-2", {
        name: "inner.zip",
        holds: "Holds 3 files; 1 was left inside.",
        inside: [{ label: "2026-0016", href: "/accessions/2026-0016", sentence: "2 files: 2 indexed." }],
      }),
      item("item-3", {
        foundIn: { container: { label: "inner", href: "/documents/7n2k8d4rta/versions/1" }, place: "a.txt" },
      }),
    ],
    paging,
    events: null,
  },
  "still to come": {
    ...taken,
    awaited: {
      ...{ number: "2026-0014", href: "/accessions/2026-0014", coming: "/accessions/2026-0014/coming" },
      sentence: "1 of 2 files (1.2 GB) still to come, until 8 December 2026, 10:15 UTC.",
      continueHref: "/upload?accession=2026-0014",
      closeAction: "/accessions/2026-0014/close",
    },
    items: [item("item-1", { state: "coming", stateWords: "still to come", document: null, digest: null })],
  },
  settled: {
    ...taken,
    events: null,
    from: null,
    items: taken.items.slice(0, 1),
    sentence: "1 file: indexed.",
  },
  hostile: {
    ...taken,
    ...hostileFrame,
    number: hostile,
    from: hostile,
    sentence: hostile,
    events: hostile,
    container: { label: hostile, href: hostile },
    items: [
      item("item-1", {
        foundIn: { container: { label: hostile, href: hostile }, place: hostile },
        holds: hostile,
        inside: [{ label: hostile, href: hostile, sentence: hostile }],
        name: hostile,
        size: hostile,
        stateWords: hostile,
        reason: hostile,
        ledger: [hostile],
        pages: { label: hostile, href: hostile },
        warnings: [hostile, hostile],
        findings: { label: hostile, href: hostile },
        document: { label: hostile, href: hostile },
        retryAction: hostile,
        chances: { label: hostile, href: hostile },
      }),
    ],
  },
};
