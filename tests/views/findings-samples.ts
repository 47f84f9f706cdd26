/** Samples of the list of what publishing would give away. */
import type { FindingsContext } from "../../views/contexts.js";
import { archivist, at, hostile, hostileFrame, longTitle } from "./sample-parts.js";

const address = "/documents/4k7m2q9xwd/versions/1/findings";
const passage = "/documents/4k7m2q9xwd/versions/1?start=10&end=30#p0";

export const findings: Record<string, FindingsContext> = {
  undecided: {
    ...archivist,
    pageTitle: "Hidden data",
    document: { label: longTitle, href: "/documents/4k7m2q9xwd" },
    version: "Version 1",
    sentence: "17 places were found that publishing it would give away.",
    kinds: [
      {
        heading: "Tracked changes",
        explanation: "Words that the file keeps as added or deleted, with who did it.",
        groups: [
          {
            words: "unless the commissioner agrees otherwise in writing",
            by: "by Ada Byron",
            count: "1 place",
            places: [{ label: "deleted, paragraph 4", href: null }],
            more: null,
          },
        ],
      },
      {
        heading: "Phone numbers",
        explanation: "In the text.",
        groups: [
          {
            words: "020 7219 3440",
            by: null,
            count: "16 places",
            places: Array.from({ length: 12 }, (_, index) => ({ label: `page ${index + 1}`, href: passage })),
            more: "and 4 more",
          },
        ],
      },
    ],
    decided: null,
    decide: {
      action: "/documents/4k7m2q9xwd/publish",
      version: 1,
      list: "sha256:00",
      kept: [{ name: "until", value: "2027-01-05T10:00:00.000Z" }],
      button: "Publish all the same",
      question: "Publishing it all the same is kept as your decision on this list.",
    },
    json: address,
  },
  decided: {
    ...archivist,
    pageTitle: "Hidden data",
    document: { label: "Minutes", href: "/documents/4k7m2q9xwd" },
    version: "Version 1",
    sentence: "1 place was found that publishing it would give away.",
    kinds: [],
    decided: { by: "Ada Quill", at },
    decide: null,
    json: address,
  },
  hostile: {
    ...hostileFrame,
    document: { label: hostile, href: hostile },
    version: hostile,
    sentence: hostile,
    kinds: [
      {
        heading: hostile,
        explanation: hostile,
        groups: [
          {
            words: hostile,
            by: hostile,
            count: hostile,
            places: [
              { label: hostile, href: hostile },
              { label: hostile, href: null },
            ],
            more: hostile,
          },
        ],
      },
    ],
    decided: { by: hostile, at: { value: hostile, words: hostile } },
    decide: {
      action: hostile,
      version: 1,
      list: hostile,
      kept: [{ name: hostile, value: hostile }],
      button: hostile,
      question: hostile,
    },
    json: hostile,
  },
};
