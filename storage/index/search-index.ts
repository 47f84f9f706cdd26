/**
 * What the archive asks of its search engine: find candidate passages fast, with counts. The engine is never
 * believed about words: what stands where is decided on the stored text. Everything in it can be rebuilt.
 */
import type { ClauseGroup } from "../model/facts/motion-facts.js";
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { PassageKind } from "../model/passage.js";

/** A passage as the engine keeps it. One record a passage, of the newest version of each document. */
export interface PassageRecord {
  /** `<document>-<version>-<start>` */
  id: string;
  document: string;
  version: number;
  /** Which structure of the version's text it is a part of (`Structuring.number`). */
  structure: number;
  start: number;
  end: number;
  /** The passage's words, whole. */
  text: string;
  passageKind: PassageKind;
  page: number | null;
  pageLabel: string | null;
  heading: string | null;
  attribution: string | null;
  question: string | null;
  clause: string | null;
  time: string | null;
  /** Title of the document; shown, not searched. */
  title: string;
  /**
   * The title again on the document's first passage, where it is searched, below the text; null on the others:
   * a document found by its title is one hit, not as many as it has passages.
   */
  searchTitle: string | null;
  /** The text as folded words where the engine would cut it otherwise, see `foldedWhereOdd`. */
  folded: string | null;
  kind: DocumentKind;
  state: DocumentState;
  source: string | null;
  /** As far as known: `2023-12-12`, `2023-12`, `2023`. */
  date: string | null;
  year: number | null;
  tags: string[];
  language: string | null;
  /** When the document was taken in. */
  added: string;
  /** The byline of an article. */
  byline: string | null;
  /** Who says it: the person's name where it was resolved, else as printed. */
  said: string | null;
  /** Who asks it; of an answer, who asked for it. As `said`. */
  asked: string | null;
  /** Bodies: of the one who speaks, those that the document is tagged with, the one that met. */
  bodies: string[];
  places: string[];
  people: string[];
  /** What became of the motions that it is a part of, `unanimous` among them. */
  outcomes: string[];
  clauseGroup: ClauseGroup | null;
  has: ("figures" | "votes" | "ocr" | "quotations")[];
}

/** Facets a reader narrows by, named as in the address bar. */
export const facets = [
  ...([
    "kind",
    "source",
    "year",
    "tag",
    "speaker",
    "asker",
    "body",
    "outcome",
    "clause",
    "language",
  ] as const),
] as const;
export type Facet = (typeof facets)[number];

/** Values by facet. */
export type Filters = Partial<Record<Facet, readonly string[]>>;

export interface IndexQuery {
  /** As typed. Empty finds everything the filters let through, newest document first. */
  words: string;
  /** Several values of one facet widen, different facets narrow. */
  filters: Filters;
  /** None of these values. */
  unwanted?: Filters;
  /** Only these states; decided by the server from who asks, never by the request. */
  states: readonly DocumentState[];
  /** Only this document, for search inside one. */
  document?: string;
  /** Not these documents, whatever the index says of them: it follows the catalogue a moment later. */
  withoutDocuments?: readonly string[];
  limit: number;
  offset: number;
  /** Only passages with every word; without it fewer words count too, the rarest first. */
  everyWord?: boolean;
  /** Leave facet counts out when nobody will look at them. */
  withFacets: boolean;
  /** False leaves marks out; for many candidates they cost the engine more than the search itself. */
  withMarks?: boolean;
}

/** Half-open ranges of the passage's text, in UTF-16 code units. */
export interface Mark {
  start: number;
  end: number;
}

export interface IndexHit {
  record: PassageRecord;
  /** Where the engine saw the words in `record.text`; none without words or when they were not asked for. */
  marks: Mark[];
}

/** A search of which only the places of its best passages are asked for. */
export type CandidateSearch = Pick<
  IndexQuery,
  "words" | "filters" | "unwanted" | "states" | "document" | "limit"
>;

export type Candidate = Pick<PassageRecord, "document" | "version" | "start">;

export interface FacetCount {
  value: string;
  count: number;
}

