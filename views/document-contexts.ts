/** Contexts of the pages on which documents are read and cited: document, cite and citation. */
import type { ArticleOutline } from "./article-context.js";
import type { Conversation } from "./conversation-context.js";
import type { Contribution, DocumentDesk } from "./desk-context.js";
import type {
  Choice,
  Day,
  Frame,
  Link,
  Paging,
  ProvenanceStrip,
  Segment,
  StateShown,
} from "./frame-context.js";
import type { MotionOutline } from "./motion-context.js";
import type { PersonHere } from "./people-contexts.js";
import type { PieceShown, PlaceJump } from "./piece-context.js";
import type { PageMark, ReaderPassage } from "./reader-context.js";
import type { Tagging } from "./tagging-context.js";

/** A value read from the document, with the way to the words it was read from. */
export interface FactRow {
  label: string;
  value: string;
  /** The passage; null for what an archivist said. */
  href: string | null;
}

/** A document at the other end of a relation. */
export interface RelatedDocument extends Link {
  /** "Reply to", "Answered by". */
  kind: string;
  /** For archivists, where the relation is told at this end: takes it away with `kind` and `other`; else null. */
  remove: null | { action: string; kind: string; other: string };
}

/** A file inside the document. */
export interface MemberShown {
  /** As its container names it. */
  name: string;
  /** Where it stands in there, with its name when that is not part of it; null when it is the name. */
  place: string | null;
  /** "1.2 MB"; null when not known. */
  size: string | null;
  /** Null when it is none, or not yet. */
  document: Link | null;
  state: StateShown | null;
  /** "Left inside: it needs a password", "could not be read"; null when there is nothing to say. */
  trouble: string | null;
  /** The same where nothing is amiss: "being taken in". */
  remark: string | null;
}

export interface MembersShown {
  /** "Holds 12 files". */
  heading: string;
  /** "9 are public."; null when the reader may know of all of them. */
  sentence: string | null;
  rows: MemberShown[];
  /** For archivists; null for everybody else. */
  note: string | null;
  /** Publishes those that are drafts; null when none is, or for whoever may not. */
  publish: null | { action: string; label: string };
  paging: Paging | null;
}

export interface DocumentContext extends Frame {
  document: string;
  version: number;
  title: string;
  /** BCP 47, of the text; null when not known. */
  language: string | null;
  strip: ProvenanceStrip;
  /** Why it was withdrawn, in a sentence, for the archivist who still sees it; null when it was not. */
  withdrawal: string | null;
  /** Says that an older version is shown, or that versions exist; null when there is only one. */
  versionNotice: null | { sentence: string; older: boolean; changes: Link | null };
  /** Every version, newest first; empty when there is only one. */
  versions: (Choice & { at: Day })[];
  tagging: Tagging;
  series: Link | null;
  summary: string | null;
  /** Sentences about what of this document could not be read or searched. */
  coverage: string[];
  /** "All 14 pages have text and can be searched."; null when `coverage` says otherwise. */
  coverageWhole: string | null;
  /** The files inside; null when it holds none. */
  members: MembersShown | null;
  /** "All 14 pages, each beside its image"; null where the format has no pages, or they are not known. */
  pagesLink: Link | null;
  /** Those whose names are printed in it, as far as it is known who they are. */
  people: PersonHere[];
  facts: FactRow[];
  /** What an archivist says of it beyond source, date and series: a line each. */
  further: { label: string; value: string }[];
  /** Whose rights they are; null when nobody has said. */
  rights: null | { statement: Link | null; note: string | null };
  /** Documents it has to do with, at either end. */
  relations: RelatedDocument[];
  /** Where the original stood before it came here; null when it has no address of its own. */
  address: string | null;
  /** `refusal`: why the one who asks cannot have it; the link is null then. */
  original: { label: string; href: string | null; detail: string; refusal: string | null };
  /** Null while there is no text. */
  plainText: string | null;
  /** Where what it quotes is checked; null for documents that are no articles. */
  checkQuotations: string | null;
  /** Passages near in meaning to its beginning; null where they are not offered. */
  related: string | null;
  /** How to cite the whole document. */
  reference: string;
  json: string;
  /** Headings of the document, to move about in it; empty when it has fewer than three. */
  outline: Link[];
  /** Search inside this document: a GET form with the field `q`. */
  find: {
    action: string;
    query: string;
    /** "12 passages match." or null when nothing was asked. */
    sentence: string | null;
    first: string | null;
    clear: string | null;
  };
  /** Why there are no passages ("The text is being read."); null when there are. */
  textState: string | null;
  /** While it is being read: this page again, and where a script can ask whether it still is; else null. */
  reading: null | { href: string; state: string };
  /** Null for a document in which nobody speaks, or one person alone. */
  conversation: Conversation | null;
  /** Null for a document that records no motion and has no items of business. */
  motions: MotionOutline | null;
  /** Null for a document that is no article. */
  article: ArticleOutline | null;
  /** Null where all of the text is on the page. */
  piece: PieceShown | null;
  /** Null for a document that is seen at a glance. */
  jump: PlaceJump | null;
  /** Every page with its image, where they can be seen; else null. */
  pageImages: string | null;
  passages: ReaderPassage[];
  /** Pages after the last passage. */
  pagesAfter: PageMark[];
  /** The page on which a note on chosen words is written; null when the reader has no account. */
  newNote: string | null;
  /** Every note on the document that the reader may read; null when the reader has no account. */
  notesHref: string | null;
  /** Where the words chosen by select-to-cite are sent; null when the reader may not cite. */
  citeAction: string | null;
  desk: DocumentDesk | null;
  /** For a draft of a contributor's own; null for anything else. */
  contribution: Contribution | null;
}

export interface CiteContext extends Frame {
  document: string;
  version: number;
  /** Of the passage. */
  start: number;
  end: number;
  title: string;
  /** BCP 47, of the text; null when not known. */
  language: string | null;
  /** Back to the passage in the document. */
  href: string;
  strip: ProvenanceStrip;
  speaker: string | null;
  /** "page 47, question 12". */
  place: string;
  passage: Segment[];
  /** POST with `document`, `version`, `start`, `end`, and for a part of the passage `words`. */
  action: string;
  /** What was typed last time. */
  words: string;
  /** "These words do not stand in the passage." */
  error: string | null;
}
