/** Samples of the pages at which material comes in by itself. */
import type { CaptureContext, WatchesContext, WatchShown } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const field = (value = "", error: string | null = null) => ({ value, error });

const blank: CaptureContext = {
  ...archivist,
  notice: null,
  pageTitle: "Take in by address",
  action: "/capture",
  manners: ["What a site asks programs not to fetch (robots.txt) is not fetched."],
  suggestions: { sources: ["The Harwick Courier"], series: [], tags: ["watchlists"] },
  fields: { address: field(), source: field(), series: field(), tags: field() },
  publish: false,
};

export const capture: Record<string, CaptureContext> = {
  blank,
  hostile: {
    ...blank,
    ...hostileFrame,
    action: hostile,
    manners: [hostile],
    suggestions: { sources: [hostile], series: [hostile], tags: [hostile] },
    fields: {
      address: field(hostile, hostile),
      source: field(hostile),
      series: field(hostile),
      tags: field(hostile),
    },
  },
};

const at = { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30 UTC" };

const watch: WatchShown = {
  id: "4k7m2q9xwd00",
  kind: "Page",
  target: ["https://www.example.org/lamps"],
  state: "Waiting",
  isWrong: false,
  sentence: "Looked at every day, for R. Okonjo.",
  lastLook: at,
  nextLook: at,
  error: null,
  items: [
    {
      address: "https://www.example.org/lamps",
      document: { label: "Nine lamps dark all winter", href: "/documents/4k7m2q9xwd" },
      looked: at,
      changed: {
        label: "Other words since 1 March 2026, 09:30 UTC: see what changed",
        href: "/documents/4k7m2q9xwd/versions/2/changes",
      },
      warning: "1 cited passage does not stand in the newest version any more.",
      error: null,
    },
  ],
  more: "and 12 more",
  action: "/watches/4k7m2q9xwd00",
  paused: false,
};

const watching: WatchesContext = {
  ...archivist,
  notice: null,
  pageTitle: "Watches",
  watches: [
    watch,
    {
      ...watch,
      id: "4k7m2q9xwd01",
      kind: "Feed",
      target: [`https://www.example.org/${"long-".repeat(30)}feed.xml`],
      state: "The last look went wrong",
      isWrong: true,
      error: "www.example.org answered 503: it cannot answer just now.",
      items: [],
      more: null,
    },
    { ...watch, id: "4k7m2q9xwd02", kind: "2 pages", target: ["a", "b"], paused: true, nextLook: null },
  ],
  action: "/watches",
  kinds: [{ value: "pages", label: "Pages" }],
  schedules: [{ value: "1440", label: "every day" }],
  folders: "The operator lets no folder be watched.",
  suggestions: { sources: [], series: [], tags: [] },
  fields: {
    ...{ kind: field("pages"), target: field(), every: field("1440") },
    ...{ source: field(), series: field(), tags: field() },
  },
  error: null,
};

const hostileLink = { label: hostile, href: hostile };

export const watches: Record<string, WatchesContext> = {
  watching,
  none: { ...watching, watches: [], error: "Expected the address of one feed, got 2." },
  hostile: {
    ...watching,
    ...hostileFrame,
    watches: [
      {
        ...watch,
        ...{ id: "x", kind: hostile, target: [hostile], state: hostile, sentence: hostile, error: hostile },
        ...{ more: hostile, action: hostile },
        items: [
          {
            ...{ address: hostile, document: hostileLink, looked: at, changed: hostileLink },
            ...{ warning: hostile, error: hostile },
          },
        ],
      },
    ],
    action: hostile,
    kinds: [{ value: hostile, label: hostile }],
    schedules: [{ value: hostile, label: hostile }],
    folders: hostile,
    error: hostile,
  },
};
