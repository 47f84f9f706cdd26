/** Samples of the pages on which files are described by a table. */
import type { DescriptionListContext, SendListContext } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const accession = { label: "2026-0042", href: "/accessions/2026-0042" };
const hostileLink = { label: hostile, href: hostile };

const send: SendListContext = {
  ...archivist,
  notice: null,
  pageTitle: "Describe from a table",
  accession,
  number: "2026-0042",
  action: "/describe/list",
  toFillIn: "/accessions/2026-0042/files.csv",
  columns: ["file", "title", "tags"],
  limits: "A CSV file of up to 5 MB, as spreadsheets save it.",
  earlier: [{ label: "list.csv", href: "/describe/list/4k7m2q9xwd00", sentence: "Sent by R. Okonjo." }],
  error: null,
};

export const sendList: Record<string, SendListContext> = {
  earlier: send,
  first: { ...send, earlier: [], error: "No file was chosen." },
  hostile: {
    ...{ ...send, ...hostileFrame, accession: hostileLink, number: hostile, action: hostile },
    ...{
      toFillIn: hostile,
      columns: [hostile],
      limits: hostile,
      earlier: [{ ...hostileLink, sentence: hostile }],
      error: hostile,
    },
  },
};

const document = { label: "Nine lamps dark all winter", href: "/documents/4k7m2q9xwd" };

const checked: DescriptionListContext = {
  ...archivist,
  notice: null,
  pageTitle: "Descriptions from list.csv",
  name: "list.csv",
  accession,
  sent: { by: "R. Okonjo", at: { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30 UTC" } },
  sentence: "2 lines: 1 would be written, 1 says so already.",
  isWrong: false,
  progress: null,
  faults: [],
  lines: [
    {
      ...{ line: "Line 2", file: "letters/lamps.pdf", document, state: "would be written", isWrong: false },
      changes: [
        { label: "Title", before: "Nine lamps dark all winter", after: "The lamps of Harwick" },
        { label: "Tags", before: null, after: "lamps, winter" },
      ],
      faults: [],
    },
    {
      ...{ line: "Line 3", file: "boats.pdf", document: null, state: "says so already", isWrong: false },
      ...{ changes: [], faults: [] },
    },
  ],
  paging: null,
  action: "/describe/list/4k7m2q9xwd00",
  begin: { label: "Write 1 line", seen: "0".repeat(32) },
  mayDrop: true,
  mayUndo: false,
  again: "/describe/list?accession=2026-0042",
  error: null,
};

export const descriptionList: Record<string, DescriptionListContext> = {
  checked,
  wrong: {
    ...checked,
    sentence: "2 faults: nothing can be written until the table is mended.",
    isWrong: true,
    faults: ["list.csv: the table is empty"],
    lines: [
      {
        ...{ line: "Line 7", file: "", document: null, state: "wrong", isWrong: true, changes: [] },
        faults: ['date: expected a date such as 2023-12-12, 2023-12 or 2023, got "soon"'],
      },
    ],
    begin: null,
  },
  underWay: {
    ...checked,
    sentence: "40 lines: 12 written, 28 to be written.",
    progress: { done: 12, of: 40 },
    ...{ begin: null, mayDrop: false, mayUndo: true },
  },
  hostile: {
    ...{ ...checked, ...hostileFrame, name: hostile, accession: hostileLink, sentence: hostile },
    sent: { by: hostile, at: { value: hostile, words: hostile } },
    faults: [hostile],
    lines: [
      {
        ...{ line: hostile, file: hostile, document: hostileLink, state: hostile, isWrong: true },
        ...{ changes: [{ label: hostile, before: hostile, after: hostile }], faults: [hostile] },
      },
    ],
    ...{ action: hostile, begin: { label: hostile, seen: hostile }, again: hostile, error: hostile },
  },
};
