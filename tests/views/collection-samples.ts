/** Samples of collections: their list, one of them, where it is changed, and what became of what was cited. */
import type {
  CollectedShown,
  CollectionContext,
  CollectionEditContext,
  CollectionsContext,
  NoticesContext,
} from "../../views/contexts.js";
import { anonymous, archivist, at, evidence, hostile, hostileFrame, longTitle } from "./sample-parts.js";

const row = {
  title: "What the force said of its watchlists",
  href: "/collections/4k7m2q9xwd4k7m2q9xwd",
  state: "Only you",
  extent: "12 citations",
  changed: at,
};
const hostileRow = { ...row, title: hostile, href: hostile, state: hostile, extent: hostile };

const list: CollectionsContext = {
  ...anonymous,
  pageTitle: "Collections",
  own: null,
  published: [],
  action: "/collections",
  notices: null,
  signInToMake: "/sign-in?next=%2Fcollections",
};

export const collections: Record<string, CollectionsContext> = {
  empty: list,
  readers: { ...list, published: [{ ...row, state: null }] },
  own: {
    ...list,
    ...archivist,
    own: [row, { ...row, title: longTitle, state: "Published" }],
    notices: "/notices",
    published: [{ ...row, title: longTitle, state: null }],
  },
  hostile: {
    ...list,
    ...hostileFrame,
    own: [hostileRow],
    published: [hostileRow],
    action: hostile,
    notices: hostile,
  },
};

function entry(over: Partial<CollectedShown>): CollectedShown {
  const bare = { words: null, language: null, reference: null, href: null, warning: null };
  return { kind: "note", id: "k3m9x2qa", text: "They said this twice.", ...bare, ...over };
}

const words: Partial<CollectedShown> = {
  kind: "citation",
  words: evidence,
  language: "en",
  reference: "Justice Committee, Oral Evidence (HL 2023–24) Q12.",
  href: "/citations/4k7m2q9xwd4k",
};
const entries: CollectedShown[] = [
  entry({ kind: "heading", id: "a", text: "The watchlists" }),
  entry({ id: "b" }),
  entry({ ...words, id: "c" }),
  entry({
    ...words,
    id: "d",
    text: "",
    warning: "The newest version (2) of the document has other words here.",
  }),
  entry({
    kind: "citation",
    id: "e",
    href: "/citations/4k7m2q9xwd4k",
    warning: "The document is not open to you.",
  }),
];
const hostileEntries = (["heading", "note", "citation"] as const).map((kind, index) =>
  entry({
    kind,
    id: `h${index}`,
    text: hostile,
    words: hostile,
    language: hostile,
    reference: hostile,
    href: hostile,
    warning: hostile,
  }),
);

const bare: CollectionContext = {
  ...anonymous,
  pageTitle: row.title,
  title: row.title,
  introduction: "",
  by: "ida",
  changed: at,
  address: "https://archive.example/collections/4k7m2q9xwd4k7m2q9xwd",
  entries: [],
  stale: null,
  downloads: [{ label: "PDF", href: "/collections/4k7m2q9xwd4k7m2q9xwd/forms/pdf" }],
  json: "/collections/4k7m2q9xwd4k7m2q9xwd",
  edit: null,
  close: null,
};

export const collection: Record<string, CollectionContext> = {
  bare,
  full: {
    ...bare,
    introduction: "Put together for the hearing.\nIn two lines.",
    entries,
    stale: "The words of one citation do not stand in what the archive holds as newest: see below.",
    edit: "/collections/4k7m2q9xwd4k7m2q9xwd/edit",
  },
  "to be closed": { ...bare, ...archivist, close: "/collections/4k7m2q9xwd4k7m2q9xwd/edit" },
  hostile: {
    ...bare,
    ...hostileFrame,
    ...{ title: hostile, introduction: hostile, by: hostile, address: hostile, stale: hostile },
    entries: hostileEntries,
    downloads: [{ label: hostile, href: hostile }],
    ...{ json: hostile, edit: hostile, close: hostile },
  },
};

const editing: CollectionEditContext = {
  ...archivist,
  pageTitle: "Edit",
  title: row.title,
  introduction: "",
  state: "private",
  address: bare.address,
  href: row.href,
  action: `${row.href}/edit`,
  entries: [],
};

export const collectionEdit: Record<string, CollectionEditContext> = {
  empty: editing,
  full: { ...editing, state: "published", introduction: "For the hearing.", entries },
  hostile: {
    ...editing,
    ...hostileFrame,
    ...{ title: hostile, introduction: hostile, state: hostile, address: hostile },
    ...{ href: hostile, action: hostile, entries: hostileEntries },
  },
};

const quiet: NoticesContext = {
  ...archivist,
  pageTitle: "What became of what you cite",
  rows: [],
  action: null,
  until: at.value,
  collections: "/collections",
};
const link = { label: "“wearing the clothes”", href: "/citations/4k7m2q9xwd4k" };

export const notices: Record<string, NoticesContext> = {
  quiet,
  full: {
    ...quiet,
    rows: [
      {
        at,
        title: longTitle,
        href: "/documents/4k7m2q9xwd",
        sentence: "A newer version (2) came in.",
        isTrouble: false,
        citations: [link],
        collections: [{ label: row.title, href: row.href }],
      },
      {
        at,
        title: "A document that is not open to you now",
        href: null,
        sentence: "It was withdrawn: It names a child.",
        isTrouble: true,
        citations: [{ ...link, label: "Citation 4k7m2q9xwd4k" }],
        collections: [],
      },
    ],
    action: "/notices",
  },
  hostile: {
    ...quiet,
    ...hostileFrame,
    rows: [
      {
        at,
        title: hostile,
        href: hostile,
        sentence: hostile,
        isTrouble: true,
        citations: [{ label: hostile, href: hostile }],
        collections: [{ label: hostile, href: hostile }],
      },
    ],
    action: hostile,
    until: hostile,
    collections: hostile,
  },
};
