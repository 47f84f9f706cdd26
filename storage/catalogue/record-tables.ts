/** Tables of what was said and done to documents: citations, events, and requests to read one again. */

/** A request to read a document again. `failed`: given up, for the reason given; can be asked again. */
export interface RereadingRow {
  document: string;
  /** The version whose original is to be read: the newest when it was asked. */
  version: number;
  by: string;
  at: string;
  state: "waiting" | "failed";
  attempts: number;
  retry_at: string | null;
  failure: string | null;
  reason: string | null;
  /** What comes of it is to have this number; null while it is not known that anything does. */
  number: number | null;
}

export interface CitationRow {
  id: string;
  document: string;
  version: number;
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  by: string;
  at: string;
  /** JSON of `QuotedParts`; null when nothing was left out or put in. */
  quoted: string | null;
}

export interface EventRow {
  id: string;
  at: string;
  by: string;
  action: string;
  document: string | null;
  /** Its place in the document's record: several events may share a moment. */
  position: number;
  version: number | null;
  detail: string;
}
