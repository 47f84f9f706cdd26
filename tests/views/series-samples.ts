/** Samples of the pages of series, and of a field described on many documents. */
import type {
  DescribeManyContext,
  SeriesContext,
  SeriesEditContext,
  SeriesListContext,
} from "../../views/contexts.js";
import { archivist, at, hostile, hostileFrame, paging, row } from "./sample-parts.js";

const list: SeriesListContext = {
  ...archivist,
  sentence: "2 series: documents kept together because one activity made them.",
  rows: [
    {
      name: "Full Council minutes",
      href: "/series/0000000001",
      extent: "12 documents, 2019 to 2024",
      describe: null,
    },
    {
      name: "Letters",
      href: "/documents?series=Letters",
      extent: "3 documents",
      describe: { action: "/series", name: "Letters" },
    },
  ],
};
export const seriesList: Record<string, SeriesListContext> = {
  list,
  empty: { ...list, sentence: "No document names a series yet.", rows: [] },
  hostile: {
    ...list,
    ...hostileFrame,
    sentence: hostile,
    rows: [{ name: hostile, href: hostile, extent: hostile, describe: { action: hostile, name: hostile } }],
  },
};

const aid: SeriesContext = {
  ...archivist,
  name: "Full Council minutes",
  facts: [
    { label: "Dates", value: "2019 to 2024" },
    { label: "Extent", value: "12 documents, 340 pages" },
  ],
  parts: [{ label: "Scope and content", value: "Minutes of the meetings.\n\nNo committees." }],
  exports: [
    { label: "EAD 3", href: "/series/0000000001/ead.xml" },
    { label: "Dublin Core", href: "/series/0000000001/dc.xml" },
  ],
  edit: "/series/0000000001/edit",
  described: { by: "R. Okonjo", at },
  rows: [row()],
  paging,
  list: "/series",
};
export const series: Record<string, SeriesContext> = {
  aid,
  bare: { ...aid, parts: [], described: null, edit: null, paging: null, rows: [] },
  hostile: {
    ...aid,
    ...hostileFrame,
    name: hostile,
    facts: [{ label: hostile, value: hostile }],
    parts: [{ label: hostile, value: hostile }],
    exports: [{ label: hostile, href: hostile }],
    edit: hostile,
    described: { by: hostile, at },
    rows: [row({ title: hostile, href: hostile })],
    list: hostile,
  },
};

const editing: SeriesEditContext = {
  ...archivist,
  name: "Full Council minutes",
  href: "/series/0000000001",
  action: "/series/0000000001/edit",
  basedOn: "3",
  fields: [
    {
      name: "scope",
      label: "Scope and content",
      hint: "What the series is about.",
      state: { value: "Minutes.", error: null },
    },
  ],
  error: "Ida Wells described this series while you were writing. Nothing was saved.",
};
export const seriesEdit: Record<string, SeriesEditContext> = {
  editing,
  hostile: {
    ...editing,
    ...hostileFrame,
    ...{ name: hostile, href: hostile, action: hostile, basedOn: hostile, error: hostile },
    fields: [{ name: "scope", label: hostile, hint: hostile, state: { value: hostile, error: hostile } }],
  },
};

const asked: DescribeManyContext = {
  ...archivist,
  sentence: "12 documents. Source would become “Harwick Borough Council” in 9 documents.",
  choose: {
    action: "/describe/many",
    kept: [{ name: "query", value: "kind=motion" }],
    fields: [
      { value: "source", label: "Source" },
      { value: "series", label: "Series" },
    ],
    field: "source",
    value: { value: "Harwick Borough Council", error: null },
  },
  now: [{ value: "Harwick BC", documents: "9 documents" }],
  form: {
    action: "/describe/many",
    label: "Change 9 documents",
    kept: [{ name: "value", value: "Harwick Borough Council" }],
  },
  earlier: [
    {
      ...{ label: "Series: “Minutes”", href: "/describe/many/4k7m2q9xwd4k7m2q" },
      sentence: "By Ida Wells, 3 March 2026, 10:15 UTC; 40 documents to go.",
    },
  ],
  back: { label: "Back to the list", href: "/documents?kind=motion" },
};
export const describeMany: Record<string, DescribeManyContext> = {
  asked,
  first: { ...asked, now: [], form: null, earlier: [] },
  hostile: {
    ...asked,
    ...hostileFrame,
    sentence: hostile,
    choose: {
      action: hostile,
      kept: [{ name: "query", value: hostile }],
      fields: [{ value: hostile, label: hostile }],
      field: hostile,
      value: { value: hostile, error: hostile },
    },
    now: [{ value: hostile, documents: hostile }],
    form: { action: hostile, label: hostile, kept: [{ name: "value", value: hostile }] },
    earlier: [{ label: hostile, href: hostile, sentence: hostile }],
    back: { label: hostile, href: hostile },
  },
};
