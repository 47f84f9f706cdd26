/** Samples of the ledger of motions. */
import type { LedgerRow, MotionsContext } from "../../views/contexts.js";
import { anonymous, archivist, hostile, hostileFrame, longTitle, paging } from "./sample-parts.js";

const row = (words: string, href: string): LedgerRow => ({
  title: words,
  href,
  reference: words,
  date: { value: "2023-01-16", words: "16 January 2023" },
  body: words,
  mover: words,
  seconder: words,
  outcome: { value: "carried", words: "Carried unanimously" },
  votes: "31 for, 12 against",
  marks: ["provisional", "does not add up"],
  others: [
    { label: words, href, says: words },
    { label: "Agenda", href: "/documents/4k7m2q9xwd/versions/1#motion-1", says: null },
  ],
  document: { label: words, href },
});

const bare: LedgerRow = {
  ...row(longTitle, "/documents/4k7m2q9xwd/versions/1#motion-2"),
  ...{ reference: null, date: null, body: null, mover: null, seconder: null, outcome: null, votes: null },
  ...{ marks: [], others: [] },
};

const fields = (words: string) => [
  {
    name: "body",
    label: "Body",
    value: words,
    choices: [
      { value: "", label: "Every body" },
      { value: words, label: words },
    ],
  },
];

const full: MotionsContext = {
  ...archivist,
  pageTitle: "Motions",
  sentence: "31 motions, newest first.",
  action: "/motions",
  query: "live facial recognition",
  mover: "",
  fields: fields("Marlesport City Council"),
  clear: "/motions",
  orders: [
    { label: "Newest first", href: "/motions", current: true },
    { label: "Oldest first", href: "/motions?order=oldest", current: false },
  ],
  rows: [row("Live facial recognition", "/documents/4k7m2q9xwd/versions/1#motion-1"), bare],
  exports: [{ label: "Save as CSV", href: "/motions.csv" }],
  paging,
};

export const motions: Record<string, MotionsContext> = {
  empty: {
    ...full,
    ...anonymous,
    pageTitle: "Motions",
    sentence: "0 motions, newest first.",
    query: "",
    clear: null,
    rows: [],
    exports: [],
    paging: null,
  },
  full,
  hostile: {
    ...full,
    ...hostileFrame,
    sentence: hostile,
    action: hostile,
    query: hostile,
    mover: hostile,
    fields: fields(hostile),
    clear: hostile,
    orders: [{ label: hostile, href: hostile, current: true }],
    rows: [row(hostile, hostile)],
    exports: [{ label: hostile, href: hostile }],
    paging: null,
  },
};
