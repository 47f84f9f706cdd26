/** Samples of what the reader shows of motions. */
import type {
  AmendmentShown,
  DocumentContext,
  MotionPanel,
  OtherRecord,
  ReadFact,
  ReadWords,
} from "../../views/contexts.js";

const line = (before: string, words: string, after = ""): ReadWords => ({
  words: [
    { text: before, mark: null },
    { text: words, mark: "match" },
    { text: after, mark: null },
  ],
  cutBefore: before.length > 40,
  cutAfter: after.length > 40,
  href: "/documents/4k7m2q9xwd/versions/1?start=660&end=665#p660",
});

const fact = (label: string, value: string, from: ReadWords): ReadFact => ({
  label,
  values: [
    { value, person: from.href, from },
    { value, person: null, from },
  ],
});

const otherRecord = (words: string, href: string): OtherRecord => ({
  document: { label: words, href },
  relation: "draft minutes of the same meeting",
  date: { value: "2023-01-16", words: "16 January 2023" },
  differences: [
    { what: "Outcome", here: "Carried", there: "Lost" },
    { what: "Seconded by", here: words, there: null },
  ],
  wording: {
    sentence: "The words moved differ in 2 places",
    changes: [
      { text: "This Council resolves to ", only: null },
      { text: words, only: "here" },
      { text: "encourage", only: "there" },
    ],
  },
  disagrees: true,
});

const panelOf = (words: string, href: string): MotionPanel => {
  const from = { ...line("The motion was put and ", words, "."), href };
  const amendment: AmendmentShown = {
    title: words,
    outcome: { value: "lost", words: "Lost" },
    facts: [fact("Outcome", "Lost", from)],
    votes: [],
    flags: [],
    text: from,
  };
  return {
    id: "motion-1",
    ordinal: "Motion 1 of 2",
    title: words,
    provisional: true,
    outcome: { value: "carried", words: "Carried unanimously" },
    facts: [fact("Moved by", words, from), fact("Outcome", "Carried unanimously", from)],
    votes: [{ label: "For: 2 names", names: [{ label: words, href }] }],
    flags: [{ label: `The tally says 31 for; 30 names are listed: ${words}`, href }],
    clauses: [{ label: "Resolves", clauses: [{ label: "2(a)", href }] }],
    amendments: [
      amendment,
      { ...amendment, outcome: null, text: null, facts: [fact("Accepted", words, from)] },
    ],
    others: [
      otherRecord(words, href),
      { ...otherRecord(words, href), differences: [], wording: null, disagrees: false },
    ],
    reports: [
      { label: words, date: { value: "2024-04-03", words: "3 April 2024" }, href },
      { label: words, date: null, href },
    ],
  };
};

/** `words` and `href` stand wherever the document or the archive gives some. */
export function motionSample(words: string, href: string): Pick<DocumentContext, "motions"> {
  const mark = { value: "carried", words: "Carried unanimously" };
  const from = { ...line("", words), href };
  return {
    motions: {
      sentence: "2 motions are recorded: 1 carried and 1 without an outcome.",
      provisional: { sentence: "These are draft minutes.", from },
      meeting: [fact("Body", words, from)],
      items: [
        { number: "7", title: words, href, motions: [{ label: words, href: "#motion-1", outcome: mark }] },
        { number: null, title: words, href, motions: [] },
      ],
      motions: [{ label: words, href: "#motion-2", outcome: null }],
      jump: {
        action: "/documents/4k7m2q9xwd/versions/1",
        item: words,
        items: "1 to 7",
        noItem: `There is no item “${words}” here.`,
      },
    },
  };
}

/** One with everything, and one of which next to nothing is known. */
export function panelSamples(words: string, href: string): MotionPanel[] {
  const panel = panelOf(words, href);
  return [panel, { ...panel, id: "motion-2", outcome: null, title: null, others: [], reports: [] }];
}
