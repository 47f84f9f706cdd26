/** Samples of the log. */
import type { LogContext } from "../../views/contexts.js";
import { archivist, at, hostile, hostileFrame, originalDigest, paging } from "./sample-parts.js";

const plain: LogContext = {
  ...archivist,
  pageTitle: "Log",
  sentence: "3 entries, newest first.",
  action: "/log",
  fields: { by: "", object: "", from: "", to: "" },
  actions: [
    { value: "", label: "anything", chosen: true },
    { value: "description", label: "description", chosen: false },
  ],
  outcomes: [{ value: "", label: "either", chosen: true }],
  clear: null,
  rows: [],
  paging: null,
  lines: "/log.jsonl",
  head: "/log/head",
  signed: null,
  signAction: "/log/sign",
};

export const log: Record<string, LogContext> = {
  empty: plain,
  full: {
    ...plain,
    fields: { by: "R. Okonjo", object: "document:4k7m2q9xwd", from: "2026-11-01", to: "2026-12-01" },
    clear: "/log",
    rows: [
      {
        number: "41",
        at,
        by: "R. Okonjo",
        action: "description",
        failed: false,
        object: { label: "document 4k7m2q9xwd", href: "/documents/4k7m2q9xwd" },
        lines: ["title: “scan-0017” → “Minutes of the Full Council”"],
        digest: originalDigest.whole,
      },
      {
        number: "40",
        at,
        by: "unknown",
        action: "sign-in",
        failed: true,
        object: { label: "account", href: null },
        lines: [],
        digest: originalDigest.whole,
      },
    ],
    paging,
    signed: { number: "38", at },
  },
  hostile: {
    ...plain,
    ...hostileFrame,
    sentence: hostile,
    fields: { by: hostile, object: hostile, from: hostile, to: hostile },
    actions: [{ value: hostile, label: hostile, chosen: true }],
    clear: hostile,
    rows: [
      {
        number: hostile,
        at: { value: hostile, words: hostile },
        by: hostile,
        action: hostile,
        failed: true,
        object: { label: hostile, href: hostile },
        lines: [hostile],
        digest: hostile,
      },
    ],
    lines: hostile,
    head: hostile,
    signed: { number: hostile, at: { value: hostile, words: hostile } },
    signAction: hostile,
  },
};
