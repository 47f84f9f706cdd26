/** Samples of the pages on which archivists settle, describe and merge persons and bodies. */
import type {
  AuthorityEditContext,
  MergeContext,
  OpenName,
  PeopleQueueContext,
} from "../../views/contexts.js";
import { archivist, at, hostile, hostileFrame, paging } from "./sample-parts.js";

const open: OpenName = {
  id: "name-1",
  label: "Mr Beer",
  source: "Lamps Inquiry",
  sentence: "12 times in 3 documents",
  saidToBe: "Jason Beer, Counsel to the Inquiry",
  places: [
    {
      label: "Hearing of 12 December",
      href: "/documents/4k7m2q9xwd/versions/1#p12",
      date: { value: "2023-12-12", words: "12 December 2023" },
    },
    { label: "Hearing", href: "/documents/5k7m2q9xwd/versions/1#p12", date: null },
  ],
  more: "and 1 more document",
  documents: ["4k7m2q9xwd", "5k7m2q9xwd"],
  suggestions: [
    { id: "0a1b2c3d4e", name: "Jason Beer", reason: "Counsel, Lamps Inquiry.", href: "/people/0a1b2c3d4e" },
  ],
  newName: "Jason Beer",
};

export const peopleQueue: Record<string, PeopleQueueContext> = {
  full: {
    ...archivist,
    sentence: "2 printed names wait: nobody is known to stand behind them beyond doubt.",
    action: "/people/queue",
    words: "",
    names: [
      open,
      {
        ...open,
        id: "name-2",
        label: "The Chair",
        source: null,
        saidToBe: null,
        more: null,
        suggestions: [],
        newName: "",
      },
    ],
    acts: [
      { event: "e1", sentence: "“Mr Beer” is Jason Beer, in 3 documents", by: "ida", at },
      { event: null, sentence: "“Mr Lamb” is Piers Lamb, in 1 document", by: "ida", at },
    ],
    merges: [
      {
        merged: "0a1b2c3d4f",
        name: "J. Beer",
        into: { label: "Jason Beer", href: "/people/0a1b2c3d4e" },
        by: "ida",
        at,
        action: "/people/0a1b2c3d4e/unmerge",
      },
    ],
    undo: "/people/queue/undo",
    paging,
    list: "/people",
  },
  empty: {
    ...archivist,
    sentence: "No printed name waits for an archivist.",
    action: "/people/queue",
    words: "",
    names: [],
    acts: [],
    merges: [],
    undo: "/people/queue/undo",
    paging: null,
    list: "/people",
  },
  hostile: {
    ...hostileFrame,
    sentence: hostile,
    action: hostile,
    words: hostile,
    names: [
      {
        id: "name-1",
        label: hostile,
        source: hostile,
        sentence: hostile,
        saidToBe: hostile,
        places: [{ label: hostile, href: hostile, date: { value: hostile, words: hostile } }],
        more: hostile,
        documents: [hostile],
        suggestions: [{ id: hostile, name: hostile, reason: hostile, href: hostile }],
        newName: hostile,
      },
    ],
    acts: [{ event: hostile, sentence: hostile, by: hostile, at: { value: hostile, words: hostile } }],
    merges: [
      {
        merged: hostile,
        name: hostile,
        into: { label: hostile, href: hostile },
        by: hostile,
        at: { value: hostile, words: hostile },
        action: hostile,
      },
    ],
    undo: hostile,
    paging: null,
    list: hostile,
  },
};

const field = (value: string, error: string | null = null) => ({ value, error });

export const authorityEdit: Record<string, AuthorityEditContext> = {
  person: {
    ...archivist,
    name: "Jason Beer",
    href: "/people/0a1b2c3d4e",
    isPerson: true,
    action: "/people/0a1b2c3d4e/edit",
    basedOn: 3,
    fields: {
      name: field("Jason Beer"),
      otherNames: field("J Beer | 2001"),
      posts: field("Counsel | Lamps Inquiry | 20x", "Expected a date such as 2023."),
      note: field(""),
      sameAs: field("https://people.example/beer"),
    },
    conflict: {
      sentence: "Somebody else changed it.",
      changes: [{ label: "Note", theirs: "one", yours: "nothing" }],
    },
    merge: { action: "/people/0a1b2c3d4e/merge", words: "" },
    merged: [{ id: "1a1b2c3d4e", name: "J. Beer" }],
    unmerge: "/people/0a1b2c3d4e/unmerge",
    links: [{ document: "4k7m2q9xwd", title: "Hearing", labels: "Mr Beer" }],
    split: "/people/0a1b2c3d4e/split",
  },
  body: {
    ...archivist,
    name: "Lamps Inquiry",
    href: "/bodies/0a1b2c3d4e",
    isPerson: false,
    action: "/bodies/0a1b2c3d4e/edit",
    basedOn: 1,
    fields: {
      name: field("Lamps Inquiry"),
      otherNames: field(""),
      posts: field(""),
      note: field(""),
      sameAs: field(""),
    },
    conflict: null,
    merge: { action: "/bodies/0a1b2c3d4e/merge", words: "" },
    merged: [],
    unmerge: "/bodies/0a1b2c3d4e/unmerge",
    links: [],
    split: "",
  },
  hostile: {
    ...hostileFrame,
    name: hostile,
    href: hostile,
    isPerson: true,
    action: hostile,
    basedOn: 1,
    fields: {
      name: field(hostile, hostile),
      otherNames: field(hostile, hostile),
      posts: field(hostile, hostile),
      note: field(hostile, hostile),
      sameAs: field(hostile, hostile),
    },
    conflict: { sentence: hostile, changes: [{ label: hostile, theirs: hostile, yours: hostile }] },
    merge: { action: hostile, words: hostile },
    merged: [{ id: hostile, name: hostile }],
    unmerge: hostile,
    links: [{ document: "4k7m2q9xwd", title: hostile, labels: hostile }],
    split: hostile,
  },
};

export const merge: Record<string, MergeContext> = {
  preview: {
    ...archivist,
    name: "J. Beer",
    href: "/people/1a1b2c3d4e",
    action: "/people/1a1b2c3d4e/merge",
    words: "",
    found: [],
    preview: {
      into: "Jason Beer",
      id: "0a1b2c3d4e",
      href: "/people/0a1b2c3d4e",
      sentences: ["3 documents will count for Jason Beer."],
    },
    edit: "/people/1a1b2c3d4e/edit",
  },
  found: {
    ...archivist,
    name: "J. Beer",
    href: "/people/1a1b2c3d4e",
    action: "/people/1a1b2c3d4e/merge",
    words: "bee",
    found: [
      { name: "Jason Beer", href: "/people/1a1b2c3d4e/merge?into=0a1b2c3d4e", documents: "3 documents" },
    ],
    preview: null,
    edit: "/people/1a1b2c3d4e/edit",
  },
  hostile: {
    ...hostileFrame,
    name: hostile,
    href: hostile,
    action: hostile,
    words: hostile,
    found: [{ name: hostile, href: hostile, documents: hostile }],
    preview: { into: hostile, id: hostile, href: hostile, sentences: [hostile] },
    edit: hostile,
  },
};
