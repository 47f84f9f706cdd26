/** Samples of citing and of the citation. */
import type {
  CardContext,
  CitationContext,
  CiteContext,
  CopyGroup,
  KeysContext,
  ReferenceContext,
} from "../../views/contexts.js";
import {
  anonymous,
  archivist,
  evidence,
  hostile,
  hostileFrame,
  longTitle,
  marked,
  originalDigest,
  plain,
  strip,
  textDigest,
} from "./sample-parts.js";

const citing: CiteContext = {
  ...archivist,
  notice: null,
  pageTitle: "Cite",
  document: "4k7m2q9xwd",
  version: 1,
  start: 120,
  end: 120 + evidence.length,
  title: "Oral evidence: live facial recognition in policing",
  language: "en",
  href: "/documents/4k7m2q9xwd/versions/1#p120",
  strip: strip(),
  speaker: "Professor Ines Calloway",
  place: "Question 12, pages 7 to 8",
  passage: plain(evidence),
  action: "/citations",
  words: "",
  error: null,
};

export const cite: Record<string, CiteContext> = {
  first: citing,
  "words do not stand there": {
    ...citing,
    speaker: null,
    words: "\nmore than 16,000",
    error:
      "These words do not stand in the passage: “more than 16,000”. Nearest to them is “more than 15,000”.",
  },
  hostile: {
    ...citing,
    ...hostileFrame,
    title: hostile,
    href: hostile,
    language: hostile,
    document: hostile,
    speaker: hostile,
    place: hostile,
    passage: plain(hostile),
    action: hostile,
    words: hostile,
    error: hostile,
  },
};

const groups: CopyGroup[] = [
  {
    heading: "The words, to paste",
    open: true,
    copies: [
      {
        name: "plain",
        label: "Plain text",
        text: "“nobody has been able to tell us on what ground a face is put on them” (Professor Ines Calloway, Oral evidence: live facial recognition in policing, Lords Committee on Justice and Technology, 12 December 2023, Q12, pp. 7–8), http://localhost:3000/citations/7h2k9m4qpx0v",
        rows: 4,
      },
      {
        name: "markdown",
        label: "Markdown",
        text: "> nobody has been able to tell us\n\n[Oral evidence](http://localhost:3000/citations/7h2k9m4qpx0v)",
        rows: 3,
      },
      {
        name: "html",
        label: "HTML",
        text: '<blockquote cite="http://localhost:3000/citations/7h2k9m4qpx0v">nobody has been able</blockquote>',
        rows: 3,
      },
    ],
  },
  {
    heading: "References in the styles of journals and courts",
    open: false,
    copies: [
      {
        name: "oscola",
        label: "OSCOLA footnote",
        text: "Committee, Oral evidence (HL 2023–24, 93) Q12.",
        rows: 2,
      },
    ],
  },
];

const slip: CitationContext = {
  ...anonymous,
  pageTitle: "Citation 7h2k9m4qpx0v",
  canonical: "/citations/7h2k9m4qpx0v",
  printedAddress: "http://localhost:3000/citations/7h2k9m4qpx0v",
  citation: "7h2k9m4qpx0v",
  address: "http://localhost:3000/citations/7h2k9m4qpx0v",
  language: "en",
  words: marked(evidence, "nobody has been able to tell us on what ground a face is put on them", "cited"),
  asQuoted: null,
  cutBefore: true,
  cutAfter: true,
  speaker: "Professor Ines Calloway",
  role: "witness",
  question: "12",
  page: "pages 7 to 8",
  time: null,
  title: "Oral evidence: live facial recognition in policing",
  href: "/documents/4k7m2q9xwd/versions/1#p120",
  strip: strip(),
  version: 1,
  offsets: "231–298",
  originalDigest,
  textDigest,
  citedAt: { value: "2026-03-04T10:12:00.000Z", words: "4 March 2026" },
  citedBy: "R. Okonjo",
  copies: groups,
  downloads: [{ label: "RIS", href: "/citations/7h2k9m4qpx0v/forms/ris" }],
  proof: {
    file: "/citations/7h2k9m4qpx0v/proof.html",
    json: "/citations/7h2k9m4qpx0v/proof.json",
    keys: "/keys",
    signed: { value: "2026-03-04T10:12:01.000Z", words: "4 March 2026, 10:12 UTC" },
    stamped: null,
  },
  standing: null,
  citedToo: [],
  collect: { action: "/collections", choices: [], signIn: "/sign-in?next=%2Fcitations%2F7h2k9m4qpx0v" },
  withdrawn: null,
  json: "/citations/7h2k9m4qpx0v.json",
};

