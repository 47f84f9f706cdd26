/** Samples of the pages on which words are taken out of a document, or all of it. */
import type { EraseContext, RedactContext } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const document = { label: "Minutes of the Full Council", href: "/documents/4k7m2q9xwd" };
const asked: RedactContext = {
  ...archivist,
  document,
  action: "/documents/4k7m2q9xwd/redact",
  words: { value: "Jane Doe\n020 7946 0123", error: null },
  reason: { value: "It named a child.", error: null },
  found: ["jane.doe@example.org", "020 7946 0123"],
  preview: {
    sentence: "2 places will be taken out.",
    places: [{ label: "1.", before: "as ", words: "Jane Doe", after: " told the committee" }],
  },
  error: null,
};
export const redact: Record<string, RedactContext> = {
  first: {
    ...asked,
    words: { value: "", error: null },
    found: [],
    preview: null,
    error: "Write the words to take out, one name or phrase a line.",
  },
  asked,
  hostile: {
    ...asked,
    ...hostileFrame,
    document: { label: hostile, href: hostile },
    action: hostile,
    words: { value: hostile, error: hostile },
    reason: { value: hostile, error: hostile },
    found: [hostile],
    preview: {
      sentence: hostile,
      places: [{ label: hostile, before: hostile, words: hostile, after: hostile }],
    },
    error: hostile,
  },
};

const plain: EraseContext = {
  ...archivist,
  document,
  action: "/documents/4k7m2q9xwd/erase",
  what: ["2 versions with originals, texts and images go.", "Nobody has cited it here."],
  title: { value: "", error: null },
  reason: { value: "", error: null },
};
export const erase: Record<string, EraseContext> = {
  plain,
  wrong: {
    ...plain,
    title: { value: "", error: "This is not the title; nothing was erased." },
    reason: { value: "", error: "A reason is needed; nothing was erased." },
  },
  hostile: {
    ...plain,
    ...hostileFrame,
    document: { label: hostile, href: hostile },
    action: hostile,
    what: [hostile],
    title: { value: hostile, error: hostile },
    reason: { value: hostile, error: hostile },
  },
};
