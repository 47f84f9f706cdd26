/**
 * The catalogue's tables, as queries see them. Moments are ISO 8601 UTC text, truth is 0 or 1, JSON is text:
 * what SQLite and PostgreSQL keep alike.
 */

import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { AccountTables } from "./account-tables.js";
import type {
  AuthorityBroaderRow,
  AuthorityNameRow,
  AuthorityRow,
  DeclinedRow,
  PersonLinkRow,
} from "./authority-tables.js";
import type { CollectionTables } from "./collection-tables.js";
import type { DecidingTables } from "./deciding-tables.js";
import type { DescriptionListTables } from "./description-list-tables.js";
import type { FixityTables } from "./fixity-tables.js";
import type { IntakeTables } from "./intake-tables.js";
import type { LogTables } from "./log-tables.js";
import type { ManyActTables } from "./many-act-tables.js";
import type { MotionRow, MotionSketchRow } from "./motion-tables.js";
import type { NoteTables } from "./note-tables.js";
import type { PeopleTables } from "./people-tables.js";
import type { ProofRow } from "./proofs.js";
import type { MemberRow, PassageRow } from "./reading-tables.js";
import type { CitationRow, EventRow, RereadingRow } from "./record-tables.js";
import type { SavedTables } from "./saved-tables.js";
import type { SearchTables } from "./search-tables.js";
import type { TagTables } from "./tag-tables.js";
import type { IndexTroubleRow, StructureTroubleRow } from "./trouble-tables.js";
import type { WatchTables } from "./watch-tables.js";

export type { CitationRow, EventRow, RereadingRow };

export type Truth = 0 | 1;

export interface Tables
  extends AccountTables,
    CollectionTables,
    IntakeTables,
    FixityTables,
    LogTables,
    ManyActTables,
    DecidingTables,
    DescriptionListTables,
    NoteTables,
    PeopleTables,
    SavedTables,
    SearchTables,
    TagTables,
    WatchTables {
  meta: { key: string; value: string };
  migration: { number: number; name: string; at: string };
  accession: AccessionRow;
  accession_item: AccessionItemRow;
  document: DocumentRow;
  version: VersionRow;
  passage: PassageRow;
  member: MemberRow;
  motion: MotionRow;
  motion_sketch: MotionSketchRow;
  citation: CitationRow;
  event: EventRow;
  proof: ProofRow;
  authority: AuthorityRow;
  authority_name: AuthorityNameRow;
  authority_broader: AuthorityBroaderRow;
  person_link: PersonLinkRow;
  declined: DeclinedRow;
  index_trouble: IndexTroubleRow;
  /** Objects of the vault that could not be brought back into the catalogue. */
  unrebuilt: { object: string; reason: string; at: string };
  rereading: RereadingRow;
  structure_trouble: StructureTroubleRow;
  /** Passwords that wait for a reading, and for nothing else: see `given-passwords.ts`. */
  given_password: { document: string; version: number; password: string; by: string };
  lease: { key: string; token: string; owner: string; until: number };
}

export interface AccessionRow {
  number: string;
  at: string;
  by: string;
  way: string;
  /** Where it came from, as told. */
  origin: string | null;
  /** For files found inside others: the version of the document that was handed in, however deep they lay in it. */
  container: string | null;
  container_version: number | null;
  revision: number;
  /** The revision the vault holds; 0 when none. */
  recorded_revision: number;
}

/**
 * `coming`: announced, and not yet whole. `received`: whole in quarantine. `taken`: in the vault as a document's version. `held`: the archive had
 * these bytes already; document and version say where. `refused`: not taken in, for the reason given.
 */
export const itemStates = ["coming", "received", "taken", "held", "refused"] as const;

export interface AccessionItemRow {
  id: string;
  accession: string;
  position: number;
  name: string;
  bytes: number;
  state: (typeof itemStates)[number];
  reason: string | null;
  digest: string | null;
  /** Settled on receipt, so that a repeated attempt makes no second document. */
  document: string;
  version: number | null;
  /** JSON of IntakePlan: what was said about the file when it was handed in. */
  plan: string;
}

