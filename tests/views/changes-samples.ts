/** Samples of what changed between two versions. */
import type { ChangesContext } from "../../views/contexts.js";
import { anonymous, hostile, hostileFrame, longTitle } from "./sample-parts.js";

const none: ChangesContext = {
  ...anonymous,
  pageTitle: "What changed",
  title: longTitle,
  language: "en",
  href: "/documents/4k7m2q9xwd/versions/2",
  older: { label: "Version 1", href: "/documents/4k7m2q9xwd/versions/1" },
  newer: { label: "Version 2", href: "/documents/4k7m2q9xwd/versions/2" },
  sentence: "No passage has other words. 12 passages are the same.",
  more: null,
  rows: [],
  json: "/documents/4k7m2q9xwd/versions/2/changes?since=1",
};

export const changes: Record<string, ChangesContext> = {
  none,
  some: {
    ...none,
    sentence: "1 passage has other words and 1 came in. 12 passages are the same.",
    more: "Only the first 500 are shown; the JSON has all 1200.",
    rows: [
      {
        kind: "Has other words",
        before: "/documents/4k7m2q9xwd/versions/1#p0",
        after: "/documents/4k7m2q9xwd/versions/2#p0",
        changes: [
          { text: "more than ", change: "same" },
          { text: "15,000", change: "removed" },
          { text: "16,000", change: "added" },
        ],
      },
      { kind: "Came in", before: null, after: "/documents/4k7m2q9xwd/versions/2#p90", changes: [] },
    ],
  },
  hostile: {
    ...none,
    ...hostileFrame,
    ...{ title: hostile, language: hostile, href: hostile, sentence: hostile, more: hostile, json: hostile },
    older: { label: hostile, href: hostile },
    newer: { label: hostile, href: hostile },
    rows: [
      { kind: hostile, before: hostile, after: hostile, changes: [{ text: hostile, change: "removed" }] },
    ],
  },
};
