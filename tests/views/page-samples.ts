/** Samples of the pages that show an original page by page. */
import type { PageCell, PageContext, PagePassage, PagesContext, ReadSegment } from "../../views/contexts.js";
import { anonymous, archivist, evidence, hostile, hostileFrame, longTitle, strip } from "./sample-parts.js";

const at = "/documents/4k7m2q9xwd/versions/1";

/** `words` with each of `doubtful` marked. */
function seen(words: string, ...doubtful: string[]): ReadSegment[] {
  const parts = words.split(new RegExp(`(${doubtful.join("|") || "$^"})`));
  return parts
    .filter((text) => text !== "")
    .map((text) => ({
      text,
      mark: null,
      note: null,
      doubt: doubtful.includes(text) ? "The machine was 41 % sure of this." : null,
    }));
}

/** The mark of a note, as it stands between words. */
function noteMark(label: string, href: string): ReadSegment[] {
  return [{ text: "", mark: null, doubt: null, note: { id: "n1204", label, href, spoken: `Note ${label}` } }];
}

let passagesMade = 0;

function pagePassage(words: string, over: Partial<PagePassage> = {}): PagePassage {
  passagesMade += 1;
  return {
    id: `p${passagesMade}`,
    start: 120,
    kind: "paragraph",
    markedAt: [],
    segments: seen(words),
    speaker: null,
    href: `${at}#p120`,
    reference: "¶",
    spoken: "This passage in the document",
    before: null,
    after: null,
    ...over,
  };
}

const textPage: PageContext = {
  ...anonymous,
  csrf: "c5rf-token",
  pageTitle: "Page 8 of Oral evidence",
  title: longTitle,
  href: `${at}#page-2`,
  language: "en",
  strip: strip(),
  label: "Page 8",
  counted: "2 of 14 in the file",
  method: "The file itself gives the text of this page: 1,204 characters.",
  flag: null,
  image: {
    src: `${at}/pages/2/image?width=800`,
    srcset: `${at}/pages/2/image?width=800 800w, ${at}/pages/2/image?width=1600 1600w`,
    alt: "Page 8 of the original, as an image",
    href: `${at}/pages/2/image?width=1600`,
    width: 595,
    height: 842,
    words: `${at}/pages/2/words`,
  },
  document: "4k7m2q9xwd",
  version: 1,
  citeAction: "/citations",
  noImage: null,
  passages: [
    pagePassage(evidence, {
      kind: "speech",
      reference: "Q12",
      spoken: "Question 12, in the document",
      before: { label: "Page 7", href: `${at}/pages/1` },
    }),
    pagePassage("Examination of witnesses", { kind: "heading" }),
    pagePassage("Every deployment was counted.", {
      segments: [...seen("Every deployment was counted."), ...noteMark("15", "#p160")],
    }),
    pagePassage("Q 703.", { markedAt: [{ label: "back to mark 15", href: "#n1204" }] }),
    pagePassage("That no contract be entered into without a vote of the Full Council.", { kind: "clause" }),
    pagePassage("231\t1,204,388\t57", { kind: "row" }),
    pagePassage("The committee adjourned until", {
      speaker: "Professor Ines Calloway",
      after: { label: "Page 9", href: `${at}/pages/3` },
    }),
  ],
  doubtWords: null,
  furniture: ["Justice and Technology Committee", "8"],
  raw: [
    {
      from: "as the file gives them",
      text: `Justice and Technology Committee\n8\n${evidence.slice(0, 90)}\n${"long ".repeat(60)}`,
    },
  ],
  notKept: null,
  previous: { label: "Page 7", href: `${at}/pages/1` },
  next: { label: "Page 9", href: `${at}/pages/3` },
  all: { label: "All 14 pages", href: `${at}/pages` },
  jump: { action: `${at}/pages`, query: "", error: null },
  json: `${at}/pages/2`,
};