export interface DocumentRow {
  id: string;
  /** Rises with every change of the record. */
  revision: number;
  recorded_revision: number;
  indexed_revision: number;
  /** Fingerprint of the index it was last indexed with. */
  indexed_as: string | null;
  /** Rises when something outside the record changes what the index is to hold: the name of a person or a tag. */
  index_request: number;
  /** Fingerprint of the rules for tags that its passages have met; null when they have met none. */
  ruled_as: string | null;
  /** The resolver that has said who stands behind its names; null when none has since its text, source or date changed. */
  peopled_as: string | null;
  /** What has looked its text through for names; null when nothing has since there is another text. */
  suggested_as: string | null;
  state: DocumentState;
  withdrawal: string | null;
  sample: Truth;
  newest_version: number;
  title: string;
  kind: DocumentKind;
  date: string | null;
  language: string | null;
  source: string | null;
  series: string | null;
  summary: string | null;
  address: string | null;
  /** JSON of the further fields of its description that are set. */
  more: string;
  /** JSON of Review and of Embargo; null without. */
  review: string | null;
  embargo: string | null;
  /** When it goes live by itself; null when it does not. */
  embargo_until: string | null;
  /** JSON list of the fields an archivist set. */
  described: string;
  /** See `structuredWith`: the parsers that read its structure as the kind it is; 0 when as another; null when nothing is to be done. */
  structured_with: number | null;
  created_at: string;
}

/** `waiting`: to be read. `known`: frozen. `failed`: given up, for the reason given; can be retried. */
export const textStates = ["waiting", "known", "failed"] as const;

export interface VersionRow {
  document: string;
  number: number;
  accession: string;
  at: string;
  by: string;
  way: string;
  origin: string | null;
  /** The version of the document it was found in, and where in there; null when it came by itself. */
  container: string | null;
  container_version: number | null;
  place: string | null;
  /** JSON of Capture: how it was fetched from its address; null when it was not. */
  capture: string | null;
  original_name: string;
  original_path: string;
  media_type: string;
  bytes: number;
  digest: string;
  text_state: (typeof textStates)[number];
  /** Since somebody last asked for it to be read; decides when it is given up. Not tried again before `retry_at`. */
  attempts: number;
  failure: string | null;
  reason: string | null;
  retry_at: string | null;
  /** JSON of Unreadable: an archivist settled on having no text; null when nobody did. */
  unreadable: string | null;
  /** JSON of SameReading: the original was read again into the same text; null when it never was. */
  same_reading: string | null;
  /** JSON of Closed: nobody but administrators may have it; null for any other. */
  closed: string | null;
  /** Attempts in all, and the wall milliseconds they took without waiting; null where they were not counted. */
  tries: number | null;
  reading_ms: number | null;
  /** Pages whose words are only in images, told by the first look at the file; null before it, or without such pages. */
  scan_pages: number | null;
  /** How many of them have been read by machine in the reading under way; null when none is. */
  scan_pages_read: number | null;
  text_path: string | null;
  passages_path: string | null;
  raw_pages_path: string | null;
  /** Where the vault keeps its layout; null for texts of which it was not kept. */
  layout_path: string | null;
  /** JSON of Structuring: who or what had its structure read last; null when that is not known. */
  structure: string | null;
  /** Of what publication would give away: how many places that ask for a decision, and the digest of their list; null when not looked for. */
  findings: number | null;
  findings_path: string | null;
  findings_digest: string | null;
  /** The id of the event in which somebody decided on that list; null when nobody has. */
  findings_decision: string | null;
  text_digest: string | null;
  characters: number;
  extractor: string | null;
  extractor_version: string | null;
  text_at: string | null;
  /** JSON lists and objects, frozen with the text. */
  warnings: string;
  pages: string;
  facts: string;
  note_marks: string;
  /** Pages of the original (PageCounts): all, with nothing to read, without known text, read by machine, not surely. */
  page_count: number;
  blank_pages: number;
  silent_pages: number;
  machine_pages: number;
  unsure_pages: number;
  passage_count: number;
}
