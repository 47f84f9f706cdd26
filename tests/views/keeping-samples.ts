/** Sample contexts of the pages that keep the archive, several of each. */
import type {
  AboutContext,
  AccessionContext,
  AccessionItem,
  AccessionsContext,
  CoverageContext,
  DocumentsContext,
  EditContext,
  ErrorContext,
  FieldState,
  SetupContext,
  SignInContext,
  TombstoneContext,
  UploadContext,
} from "../../views/contexts.js";
import {
  anonymous,
  archivist,
  hostile,
  hostileFrame,
  longTitle,
  originalDigest,
  row,
} from "./sample-parts.js";

const at = { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30" };
const paging = {
  sentence: "Documents 1 to 20 of 31.",
  previous: null,
  next: "/documents?page=2",
  pages: [
    { label: "1", href: "/documents", current: true },
    { label: "2", href: "/documents?page=2", current: false },
  ],
};

function field(value = "", error: string | null = null): FieldState {
  return { value, error };
}

const kinds = [
  { value: "", label: "let the archive find out" },
  { value: "article", label: "article" },
  { value: "motion", label: "motion or minutes" },
  { value: "transcript", label: "transcript" },
  { value: "other", label: "other" },
];
const suggestions = {
  sources: ["Harwick Borough Council", "The Harwick Courier"],
  series: ["Justice and Technology inquiry"],
  tags: ["live facial recognition", "watchlists"],
};
const hostileSuggestions = { sources: [hostile], series: [hostile], tags: [hostile] };

export const documents: Record<string, DocumentsContext> = {
  empty: {
    ...anonymous,
    pageTitle: "Documents",
    sentence: "Nothing is published yet.",
    choices: [],
    rows: [],
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
    paging,
  },
  hostile: {
    ...hostileFrame,
    sentence: hostile,
    choices: [{ label: hostile, href: hostile, current: true, count: hostile }],
    rows: [row({ title: hostile, source: hostile, date: { value: hostile, words: hostile } })],
    paging: { sentence: hostile, previous: hostile, next: null, pages: [] },
  },
};

export const accessions: Record<string, AccessionsContext> = {
  empty: {
    ...archivist,
    pageTitle: "Accessions",
    sentence: "Nothing was taken in yet.",
    rows: [],
    paging: null,
    upload: "/upload",
  },
  full: {
    ...archivist,
    pageTitle: "Accessions",
    sentence: "14 accessions, newest first.",
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
      },
    ],
    paging,
    upload: "/upload",
  },
  hostile: {
    ...hostileFrame,
    sentence: hostile,
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
    stateWords: "Indexed:",
    reason: null,
    document: { label: "Minutes of the Full Council", href: "/documents/4k7m2q9xwd" },
    retryAction: null,
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
  sentence: "6 files: 1 indexed, 1 being read, 1 received, 1 held already, 1 failed, 1 refused.",
  items: [
    item("item-1", {}),
    item("item-2", {
      name: "evidence.docx",
      state: "reading",
      stateWords: "Text being read",
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
      stateWords: "Held already, since 3 January 2026:",
    }),
    item("item-5", {
      name: "broken.pdf",
      state: "failed",
      stateWords: "Failed after 3 attempts",
      document: null,
      reason: "The file ends in the middle of a page. Ask for it again where it came from.",
      retryAction: "/accessions/2026-0014/items/5/retry",
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
    items: [
      item("item-1", {
        name: hostile,
        size: hostile,
        stateWords: hostile,
        reason: hostile,
        document: { label: hostile, href: hostile },
        retryAction: hostile,
      }),
    ],
  },
};

const blank: UploadContext = {
  ...archivist,
  notice: null,
  pageTitle: "Upload documents",
  action: "/upload",
  limits: "Up to 50 files of up to 200 MB each: PDF, HTML, Word, plain text, captions or CSV.",
  largestFile: 200_000_000,
  mostFiles: 50,
  kinds,
  suggestions,
  fields: { source: field(), series: field(), tags: field(), kind: field(), from: field() },
  publish: false,
  error: null,
};

export const upload: Record<string, UploadContext> = {
  blank,
  wrong: {
    ...blank,
    fields: {
      ...blank.fields,
      source: field("x".repeat(30), "A source's name has at most 200 characters; this one has 230."),
    },
    publish: true,
    error: "No file was chosen.",
  },
  hostile: {
    ...blank,
    ...hostileFrame,
    action: hostile,
    limits: hostile,
    kinds: [{ value: hostile, label: hostile }],
    suggestions: hostileSuggestions,
    fields: {
      source: field(hostile, hostile),
      series: field(hostile),
      tags: field(hostile),
      kind: field(hostile, hostile),
      from: field(hostile),
    },
    error: hostile,
  },
};

const described: EditContext = {
  ...archivist,
  notice: null,
  pageTitle: "Describe",
  document: "4k7m2q9xwd",
  title: "Minutes of the Full Council",
  href: "/documents/4k7m2q9xwd",
  action: "/documents/4k7m2q9xwd/edit",
  basedOn: "4fz8k2m9x4qa7p3d",
  kinds,
  suggestions,
  fields: {
    title: field("Minutes of the Full Council"),
    kind: field("motion"),
    date: field("2024-02-22"),
    language: field("en"),
    source: field("Harwick Borough Council"),
    series: field(),
    tags: field("live facial recognition, watchlists"),
    summary: field("\nThe council asks that the vans stay away."),
    address: field(),
  },
  conflict: null,
};

export const edit: Record<string, EditContext> = {
  plain: described,
  "wrong and overtaken": {
    ...described,
    fields: {
      ...described.fields,
      title: field("", "A document needs a title."),
      date: field("22/02/24", "Expected a date such as 2024-02-22, 2024-02 or 2024."),
      summary: field("", "Too long."),
    },
    conflict: {
      sentence: "M. Achterberg changed this description meanwhile; nothing was saved.",
      changes: [
        { label: "Title", theirs: "Full Council, 22 February 2024", yours: "Minutes of the Full Council" },
      ],
    },
  },
  hostile: {
    ...described,
    ...hostileFrame,
    title: hostile,
    fields: {
      title: field(hostile, hostile),
      kind: field(hostile),
      date: field(hostile),
      language: field(hostile),
      source: field(hostile),
      series: field(hostile),
      tags: field(hostile),
      summary: field(hostile, hostile),
      address: field(hostile),
    },
    suggestions: hostileSuggestions,
    conflict: { sentence: hostile, changes: [{ label: hostile, theirs: hostile, yours: hostile }] },
  },
};

export const signIn: Record<string, SignInContext> = {
  first: {
    ...anonymous,
    csrf: "c5rf-token",
    pageTitle: "Sign in",
    action: "/sign-in",
    name: "",
    error: null,
    kept: [],
  },
  hostile: {
    ...hostileFrame,
    action: hostile,
    name: hostile,
    error: hostile,
    kept: [{ name: "next", value: hostile }],
  },
};

export const setup: Record<string, SetupContext> = {
  first: {
    ...anonymous,
    csrf: "c5rf-token",
    pageTitle: "The first account",
    action: "/setup",
    fields: { name: field(), password: field() },
    code: field(),
    shortestPassword: 12,
    error: null,
  },
  wrong: {
    ...anonymous,
    csrf: "c5rf-token",
    pageTitle: "The first account",
    action: "/setup",
    fields: {
      name: field("R. Okonjo"),
      password: field("", "A password has at least 12 characters; this one had 5."),
    },
    code: null,
    shortestPassword: 12,
    error: "No account was made.",
  },
  hostile: {
    ...hostileFrame,
    action: hostile,
    fields: { name: field(hostile, hostile), password: field("", hostile) },
    code: field(hostile, hostile),
    shortestPassword: 12,
    error: hostile,
  },
};

export const coverage: Record<string, CoverageContext> = {
  whole: {
    ...anonymous,
    pageTitle: "What can be searched",
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
        reason: "The pages are images, and no program that reads images is installed.",
      },
      {
        title: longTitle,
        href: "/documents/b",
        extent: "pages 3, 7 to 9",
        reason: "These pages have no text.",
      },
    ],
    paging,
  },
  hostile: {
    ...hostileFrame,
    line: { sentence: hostile, href: hostile, complete: false },
    rows: [{ title: hostile, href: hostile, extent: hostile, reason: hostile }],
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
    reference: null,
  },
  failed: {
    ...archivist,
    pageTitle: "Failed",
    status: 500,
    what: "The page could not be made.",
    subject: null,
    advice: "Try again in a minute. If it goes on, tell whoever keeps this archive.",
    reference: "r-8c21",
  },
  hostile: {
    ...hostileFrame,
    status: 500,
    what: hostile,
    subject: hostile,
    advice: hostile,
    reference: hostile,
  },
};
