/** Samples of the reader. */
import type {
  DocumentContext,
  PageMark,
  ReaderPassage,
  SuggestedTag,
  TagShown,
} from "../../views/contexts.js";
import { articleSample, quotationSamples } from "./article-samples.js";
import { motionSample, panelSamples } from "./motion-samples.js";
import { noteSamples } from "./note-samples.js";
import {
  anonymous,
  archivist,
  evidence,
  hostile,
  hostileFrame,
  longTitle,
  marked,
  passage,
  readable,
  strip,
} from "./sample-parts.js";

function suggested(name: string): SuggestedTag {
  const passage = { label: "where", href: "/documents/4k7m2q9xwd/versions/1?start=5&end=9#p0" };
  return {
    name,
    words: "Person, found 3 times by the list of the archive",
    value: `person ${name}`,
    passage,
  };
}

function tag(label: string, over: Partial<TagShown> = {}): TagShown {
  const reason = "By hand by ida, 3 December 2026";
  return { label, href: "/tags/4k7m2q9xwe", reason, passage: null, typed: label, confirm: null, ...over };
}

function pageMark(number: number, label: string, note: string | null): PageMark {
  return { id: `page-${number}`, label, href: `/documents/4k7m2q9xwd/versions/1/pages/${number}`, note };
}

const passages: ReaderPassage[] = [
  passage(0, "Examination of witnesses", {
    kind: "heading",
    pagesBefore: [pageMark(1, "Page 7", null)],
  }),
  passage(26, "Professor Calloway, may I begin with the watchlists? Who decides whose face is put on them?", {
    kind: "question",
    speaker: "Lord Ambrose of Tarn",
    role: "chair",
    references: ["Q12", "p. 7"],
    spoken: "question 12, page 7",
  }),
  passage(120, evidence, {
    kind: "speech",
    text: [
      ...readable(marked(evidence, "facial recognition", "match")),
      {
        text: "",
        mark: null,
        doubt: null,
        note: { id: "n430", label: "15", href: "#p780", spoken: "Note 15" },
      },
    ],
    speaker: "Professor Ines Calloway",
    role: "witness",
    references: ["Q12", "pp. 7–8"],
    spoken: "question 12, pages 7 to 8",
    nextMatch: "/documents/4k7m2q9xwd/versions/1?q=facial#p700",
    previousMatch: "/documents/4k7m2q9xwd/versions/1?q=facial#p26",
  }),
  passage(
    430,
    "  Two spaces before,\n\ta tab,\nand a line that was broken by hand: naïve café — “curly” ﬁne 𝒳 \u200Bend.  ",
    {
      pagesBefore: [
        pageMark(2, "Page 8", null),
        pageMark(3, "Page 9", "No text is known on this page"),
        pageMark(4, "Page 10", "Read by machine from an image"),
      ],
      references: ["p. 10"],
      spoken: "page 10",
    },
  ),
  passage(560, "That no contract for such equipment be entered into without a vote of the Full Council.", {
    kind: "clause",
    references: ["resolves 2", "p. 10"],
    panels: panelSamples("Facial recognition", "/documents/4k7m2q9xwd/versions/1#p560"),
    spoken: "clause resolves 2, page 10",
  }),
  passage(640, "Q 703.", {
    write: "/documents/4k7m2q9xwd/versions/1/note?start=640&end=646",
    notes: noteSamples("Was it really 703?\nLook it up in the printed report."),
    markedAt: [{ label: "back to mark 15", href: "#n430" }],
  }),
  passage(660, "The motion was put to the vote and carried unanimously.", {
    kind: "outcome",
    quotations: quotationSamples(
      "carried unanimously",
      "/documents/4k7m2q9xwd/versions/1?start=560&end=570#p560",
    ),
  }),
  passage(720, "Deployments\tFaces scanned\tArrests", { kind: "row" }),
  passage(760, "231\t1,204,388\t57", { kind: "row" }),
  passage(780, "facial recognition, they say, is here to stay", {
    kind: "caption",
    speaker: "Presenter",
    references: ["00:12:03"],
    spoken: "at 12 minutes 3 seconds",
  }),
];

