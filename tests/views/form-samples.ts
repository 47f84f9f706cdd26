/** Samples of the pages that are forms. */
import type {
  AwaitedFiles,
  EditContext,
  FieldState,
  SetupContext,
  SignInContext,
  UploadContext,
} from "../../views/contexts.js";
import { anonymous, archivist, hostile, hostileFrame } from "./sample-parts.js";

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

const awaitedFiles: AwaitedFiles = {
  number: "2026-0014",
  href: "/accessions/2026-0014",
  sentence: "7 of 40 files (1.2 GB) still to come, until 8 December 2026, 10:15 UTC.",
  continueHref: "/upload?accession=2026-0014",
  coming: "/accessions/2026-0014/coming",
  closeAction: "/accessions/2026-0014/close",
};
const hostileAwaited: AwaitedFiles = {
  ...{ number: hostile, href: hostile, sentence: hostile },
  ...{ continueHref: hostile, coming: hostile, closeAction: hostile },
};

const blank: UploadContext = {
  ...archivist,
  notice: null,
  pageTitle: "Upload documents",
  action: "/upload",
  announce: "/accessions",
  lists: "/describe/list",
  capture: "/capture",
  watches: "/watches",
  continued: null,
  unfinished: [],
  limits: "Up to 50 files of up to 200 MB each.",
  formats: "PDF, HTML, Word, plain text, captions or CSV are read.",
  largestFile: 200_000_000,
  mostFiles: 50,
  versionOf: null,
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
  continued: { ...blank, continued: awaitedFiles },
  unfinished: { ...blank, unfinished: [awaitedFiles] },
  "a version": {
    ...blank,
    versionOf: {
      label: "Minutes of the council, 6 November 2025",
      href: "/documents/4k7m2q9xwd",
      document: "4k7m2q9xwd",
    },
  },
  hostile: {
    ...blank,
    ...hostileFrame,
    versionOf: { label: hostile, href: hostile, document: hostile },
    action: hostile,
    announce: hostile,
    lists: hostile,
    capture: hostile,
    watches: hostile,
    unfinished: [hostileAwaited],
    limits: hostile,
    formats: hostile,
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
  tagsShown: "live facial recognition, watchlists",
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
  open: [
    {
      name: "identifier",
      label: "Reference",
      hint: "The mark its source gives it.",
      long: false,
      state: field(),
    },
  ],
  folded: [
    { name: "note", label: "Note", hint: null, long: true, state: field("", "At most 5,000 characters.") },
  ],
  rights: {
    rights: {
      options: [
        { value: "", label: "Not said" },
        { value: "OGL", label: "Open Government Licence 3.0" },
      ],
      state: field("OGL"),
    },
    original: {
      options: [
        { value: "", label: "Not said" },
        { value: "request", label: "Whoever asks" },
      ],
      state: field("", "Choose who may have the file."),
    },
    rightsNote: field("The council."),
  },
  readings: [
    {
      label: "Date",
      value: "22 February 2024",
      href: "/documents/x/versions/1#p20",
      fill: "/documents/x/edit?fill=date",
    },
    { label: "Author", value: "R. Okonjo", href: null, fill: "/documents/x/edit?fill=creator" },
  ],
  kindSuggestion: null,
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
    open: [
      { name: "identifier", label: hostile, hint: hostile, long: false, state: field(hostile, hostile) },
    ],
    folded: [{ name: "note", label: hostile, hint: hostile, long: true, state: field(hostile, hostile) }],
    rights: {
      rights: { options: [{ value: hostile, label: hostile }], state: field(hostile, hostile) },
      original: { options: [{ value: hostile, label: hostile }], state: field(hostile, hostile) },
      rightsNote: field(hostile, hostile),
    },
    readings: [{ label: hostile, value: hostile, href: hostile, fill: hostile }],
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
    kindSuggestion: { sentence: hostile, why: null, kind: hostile, label: hostile, action: hostile },
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
    intro: "Reading and searching need no account. Keeping the archive does.",
    firstAccount: "/setup",
    error: null,
    kept: [],
    passkey: { options: "/sign-in/passkey/options", answer: "/sign-in/passkey" },
  },
  hostile: {
    ...hostileFrame,
    action: hostile,
    name: hostile,
    intro: hostile,
    firstAccount: hostile,
    error: hostile,
    kept: [{ name: "next", value: hostile }],
    passkey: { options: hostile, answer: hostile },
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
