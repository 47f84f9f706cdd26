/** Tables of what was decided on and said of documents beyond their own rows. */
import type { RelationKind } from "../model/relation.js";

/** One end of a relation: what `document` says of `other`. The other end is told by the same row. */
export interface RelationRow {
  document: string;
  kind: RelationKind;
  other: string;
  by: string;
  at: string;
}

/** A document that was erased: what its signed note says. The note is an object of the vault. */
export interface ErasureRow {
  document: string;
  at: string;
  /** JSON of the signed note. */
  note: string;
}

/** What is said of a series; the documents name it. */
export interface SeriesRow {
  id: string;
  name: string;
  revision: number;
  recorded_revision: number;
  /** JSON of the series. */
  record: string;
}

export interface DecidingTables {
  relation: RelationRow;
  erasure: ErasureRow;
  series: SeriesRow;
}