const published: DocumentContext = {
  ...anonymous,
  csrf: "c5rf-token",
  pageTitle: "Oral evidence: live facial recognition in policing",
  canonical: "/documents/4k7m2q9xwd",
  printedAddress: "http://localhost:3000/documents/4k7m2q9xwd/versions/1",
  metadata: [{ name: "citation_title", content: "Oral evidence: live facial recognition in policing" }],
  alternates: [{ type: "application/json", href: "/documents/4k7m2q9xwd" }],
  document: "4k7m2q9xwd",
  version: 1,
  title: "Oral evidence: live facial recognition in policing",
  language: "en",
  strip: strip(),
  withdrawal: null,
  versionNotice: null,
  versions: [],
  tagging: { tags: [], desk: null },
  series: null,
  summary: null,
  coverage: [],
  coverageWhole: "All 14 pages have text and can be searched.",
  members: null,
  pagesLink: {
    label: "All 14 pages, each beside its image",
    href: "/documents/4k7m2q9xwd/versions/1/pages",
  },
  people: [],
  facts: [],
  address: null,
  original: {
    label: "HL-evidence-2023-12-12.pdf",
    href: "/documents/4k7m2q9xwd/versions/1/original",
    detail: "PDF, 412 kB",
  },
  plainText: "/documents/4k7m2q9xwd/versions/1/text",
  checkQuotations: "/quotes?document=4k7m2q9xwd",
  reference: "/documents/4k7m2q9xwd/versions/1/reference",
  json: "/documents/4k7m2q9xwd.json",
  outline: [],
  find: { action: "/documents/4k7m2q9xwd/versions/1", query: "", sentence: null, first: null, clear: null },
  piece: null,
  jump: {
    action: "/documents/4k7m2q9xwd/versions/1",
    query: "",
    what: "page, question, clause or paragraph",
    error: null,
  },
  pageImages: "/documents/4k7m2q9xwd/versions/1/pages",
  textState: null,
  reading: null,
  conversation: {
    action: "/documents/4k7m2q9xwd/versions/1",
    speaker: "Professor Ines Calloway",
    speakers: [
      { value: "Lord Ambrose of Tarn", label: "Lord Ambrose of Tarn (1 passage)" },
      { value: "Professor Ines Calloway", label: "Professor Ines Calloway (1 passage)" },
    ],
    question: "99",
    questions: "Q12 to Q14",
    noQuestion: "There is no question “99” here. Its questions are Q12 to Q14.",
    shown: "Only what Professor Ines Calloway says is shown: 2 of 10 passages.",
    clear: "/documents/4k7m2q9xwd/versions/1",
  },
  motions: null,
  article: articleSample("Words of a quotation", "/documents/4k7m2q9xwd/versions/1?start=560&end=570#p560"),
  passages,
  pagesAfter: [],
  newNote: null,
  notesHref: null,
  citeAction: "/citations",
  desk: null,
  contribution: { edit: "/documents/4k7m2q9xwd/edit", addVersion: "/upload?versionOf=4k7m2q9xwd" },
};
const inHand: DocumentContext = {
  ...published,
  ...archivist,
  ...motionSample("Live facial recognition", "/documents/4k7m2q9xwd/versions/1?start=560&end=570#p560"),
  title: longTitle,
  strip: strip({
    state: "draft",
    kind: "motion",
    inside: [
      {
        container: { label: "papers.zip", href: "/documents/7n2k8d4rtz/versions/1" },
        place: "june/motion.pdf",
      },
    ],
  }),
  withdrawal: "The writer asked that it be taken from view.",
  versionNotice: {
    sentence: "This is version 1 of 2. Version 2 came on 3 March 2026.",
    older: true,
    changes: { label: "What changed since", href: "/documents/4k7m2q9xwd/versions/2/changes?since=1" },
  },
  versions: [
    {
      label: "Version 2",
      href: "/documents/4k7m2q9xwd/versions/2",
      current: false,
      at: { value: "2026-03-03", words: "3 March 2026" },
    },
    {
      label: "Version 1",
      href: "/documents/4k7m2q9xwd/versions/1",
      current: true,
      at: { value: "2026-03-01", words: "1 March 2026" },
    },
  ],
  tagging: {
    tags: [
      tag("live facial recognition"),
      tag("watchlists", {
        reason: "By the rule “watchlist*”, because of",
        passage: { label: "watchlists", href: "/documents/4k7m2q9xwd/versions/1?start=5&end=9#p0" },
        confirm: "4k7m2q9xwe",
      }),
    ],
    desk: {
      action: "/documents/4k7m2q9xwd/tags",
      names: ["custody images"],
      suggested: [suggested("Ida Lune")],
      suggestAction: "/documents/x/suggestions",
    },
  },
  series: { label: "Justice and Technology inquiry", href: "/documents?series=x" },
  summary:
    "Evidence of two academics and a deputy commissioner on who may be put on a watchlist, and on whose word.",
  coverage: ["Page 9 has no text and cannot be searched.", "Page 10 was read by machine from an image."],
  coverageWhole: null,
  members: {
    heading: "Holds 4 files",
    sentence: null,
    rows: [
      {
        name: "appendix.pdf",
        place: "papers/appendix.pdf",
        size: "1.2 MB",
        document: { label: longTitle, href: "/documents/7n2k8d4rtz" },
        state: "published",
        trouble: null,
        remark: null,
      },
      {
        name: "scan.tiff",
        place: null,
        size: "4 MB",
        document: { label: "scan", href: "/documents/7n2k8d4rta" },
        state: "draft",
        trouble: "could not be read",
        remark: null,
      },
      {
        name: "secret.docx",
        place: "papers/secret.docx",
        size: null,
        document: null,
        state: null,
        trouble: "Left inside: it needs a password",
        remark: null,
      },
    ],
    note: "Each is a document of its own.",
    publish: {
      action: "/documents/4k7m2q9xwd/versions/1/publish-files",
      label: "Publish the 2 drafts inside",
    },
    paging: null,
  },
  people: [{ label: "Professor Ines Calloway", href: "/people/0a1b2c3d4e", printed: ["Professor Calloway"] }],
  facts: [
    { label: "Chair", value: "Lord Ambrose of Tarn", href: "#p26" },
    { label: "Witness", value: "Professor Ines Calloway", href: "#p120" },
    { label: "Described as", value: "transcript", href: null },
  ],
  address: "https://committees.example/evidence/1234",
  outline: [
    { label: "Examination of witnesses", href: "#p0" },
    { label: "Watchlists", href: "#p430" },
    { label: "Deployments in the year, by borough and by month", href: "#p720" },
  ],
  find: {
    action: "/documents/4k7m2q9xwd/versions/1",
    query: "facial recognition",
    sentence: "2 passages match.",
    first: "#p120",
    clear: "/documents/4k7m2q9xwd/versions/1",
  },
  piece: {
    number: 2,
    label: "Part 2 of 3: pages 7 to 11",
    before: { label: "Part 1: pages 1 to 6", href: "/documents/4k7m2q9xwd/versions/1?at=0" },
    after: { label: "Part 3: pages 12 to 19", href: "/documents/4k7m2q9xwd/versions/1?at=60400" },
    whole: "/documents/4k7m2q9xwd/versions/1/whole",
  },
  passages,
  pagesAfter: [pageMark(5, "Page 11", "No text is known on this page")],
  newNote: "/documents/4k7m2q9xwd/versions/1/note",
  notesHref: "/documents/4k7m2q9xwd/notes",
  citeAction: "/citations",
  contribution: null,
  desk: {
    edit: "/documents/4k7m2q9xwd/edit",
    addVersion: "/upload?versionOf=4k7m2q9xwd",
    publishAction: "/documents/4k7m2q9xwd/publish",
    unpublishAction: "/documents/4k7m2q9xwd/unpublish",
    fixityAction: "/documents/4k7m2q9xwd/verify",
    kind: {
      sentence: "This may be an article; its form and words were not enough to say so.",
      why: "For article speaks: a byline. Against it: numbered paragraphs.",
      kind: "article",
      label: "It is an article",
      action: "/documents/4k7m2q9xwd/kind",
    },
    findings: {
      label: "7 places to look at before it is published",
      href: "/documents/4k7m2q9xwd/versions/1/findings",
    },
    withdrawAction: "/documents/4k7m2q9xwd/withdraw",
    ledger: [
      "Read by pdf 3 at attempt 2, in 3 minutes 5 seconds.",
      "14 pages: 12 text, 2 read by machine (1 with low confidence).",
    ],
    reread: { sentence: "Read by pdf 2; today’s is pdf 3.", action: "/documents/4k7m2q9xwd/reread" },
    chances: {
      trouble: "Reading it again failed: the password given opens none of the locked files inside.",
      passwordAction: "/documents/4k7m2q9xwd/versions/1/password",
      retryAction: "/documents/4k7m2q9xwd/versions/1/retry",
      unreadableAction: "/documents/4k7m2q9xwd/versions/1/unreadable",
    },
  },
};

