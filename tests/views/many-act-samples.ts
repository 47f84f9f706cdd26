/** Samples of the page of a change of many documents. */
import type { ManyActContext } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const done: ManyActContext = {
  ...archivist,
  notice: null,
  pageTitle: "Source: “Harwick Borough Council”",
  title: "Source: “Harwick Borough Council”",
  begun: { by: "Ida Wells", at: { value: "2026-03-03T10:15:00.000Z", words: "3 March 2026, 10:15 UTC" } },
  sentence: "Changed in 9,990 documents. 10 said so already.",
  progress: null,
  action: "/describe/many/4k7m2q9xwd4k7m2q",
  mayUndo: true,
  back: { label: "Back to the list", href: "/documents?kind=motion" },
};

export const manyAct: Record<string, ManyActContext> = {
  done,
  underWay: { ...done, sentence: "1,200 of 10,000 documents done.", progress: { done: 1_200, of: 10_000 } },
  hostile: {
    ...{ ...done, ...hostileFrame, title: hostile, sentence: hostile, action: hostile },
    ...{
      begun: { by: hostile, at: { value: hostile, words: hostile } },
      back: { label: hostile, href: hostile },
    },
  },
};
