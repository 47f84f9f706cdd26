/** Invented names and words from which the sample contexts are put together. */
import type {
  Day,
  DigestShown,
  DocumentRow,
  Frame,
  Hit,
  Paging,
  ProvenanceStrip,
  ReaderPassage,
  ReadSegment,
  Segment,
} from "../../views/contexts.js";

/** What a hostile or merely unlucky file may hold; must come out as words. */
export const hostile = `<script>alert("1")</script> 'quoted' & "double" </textarea><img src=x onerror=alert(1)> &amp;`;

export const longTitle =
  "Motion on the use of live facial recognition in public places within the borough, with the amendment moved in committee, the report of the officers and the equality impact assessment laid on the table";

export const originalDigest: DigestShown = {
  short: "sha256:9f86d081884c…",
  whole: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
};
export const textDigest: DigestShown = {
  short: "sha256:60303ae22b99…",
  whole: "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
};

export const anonymous: Frame = {
  pageTitle: "Search",
  archiveName: "Ibid",
  canonical: "/search",
  printedAddress: "http://localhost:3000/search",
  reader: null,
  csrf: null,
  notice: null,
  searchState: null,
  nav: [
    { label: "Search", href: "/search", current: true },
    { label: "Documents", href: "/documents", current: false },
  ],
  ownNav: [],
  home: "/",
  about: "/about",
  coverageHref: "/coverage",
  signIn: "/sign-in",
  accountHref: null,
  signOut: null,
  assets: "/assets",
  metadata: [],
  linkedData: null,
  alternates: [],
};

export const archivist: Frame = {
  ...anonymous,
  reader: { name: "R. Okonjo", role: "archivist" },
  csrf: "c5rf-token",
  notice: "The description of “Minutes of the Full Council” was saved.",
  nav: [
    { label: "Search", href: "/search", current: false },
    { label: "Documents", href: "/documents", current: false },
  ],
  ownNav: [
    { label: "Upload", href: "/upload", current: false },
    { label: "Accessions", href: "/accessions", current: true },
  ],
  signIn: null,
  accountHref: "/account",
  signOut: "/sign-out",
};

/** A signed-in frame in which every string is hostile. */
export const hostileFrame: Frame = {
  ...archivist,
  pageTitle: hostile,
  archiveName: hostile,
  canonical: `/search?q=${hostile}`,
  reader: { name: hostile, role: hostile },
  csrf: hostile,
  notice: hostile,
  searchState: hostile,
  metadata: [{ name: "citation_title", content: hostile }],
  linkedData: { "@context": "https://schema.org", name: hostile },
  alternates: [{ type: "application/json", href: hostile }],
};

export function strip(over: Partial<ProvenanceStrip> = {}): ProvenanceStrip {
  return {
    kind: "transcript",
    source: "Lords Committee on Justice and Technology",
    date: { value: "2023-12-12", words: "12 December 2023" },
    accession: { label: "2026-0014", href: "/accessions/2026-0014" },
    digest: originalDigest,
    inside: [],
    captured: {
      at: { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30 UTC" },
      warc: "/documents/4k7m2q9xwd/versions/1/capture",
    },
    state: "published",
    ...over,
  };
}

/** Words as they are shown where they are read. */
export function readable(segments: Segment[]): ReadSegment[] {
  return segments.map((segment) => ({ ...segment, doubt: null, note: null }));
}

export function plain(text: string): Segment[] {
  return [{ text, mark: null }];
}

/** Cuts `text` so that each occurrence of `words` is marked. */
export function marked(text: string, words: string, mark: NonNullable<Segment["mark"]>): Segment[] {
  const parts = text.split(words);
  return parts.flatMap((part, at): Segment[] => [
    ...(part === "" ? [] : plain(part)),
    ...(at < parts.length - 1 ? [{ text: words, mark }] : []),
  ]);
}

export function row(over: Partial<DocumentRow> = {}): DocumentRow {
  return {
    title: "Oral evidence: live facial recognition in policing",
    href: "/documents/4k7m2q9xwd",
    kind: "transcript",
    source: "Lords Committee on Justice and Technology",
    date: { value: "2023-12-12", words: "12 December 2023" },
    state: "published",
    extent: "14 pages",
    trouble: null,
    ...over,
  };
}

export const evidence =
  "We have looked at every deployment since the spring. The watchlists have grown from about 6,500 images to more than 15,000, and nobody has been able to tell us on what ground a face is put on them. That is the question which live facial recognition leaves open, and it is not a question for engineers.";

export function hit(over: Partial<Hit> = {}): Hit {
  return {
    href: "/documents/4k7m2q9xwd/versions/1?q=facial+recognition#p1204",
    title: "Oral evidence: live facial recognition in policing",
    kind: "transcript",
    source: "Lords Committee on Justice and Technology",
    date: { value: "2023-12-12", words: "12 December 2023" },
    state: "published",
    pageLabel: "7",
    speaker: "Professor Ines Calloway",
    question: "12",
    clause: null,
    time: null,
    passage: marked(evidence, "facial recognition", "match"),
    cutBefore: true,
    cutAfter: false,
    note: null,
    more: { label: "7 more in this document", href: "/search?document=x" },
    ...over,
  };
}

/** A passage at `start`; its end follows from its words. */
export function passage(start: number, words: string, over: Partial<ReaderPassage> = {}): ReaderPassage {
  return {
    start,
    end: start + words.length,
    kind: "paragraph",
    text: readable(plain(words)),
    markedAt: [],
    speaker: null,
    who: null,
    role: null,
    references: ["p. 7"],
    spoken: "page 7",
    href: `/documents/4k7m2q9xwd/versions/1#p${start}`,
    cite: `/documents/4k7m2q9xwd/versions/1/cite?start=${start}`,
    pagesBefore: [],
    panels: [],
    quotations: [],
    write: null,
    notes: [],
    citations: { shown: [], more: null },
    nextMatch: null,
    previousMatch: null,
    ...over,
  };
}

export const at: Day = { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30" };

export const paging: Paging = {
  sentence: "Documents 1 to 20 of 31.",
  previous: null,
  next: "/documents?page=2",
  pages: [
    { label: "1", href: "/documents", current: true },
    { label: "2", href: "/documents?page=2", current: false },
  ],
};
