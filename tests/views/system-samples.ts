/** Samples of the system page. */
import type { SystemContext } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const well: SystemContext = {
  ...archivist,
  pageTitle: "System",
  stores: [
    { name: "vault", isReady: true, sentence: "answers" },
    { name: "index", isReady: false, sentence: "does not answer: it is starting" },
  ],
  queues: [
    { label: "to be read", count: "3", needsSomebody: false },
    { label: "could not be read, and wait for somebody", count: "1", needsSomebody: true },
  ],
  isUnderWay: true,
  coverage: { sentence: "28 of 31 documents can be searched whole.", href: "/coverage", complete: false },
  facts: [{ label: "Disk", value: "12 GB free of 40 GB" }],
  damaged: [],
  retry: null,
  verify: "/system/verify",
  reindex: "/system/reindex",
  log: "/log",
};

export const system: Record<string, SystemContext> = {
  well,
  damaged: {
    ...well,
    damaged: [
      { object: "urn:ibid:document:4k7m2q9xwd", sentence: "Damaged: read again on 1 December 2026." },
    ],
    retry: "/system/retry",
  },
  hostile: {
    ...well,
    ...hostileFrame,
    stores: [{ name: hostile, isReady: false, sentence: hostile }],
    queues: [{ label: hostile, count: hostile, needsSomebody: true }],
    coverage: { sentence: hostile, href: hostile, complete: false },
    facts: [{ label: hostile, value: hostile }],
    damaged: [{ object: hostile, sentence: hostile }],
    retry: hostile,
    verify: hostile,
    reindex: hostile,
    log: hostile,
  },
};
