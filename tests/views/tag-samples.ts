/** Samples of the pages of the vocabularies. */
import type {
  AskManyContext,
  FieldState,
  RuleDesk,
  TagContext,
  TagEditContext,
  TagImportContext,
  TagMergeContext,
  TagNode,
  TagsContext,
} from "../../views/contexts.js";
import {
  anonymous,
  archivist,
  at,
  evidence,
  hostile,
  hostileFrame,
  marked,
  paging,
  row,
} from "./sample-parts.js";

function field(value = "", error: string | null = null): FieldState {
  return { value, error };
}

function node(name: string, narrower: TagNode[] = [], over: Partial<TagNode> = {}): TagNode {
  return { name, href: "/tags/4k7m2q9xwd", count: "14 documents", disused: false, narrower, ...over };
}

const kinds = [
  { value: "topic", label: "Topic" },
  { value: "place", label: "Place" },
];
const vocabularies = [
  { label: "Topics", href: "/tags", current: true, count: "214" },
  { label: "Places", href: "/tags?kind=place", current: false, count: null },
];

const list: TagsContext = {
  ...anonymous,
  pageTitle: "Topics",
  choices: vocabularies,
  find: { action: "/tags", kind: "topic", query: "" },
  sentence: "3 names among the topics.",
  nodes: [node("surveillance", [node("facial recognition", [node("watchlists", [], { count: null })])])],
  make: null,
  exports: [],
  importHref: null,
};

export const tags: Record<string, TagsContext> = {
  readers: list,
  desk: {
    ...list,
    ...archivist,
    find: { action: "/tags", kind: "topic", query: "face" },
    nodes: [node("x".repeat(100), [], { disused: true })],
    make: {
      action: "/tags",
      kinds,
      kind: field("topic"),
      name: field("watchlist", "There is a topic “watchlists” already that goes by the name “watchlist”."),
    },
    exports: [{ label: "Turtle", href: "/tags/export" }],
    importHref: "/tags/import",
  },
  hostile: {
    ...list,
    ...hostileFrame,
    choices: [{ label: hostile, href: hostile, current: false, count: hostile }],
    find: { action: hostile, kind: hostile, query: hostile },
    sentence: hostile,
    nodes: [node(hostile, [node(hostile, [], { href: hostile, count: hostile })])],
    make: {
      action: hostile,
      kinds: [{ value: hostile, label: hostile }],
      kind: field(hostile, hostile),
      name: field(hostile, hostile),
    },
    exports: [{ label: hostile, href: hostile }],
    importHref: hostile,
  },
};

const still: RuleDesk = {
  tryAction: "/tags/4k7m2q9xwd",
  keepAction: "/tags/4k7m2q9xwd/rules",
  removeAction: "/tags/4k7m2q9xwd/rules/remove",
  progress: null,
  query: "",
  rule: null,
  error: null,
  trial: null,
};

const bare: TagContext = {
  ...anonymous,
  pageTitle: "watchlists",
  name: "watchlists",
  kind: "Topic",
  disused: false,
  note: null,
  noteLanguage: null,
  otherNames: [],
  notations: [],
  broader: [],
  narrower: [],
  related: [],
  page: null,
  elsewhere: [],
  merged: [],
  sentence: "1 document has this tag.",
  rows: [row()],
  paging: null,
  search: "/search?tag=watchlists",
  rules: [],
  json: "/tags/4k7m2q9xwd",
  desk: null,
};

const rule = { id: "r1", query: "watchlist OR “watch list”", count: "12 documents by this rule" };

const full: TagContext = {
  ...bare,
  note: "Lists of faces that a camera looks for.",
  noteLanguage: "en",
  otherNames: [
    { name: "watch lists", language: null },
    { name: "rhestrau gwylio", language: "cy" },
  ],
  notations: ["363.2"],
  broader: [{ label: "facial recognition", href: "/tags/4k7m2q9xwe" }],
  narrower: [{ label: "bespoke watchlists", href: "/tags/4k7m2q9xwf" }],
  related: [{ label: "custody images", href: "/tags/4k7m2q9xwg" }],
  page: { label: "All that was said by them", href: "/people/4k7m2q9xwd" },
  elsewhere: [
    { address: "https://example.org/watchlists", isLink: true },
    { address: "urn:x:watchlists", isLink: false },
  ],
  merged: [{ name: "watch-lists", action: "/tags/4k7m2q9xwh/undo", undo: null }],
  paging,
  rules: [{ ...rule, by: null, change: null }],
};

const desk: NonNullable<TagContext["desk"]> = {
  edit: "/tags/4k7m2q9xwd/edit",
  mergeAction: "/tags/4k7m2q9xwd/merge",
  retireAction: "/tags/4k7m2q9xwd/retire",
  undoAction: "/tags/4k7m2q9xwd/undo",
  names: ["cameras", "custody images"],
  rules: { ...still, progress: "The rules have been held against 340 of 1,204 documents so far." },
  history: [
    { at, by: "ida", words: "A rule was added: “watchlist” came", undo: "e2" },
    { at, by: "ida", words: "Made", undo: null },
  ],
};