export interface IndexAnswer {
  hits: IndexHit[];
  /** Passages found; exact up to `maxTotalHits` of the engine, which is set beyond any archive here. */
  total: number;
  facets: Partial<Record<Facet, FacetCount[]>>;
}

/** A question for places: `everyWord` as in IndexQuery; quoted words are phrases. */
export interface PlaceQuery {
  words: string;
  everyWord: boolean;
  limit: number;
}

export type PassagePlace = Pick<PassageRecord, "document" | "version" | "start" | "end" | "kind">;

/** What holds for all questions asked together. */
export type PlacesWanted = Pick<IndexQuery, "states" | "document">;

/** What the page says of the engine. */
export type IndexStatus =
  | { state: "ready"; engineVersion: string }
  | { state: "starting" | "unavailable"; reason: string };

/** A write the engine has promised; it counts only once `settled` resolves. */
export interface PendingWrite {
  /**
   * Rejects with IndexWriteFailed when the engine gave the write up, with IndexUnavailable when the engine was lost
   * before it said what became of it: then write again, records are replaced by id.
   */
  settled: Promise<void>;
}

/** Vectors that can be compared with one another. */
export interface VectorSpace {
  /** Letters and digits. */
  name: string;
  dimensions: number;
}

/** A passage by its meaning. */
export type NearRecord = Candidate & { vector: number[] };
export type NearPlace = Candidate & { score: number };

/** Vectors of passages; all of its functions throw IndexUnavailable. */
export interface NearIndex {
  /** Puts the vectors of a document in the place of those it had. Resolves when it is done. */
  put(space: VectorSpace, document: string, records: readonly NearRecord[]): Promise<void>;
  /** The nearest places, in whatever state their documents are. */
  nearest(space: VectorSpace, vector: readonly number[], limit: number): Promise<NearPlace[]>;
  count(space: VectorSpace): Promise<number>;
}

export interface SearchIndex {
  near: NearIndex;
  /** The same object until something changes: another connection to the engine is another object. */
  status(): IndexStatus;
  /** False from a write that was given up for want of room on the disk until one is done. */
  hasRoom(): boolean;
  /** Names the settings and record shape in force; a document indexed under another fingerprint is stale. */
  readonly fingerprint: string;
  /** Adds or replaces records by id. Resolves when the engine holds the request, not yet the result. */
  put(records: readonly PassageRecord[]): Promise<PendingWrite>;
  /** Drops every record of a document but those of one version in one structure (all of them when null). */
  drop(document: string, keep: Pick<PassageRecord, "version" | "structure"> | null): Promise<PendingWrite>;
  /** Throws IndexUnavailable when the engine does not answer. */
  search(query: IndexQuery): Promise<IndexAnswer>;
  /**
   * Where the best passages of several searches are, in one call to the engine: as many lists as searches. What is
   * not to be seen by their filters and states is never among them. Throws IndexUnavailable.
   */
  candidates(searches: readonly CandidateSearch[]): Promise<Candidate[][]>;
  /** Where passages stand that may hold the words of each query, the likeliest first. Throws IndexUnavailable. */
  places(queries: readonly PlaceQuery[], wanted: PlacesWanted): Promise<PassagePlace[][]>;
  /** Records held, and how many of them each document has. */
  count(): Promise<number>;
  countByDocument(): Promise<Map<string, number>>;
  /** The fingerprint the live index was built under, or null when there is none. */
  liveFingerprint(): Promise<string | null>;
  /**
   * Fills a new index beside the live one with `batches`, then swaps: search answers all the while. What is put or
   * dropped meanwhile goes to the live index only and is gone after the swap, so compare counts when it is done. One at a time:
   * a second rebuild of the same index, in whatever process, spoils the first.
   */
  rebuild(batches: AsyncIterable<readonly PassageRecord[]>): Promise<{ records: number }>;
  close(): Promise<void>;
}

/** The engine cannot be reached just now; everything else of the archive goes on. */
export class IndexUnavailable extends Error {
  override name = "IndexUnavailable";
}

/** The engine accepted a write and then gave it up; its reason is the message. */
export class IndexWriteFailed extends Error {
  override name = "IndexWriteFailed";
}