export const page: Record<string, PageContext> = {
  text: textPage,
  "without text": {
    ...textPage,
    method: null,
    flag: "No text is known on this page. It can be looked at here, but not searched or cited.",
    passages: [],
    furniture: [],
    raw: [],
    previous: null,
    next: null,
    all: null,
  },
  hostile: {
    ...textPage,
    ...hostileFrame,
    title: hostile,
    href: hostile,
    language: hostile,
    label: hostile,
    counted: hostile,
    method: hostile,
    flag: hostile,
    image: {
      src: hostile,
      srcset: hostile,
      alt: hostile,
      href: hostile,
      width: 595,
      height: 842,
      words: hostile,
    },
    document: hostile,
    citeAction: hostile,
    passages: [
      pagePassage(hostile, {
        segments: [
          { text: hostile, mark: null, doubt: hostile, note: null },
          {
            text: "",
            mark: null,
            doubt: null,
            note: { id: "n1", label: hostile, href: hostile, spoken: hostile },
          },
          { text: hostile, mark: null, doubt: null, note: null },
        ],
        speaker: hostile,
        href: hostile,
        reference: hostile,
        spoken: hostile,
        markedAt: [{ label: hostile, href: hostile }],
        before: { label: hostile, href: hostile },
        after: { label: hostile, href: hostile },
      }),
    ],
    doubtWords: hostile,
    furniture: [hostile],
    raw: [{ from: hostile, text: hostile }],
    notKept: hostile,
    previous: { label: hostile, href: hostile },
    next: { label: hostile, href: hostile },
    all: { label: hostile, href: hostile },
    jump: { action: hostile, query: hostile, error: hostile },
    json: hostile,
  },
  "of a format without images": {
    ...textPage,
    image: null,
    noImage: "Pages of this format cannot be shown as images; the original can be downloaded.",
    raw: [],
    furniture: [],
    notKept: "This text was taken before running heads and raw words were kept.",
  },
  "read by machine": {
    ...textPage,
    ...archivist,
    method: "These words were read by machine from the image, 71 % sure: 412 characters.",
    flag: "Check them against the image: the machine was unsure of much of this page.",
    passages: [
      pagePassage("This council rcsolves to ask the pclice for the figures.", {
        segments: seen("This council rcsolves to ask the pclice for the figures.", "rcsolves", "pclice"),
      }),
    ],
    doubtWords: "Words with a dotted line below may have been misread: 2 places.",
    raw: [
      {
        from: "as the machine read them",
        text: "This council rcsolves to ask\nthe pclice for the figures.",
      },
    ],
  },
};

function cell(number: number, over: Partial<PageCell> = {}): PageCell {
  return {
    id: `page-${number}`,
    label: `Page ${number + 6}`,
    counted: `${number}th in the file`,
    href: `${at}/pages/${number}`,
    thumbnail: `${at}/pages/${number}/image?width=240`,
    method: "text",
    characters: "2,204 characters",
    flag: null,
    ...over,
  };
}

const every: PagesContext = {
  ...anonymous,
  title: longTitle,
  href: at,
  strip: strip(),
  sentence: "14 pages: 11 text, 2 read by machine (71 to 94 % sure), 1 without known text.",
  attention: [
    { reason: "Without known text", pages: [{ label: "9", href: `${at}/pages/3` }] },
    {
      reason: "Read by machine with low confidence, to be checked against the image",
      pages: [
        { label: "10", href: `${at}/pages/4` },
        { label: "11", href: `${at}/pages/5` },
      ],
    },
  ],
  noImages: null,
  jump: { action: `${at}/pages`, query: "", error: null },
  pages: [
    cell(1),
    cell(2),
    cell(3, { method: "no known text", characters: "0 characters", flag: "No text is known" }),
    cell(4, { method: "read by machine, 71 % sure", flag: "Check against the image" }),
    ...[5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => cell(number, { counted: null })),
  ],
  paging: null,
};

export const pages: Record<string, PagesContext> = {
  "some to be looked at": every,
  "a page that is not there": {
    ...every,
    jump: {
      action: `${at}/pages`,
      query: "xcix",
      error: "There is no page “xcix” here; the file has 14 pages, from 7 to 20.",
    },
  },
  hostile: {
    ...every,
    ...hostileFrame,
    title: hostile,
    href: hostile,
    sentence: hostile,
    noImages: hostile,
    attention: [{ reason: hostile, pages: [{ label: hostile, href: hostile }] }],
    jump: { action: hostile, query: hostile, error: hostile },
    pages: [
      cell(1, {
        label: hostile,
        counted: hostile,
        href: hostile,
        thumbnail: hostile,
        method: hostile,
        characters: hostile,
        flag: hostile,
      }),
    ],
  },
  "of a format without pages": {
    ...every,
    ...archivist,
    sentence: "council-motion.docx is of a format without pages.",
    attention: [],
    jump: null,
    pages: [],
  },
};