export const document: Record<string, DocumentContext> = {
  "published, anonymous": published,
  "without text": {
    ...published,
    citeAction: null,
    csrf: null,
    passages: [],
    plainText: null,
    checkQuotations: null,
    textState: "The text is being read.",
    reading: { href: "/document/without%20text", state: "/documents/4k7m2q9xwd/versions/1/reading" },
    coverageWhole: null,
  },
  "draft, archivist, all there is": inHand,
  hostile: {
    ...inHand,
    ...hostileFrame,
    ...motionSample(hostile, hostile),
    title: hostile,
    language: hostile,
    document: hostile,
    strip: strip({
      kind: hostile,
      source: hostile,
      date: { value: hostile, words: hostile },
      accession: { label: hostile, href: hostile },
      digest: { short: hostile, whole: hostile },
      inside: [{ container: { label: hostile, href: hostile }, place: hostile }],
      state: "withdrawn",
    }),
    withdrawal: hostile,
    versionNotice: { sentence: hostile, older: false, changes: { label: hostile, href: hostile } },
    versions: [{ label: hostile, href: hostile, current: true, at: { value: hostile, words: hostile } }],
    tagging: {
      tags: [
        tag(hostile, {
          href: hostile,
          reason: hostile,
          passage: { label: hostile, href: hostile },
          confirm: hostile,
        }),
      ],
      desk: { action: hostile, names: [hostile], suggested: [suggested(hostile)], suggestAction: hostile },
    },
    series: { label: hostile, href: hostile },
    summary: hostile,
    coverage: [hostile],
    members: {
      heading: hostile,
      sentence: hostile,
      rows: [
        {
          name: hostile,
          place: hostile,
          size: hostile,
          document: { label: hostile, href: hostile },
          state: "draft",
          trouble: hostile,
          remark: hostile,
        },
      ],
      note: hostile,
      publish: { action: hostile, label: hostile },
      paging: null,
    },
    people: [{ label: hostile, href: hostile, printed: [hostile] }],
    facts: [{ label: hostile, value: hostile, href: hostile }],
    original: { label: hostile, href: hostile, detail: hostile },
    outline: [{ label: hostile, href: hostile }],
    find: { action: hostile, query: hostile, sentence: hostile, first: hostile, clear: hostile },
    piece: {
      number: 1,
      label: hostile,
      before: { label: hostile, href: hostile },
      after: { label: hostile, href: hostile },
      whole: hostile,
    },
    jump: { action: hostile, query: hostile, what: hostile, error: hostile },
    pageImages: hostile,
    textState: hostile,
    reading: { href: hostile, state: hostile },
    passages: [
      passage(0, hostile, {
        kind: "heading",
        speaker: hostile,
        role: hostile,
        references: [hostile, hostile],
        spoken: hostile,
        href: hostile,
        cite: hostile,
        nextMatch: hostile,
        previousMatch: hostile,
        panels: panelSamples(hostile, hostile),
        quotations: quotationSamples(hostile, hostile),
        notes: noteSamples(hostile),
        write: hostile,
        pagesBefore: [{ id: hostile, label: hostile, href: hostile, note: hostile }],
      }),
      passage(200, hostile, { text: readable(marked(hostile, "alert", "cited")) }),
    ],
    newNote: hostile,
    notesHref: hostile,
    citeAction: hostile,
    desk: {
      edit: hostile,
      addVersion: hostile,
      publishAction: hostile,
      unpublishAction: hostile,
      fixityAction: hostile,
      kind: { sentence: hostile, why: hostile, kind: hostile, label: hostile, action: hostile },
      findings: { label: hostile, href: hostile },
      withdrawAction: hostile,
      reread: { sentence: hostile, action: hostile },
      ledger: [hostile],
      chances: { trouble: hostile, passwordAction: hostile, retryAction: hostile, unreadableAction: hostile },
    },
  },
};
