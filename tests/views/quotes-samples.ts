/** Samples of the page on which quotations are checked. */
import type { QuotationSlip, QuotesContext } from "../../views/contexts.js";
import { hostile, hostileFrame, anonymous as stranger } from "./sample-parts.js";

const anonymous = { ...stranger, csrf: "c5rf-token" };

const form = {
  action: "/quotes",
  text: "",
  speaker: "",
  isWhole: false,
  hint: "Of up to 25 MB. PDF, Word and web pages are read.",
};

const altered: QuotationSlip = {
  number: 1,
  verdict: { word: "altered", mark: "≠", tone: "altered" },
  meaning: "Nearly these words stand there; what differs is shown.",
  claimed: "Sir Aldous Brackenfell",
  quoted: [
    { text: "from 24 deployments this year to ", change: null },
    { text: "42", change: "changed" },
    { text: " next year,", change: null },
  ],
  changes: ["number: “42”, where “48” stands", "closing punctuation: “,” does not stand there"],
  places: [
    {
      words: [
        { text: "from 24 deployments this year to ", change: null },
        { text: "48", change: "changed" },
        { text: " next year", change: null },
      ],
      language: "en",
      speaker: "Sir Aldous Brackenfell",
      title: "Policing and new technology: oral evidence",
      facts: "Transcript, Home and Civic Affairs Committee, 8 October 2025",
      href: "/documents/4k7m2q9xwd/versions/1?start=10&end=60#p0",
      isSecondary: false,
      cite: { action: "/citations", fields: [{ name: "start", value: "10" }] },
    },
  ],
  more: [{ label: "The van that nobody voted for", href: "/documents/b" }],
  notes: [],
};
const absent: QuotationSlip = {
  number: 2,
  verdict: { word: "not held", mark: "–", tone: "absent" },
  meaning: "Neither these words nor nearly these were found in this archive.",
  claimed: null,
  quoted: [{ text: "It was a triumph for everybody.", change: null }],
  changes: [],
  places: [],
  more: [],
  notes: ["Too short to be judged; these words were not found as they are."],
};

export const quotes: Record<string, QuotesContext> = {
  blank: { ...anonymous, pageTitle: "Check quotations", form, error: null, checked: null },
  checked: {
    ...anonymous,
    pageTitle: "Check quotations",
    form: { ...form, text: "“Pasted”, he said." },
    error: null,
    checked: {
      count: "2 quotations: 1 altered and 1 not held.",
      coverage: {
        sentence: "Every page of all 31 documents could be searched.",
        href: "/coverage",
        complete: true,
      },
      source: { label: "Facial Recognition Cameras Set To Surge", href: "/documents/c" },
      notes: [],
      paragraphs: [
        { pieces: [{ text: "The cameras are to be used twice as often.", quotation: null }], slips: [] },
        {
          pieces: [
            { text: "He said: “", quotation: null },
            {
              text: "from 24 deployments this year to 42 next year,",
              quotation: { number: 1, verdict: altered.verdict },
            },
            { text: "” and added: “", quotation: null },
            { text: "It was a triumph for everybody.", quotation: { number: 2, verdict: absent.verdict } },
            { text: "”", quotation: null },
          ],
          slips: [altered, absent],
        },
      ],
    },
  },
  refused: {
    ...anonymous,
    pageTitle: "Check quotations",
    form,
    error: "There are no words to check: paste a text, or choose its file.",
    checked: null,
  },
  hostile: {
    ...hostileFrame,
    form: { action: hostile, text: hostile, speaker: hostile, isWhole: true, hint: hostile },
    error: hostile,
    checked: {
      count: hostile,
      coverage: { sentence: hostile, href: hostile, complete: false },
      source: { label: hostile, href: hostile },
      notes: [hostile],
      paragraphs: [
        {
          pieces: [
            {
              text: hostile,
              quotation: { number: 1, verdict: { ...altered.verdict, word: hostile, mark: hostile } },
            },
          ],
          slips: [
            {
              ...altered,
              verdict: { ...altered.verdict, word: hostile, mark: hostile },
              meaning: hostile,
              claimed: hostile,
              quoted: [{ text: hostile, change: "changed" }],
              changes: [hostile],
              places: [
                {
                  words: [{ text: hostile, change: "print" }],
                  language: hostile,
                  speaker: hostile,
                  title: hostile,
                  facts: hostile,
                  href: hostile,
                  isSecondary: true,
                  cite: { action: hostile, fields: [{ name: hostile, value: hostile }] },
                },
              ],
              more: [{ label: hostile, href: hostile }],
              notes: [hostile],
            },
          ],
        },
      ],
    },
  },
};