export const citation: Record<string, CitationContext> = {
  plain: slip,
  "nobody speaks, newer version": {
    ...slip,
    ...archivist,
    proof: {
      ...slip.proof,
      stamped: { value: "2026-03-04T10:12:02.000Z", words: "4 March 2026, 10:12 UTC" },
    },
    collect: {
      action: "/collections",
      choices: [{ value: "4k7m2q9xwd4k7m2q9xwd", label: longTitle }],
      signIn: null,
    },
    speaker: null,
    role: null,
    question: null,
    page: null,
    time: "00:12:03",
    asQuoted: { words: "nobody … is put on [the list]", sentence: "2 parts, in the order of the text." },
    cutBefore: false,
    title: longTitle,
    standing: {
      sentence: "These words do not stand in the newest version (2). The passage most like theirs differs:",
      isTrouble: true,
      href: "/documents/4k7m2q9xwd/versions/2",
      changes: [
        { text: "more than ", change: "same" },
        { text: "15,000", change: "removed" },
        { text: "16,000", change: "added" },
      ],
    },
    citedToo: [
      {
        words: "nobody has been able to tell us",
        href: "/citations/2h2k9m4qpx0v",
        by: "a reader",
        at: { value: "2026-03-05T10:12:00.000Z", words: "5 March 2026, 10:12 UTC" },
      },
    ],
    withdrawn: "The document was withdrawn on 5 March 2026: it names a child.",
  },
  hostile: {
    ...slip,
    ...hostileFrame,
    collect: { action: hostile, choices: [{ value: hostile, label: hostile }], signIn: null },
    citation: hostile,
    address: hostile,
    words: marked(hostile, "quoted", "cited"),
    speaker: hostile,
    role: hostile,
    question: hostile,
    page: hostile,
    time: hostile,
    title: hostile,
    offsets: hostile,
    citedBy: hostile,
    copies: [
      { heading: hostile, open: true, copies: [{ name: "plain", label: hostile, text: hostile, rows: 3 }] },
    ],
    downloads: [{ label: hostile, href: hostile }],
    standing: {
      sentence: hostile,
      isTrouble: true,
      href: hostile,
      changes: [{ text: hostile, change: "added" }],
    },
    citedToo: [{ words: hostile, href: hostile, by: hostile, at: { value: hostile, words: hostile } }],
    withdrawn: hostile,
  },
};

const keyList: KeysContext = {
  ...anonymous,
  pageTitle: "Keys",
  canonical: "/keys",
  printedAddress: "http://localhost:3000/keys",
  keys: [
    {
      id: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
      publicKey: "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
      from: { value: "2026-03-04T10:12:00.000Z", words: "4 March 2026, 10:12 UTC" },
      until: null,
      introducedBy: "1f1e2d3c4b5a69788796a5b4c3d2e1f0",
    },
    {
      id: "1f1e2d3c4b5a69788796a5b4c3d2e1f0",
      publicKey: "GCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=",
      from: { value: "2026-01-04T10:12:00.000Z", words: "4 January 2026, 10:12 UTC" },
      until: { value: "2026-03-04T10:12:00.000Z", words: "4 March 2026, 10:12 UTC" },
      introducedBy: null,
    },
  ],
  json: "/keys",
};

export const keys: Record<string, KeysContext> = {
  plain: keyList,
  none: { ...keyList, keys: [] },
  hostile: {
    ...keyList,
    ...hostileFrame,
    keys: [
      {
        id: "1f1e2d3c4b5a69788796a5b4c3d2e1f0",
        publicKey: hostile,
        from: { value: hostile, words: hostile },
        until: { value: hostile, words: hostile },
        introducedBy: hostile,
      },
    ],
    json: hostile,
  },
};

const whole: ReferenceContext = {
  ...anonymous,
  pageTitle: "Cite: Oral evidence",
  canonical: "/documents/4k7m2q9xwd/versions/1/reference",
  printedAddress: "http://localhost:3000/documents/4k7m2q9xwd/versions/1/reference",
  title: "Oral evidence: live facial recognition in policing",
  href: "/documents/4k7m2q9xwd/versions/1",
  strip: strip(),
  copies: groups,
  downloads: [{ label: "RIS", href: "/documents/4k7m2q9xwd/versions/1/forms/ris" }],
  json: "/documents/4k7m2q9xwd/versions/1/reference",
};

export const reference: Record<string, ReferenceContext> = {
  plain: whole,
  hostile: {
    ...whole,
    ...hostileFrame,
    title: hostile,
    href: hostile,
    copies: [
      { heading: hostile, open: false, copies: [{ name: "plain", label: hostile, text: hostile, rows: 3 }] },
    ],
    downloads: [{ label: hostile, href: hostile }],
  },
};

const cardOf: CardContext = {
  pageTitle: "Citation in Ibid",
  archiveName: "Ibid",
  assets: "/assets",
  href: "http://localhost:3000/citations/7h2k9m4qpx0v",
  language: "en",
  words: "nobody has been able to tell us\non what ground",
  speaker: "Professor Ines Calloway",
  title: "Oral evidence",
  place: "Q12, page 7",
  source: "Lords Committee on Justice and Technology, 12 December 2023",
  notice: null,
  gone: null,
};

export const card: Record<string, CardContext> = {
  plain: cardOf,
  "no longer there": {
    ...cardOf,
    speaker: null,
    place: null,
    source: null,
    notice: "The newest version differs.",
  },
  withdrawn: { ...cardOf, words: "", title: "", gone: "These words were withdrawn. It names a child." },
  hostile: {
    ...cardOf,
    pageTitle: hostile,
    archiveName: hostile,
    href: hostile,
    language: hostile,
    words: hostile,
    speaker: hostile,
    title: hostile,
    place: hostile,
    source: hostile,
    notice: hostile,
  },
};
