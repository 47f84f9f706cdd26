/** Tables of work that did not succeed, so that it rests and can be seen. */

/** A document that the search index refused in this revision, for the reason given. */
export interface IndexTroubleRow {
  document: string;
  revision: number;
  attempts: number;
  reason: string;
  /** Not to be tried again before, unless it changes. */
  retry_at: string;
}

/** A text whose structure could not be read anew, for the reason given: by these parsers, as this kind. */
export interface StructureTroubleRow {
  document: string;
  version: number;
  parsers: number;
  /** The kind the document was said to be. */
  kind: string;
  attempts: number;
  reason: string;
  /** Not to be tried again before; null when it was given up. */
  retry_at: string | null;
}