export const tag: Record<string, TagContext> = {
  bare,
  full,
  desk: {
    ...full,
    ...archivist,
    disused: true,
    merged: [{ name: "watch-lists", action: "/tags/4k7m2q9xwh/undo", undo: "e1" }],
    rules: [{ ...rule, by: "ida, 3 December 2026", change: "/tags/4k7m2q9xwd?rule=r1#try" }],
    desk,
  },
  "rule in trial": {
    ...bare,
    ...archivist,
    desk: {
      ...desk,
      rules: {
        ...still,
        rule: "r1",
        query: "watchlist*",
        trial: {
          sentence: "This rule would tag 12 documents of 1,204.",
          samples: [
            {
              title: "Oral evidence",
              href: "/documents/4k7m2q9xwd/versions/1?start=5&end=9#p0",
              passage: marked(evidence, "watchlists", "match"),
              cutBefore: true,
              cutAfter: true,
            },
          ],
        },
      },
    },
  },
  "rule in error": {
    ...bare,
    ...archivist,
    desk: {
      ...desk,
      rules: {
        ...still,
        query: "a (b",
        error: { sentence: "The bracket is not closed.", before: "a ", from: "(b" },
      },
    },
  },
  hostile: {
    ...full,
    ...hostileFrame,
    name: hostile,
    kind: hostile,
    note: hostile,
    noteLanguage: hostile,
    otherNames: [{ name: hostile, language: hostile }],
    notations: [hostile],
    broader: [{ label: hostile, href: hostile }],
    page: { label: hostile, href: hostile },
    elsewhere: [{ address: hostile, isLink: false }],
    merged: [{ name: hostile, action: hostile, undo: hostile }],
    sentence: hostile,
    rows: [row({ title: hostile })],
    rules: [{ id: hostile, query: hostile, by: hostile, count: hostile, change: hostile }],
    desk: {
      ...desk,
      names: [hostile],
      rules: {
        ...still,
        progress: hostile,
        query: hostile,
        rule: hostile,
        error: { sentence: hostile, before: hostile, from: hostile },
      },
      history: [{ at, by: hostile, words: hostile, undo: hostile }],
    },
  },
};

const form: TagEditContext = {
  ...archivist,
  pageTitle: "Describe watchlists",
  name: "watchlists",
  href: "/tags/4k7m2q9xwd",
  action: "/tags/4k7m2q9xwd/edit",
  basedOn: "4",
  kinds,
  error: null,
  fields: {
    kind: field("topic"),
    name: field("watchlists"),
    language: field(),
    otherNames: field("watch lists\nrhestrau gwylio @cy"),
    broader: field("facial recognition"),
    related: field(),
    note: field(),
    notations: field(),
    sameAs: field(),
  },
};

export const tagEdit: Record<string, TagEditContext> = {
  plain: form,
  wrong: {
    ...form,
    error: "There is no “facial recogniton” in the list; make it first, or mend the name.",
    fields: { ...form.fields, name: field("", "A tag needs a name."), note: field("x", "At most 5,000.") },
  },
  hostile: {
    ...form,
    ...hostileFrame,
    name: hostile,
    href: hostile,
    action: hostile,
    basedOn: hostile,
    error: hostile,
    fields: { ...form.fields, name: field(hostile, hostile), broader: field(hostile, hostile) },
  },
};

export const tagMerge: Record<string, TagMergeContext> = {
  plain: {
    ...archivist,
    pageTitle: "Merge watch-lists into watchlists",
    name: "watch-lists",
    href: "/tags/4k7m2q9xwh",
    into: { label: "watchlists", href: "/tags/4k7m2q9xwd" },
    sentences: ["2 documents have “watch-lists”.", "It can be taken back."],
    action: "/tags/4k7m2q9xwh/merge",
    target: "4k7m2q9xwd",
  },
  hostile: {
    ...hostileFrame,
    name: hostile,
    href: hostile,
    into: { label: hostile, href: hostile },
    sentences: [hostile],
    action: hostile,
    target: hostile,
  },
};

const blank: TagImportContext = {
  ...archivist,
  pageTitle: "Take a vocabulary in",
  action: "/tags/import",
  kinds,
  kind: field("topic"),
  limits: "Turtle or RDF/XML, up to 10 MB.",
  error: null,
  report: null,
};

export const tagImport: Record<string, TagImportContext> = {
  blank,
  "tried out": {
    ...blank,
    report: {
      heading: "What it would do",
      isWrong: false,
      sentences: ["2 concepts in the file: 1 would be made, 0 changed, 1 as they are here.", "Made: “vans”."],
    },
  },
  refused: {
    ...blank,
    error: "No file was chosen.",
    report: {
      heading: "It cannot be taken in",
      isWrong: true,
      sentences: ["“a” stands under “a”: a circle."],
    },
  },
  hostile: {
    ...blank,
    ...hostileFrame,
    action: hostile,
    kinds: [{ value: hostile, label: hostile }],
    kind: field(hostile, hostile),
    limits: hostile,
    error: hostile,
    report: { heading: hostile, isWrong: true, sentences: [hostile] },
  },
};

const many: AskManyContext = {
  ...archivist,
  title: "Put “vans” on documents",
  sentence: "31 documents, of which 2 have the tag “vans”.",
  form: { label: "Put it on 29 documents", fields: [{ name: "tag", value: "vans" }] },
  action: "/tags/many",
  back: { label: "Back to the list", href: "/documents" },
};

export const tagMany: Record<string, AskManyContext> = {
  asked: many,
  settled: { ...many, form: null },
  hostile: {
    ...many,
    ...hostileFrame,
    title: hostile,
    sentence: hostile,
    form: { label: hostile, fields: [{ name: hostile, value: hostile }] },
    action: hostile,
    back: { label: hostile, href: hostile },
  },
};
