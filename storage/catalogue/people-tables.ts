/** Tables of who is who. All rows are made again from the vault: names from authorities, the rest from documents. */

/** A name that a person of the list goes by, taken apart so that it can be looked up. */
export interface PersonNameRow {
  person: string;
  name: string;
  /** `nameKey` of it; null for a name that is not full. */
  key: string | null;
  last: string | null;
  /** 1 for the name it goes by in the list, 0 for another one. */
  own: 0 | 1;
  /** `sortKey` of it. */
  sort: string;
}

/** A post of a person, in the order of the record. */
export interface PersonPostRow {
  person: string;
  position: number;
  /** As `titleKey` writes it. */
  title: string;
  /** As `foldedName` writes it; null when it is not known. */
  body: string | null;
  /** The document that says so; null when an archivist knows it. */
  document: string | null;
}

/** In what part somebody appears in a passage. */
export const appearanceParts = [
  "said",
  "asked",
  "quoted",
  "moved",
  "seconded",
  "supported",
  "voted",
  "present",
] as const;
/** `said`: spoke these words, questions included. `asked`: this was put to them. `quoted`: an article gives their words. */
export type AppearancePart = (typeof appearanceParts)[number];

/** A passage of a document's newest text in which a person appears. */
export interface AppearanceRow {
  /** As its document's record links it; see `idsStandingFor`. */
  person: string;
  part: AppearancePart;
  /** The document's; empty when it is not known. */
  date: string;
  document: string;
  /** Where the passage begins. */
  start: number;
  version: number;
  /** As printed. */
  label: string;
}

/** A name printed in a document's newest text. */
export interface PrintedNameRow {
  document: string;
  label: string;
  version: number;
  /** What a person of the list would have to be called, or their post: `nameKey` or `titleKey` of whom it means. */
  key: string | null;
  /** How often it stands there as a name of somebody who does something. */
  uses: number;
  /** Where the first passage begins in which it does. */
  start: number;
  /** JSON list of AppearancePart. */
  parts: string;
  /** `Chair`, `Chief Executive, Big Brother Watch`: what the document declares or prints of whom it may be. */
  said_to_be: string | null;
  /** Null while nobody knows. */
  person: string | null;
}

/** A body that a document names as its source or as the meeting it records. */
export interface DocumentBodyRow {
  document: string;
  /** As `foldedName` writes it. */
  folded: string;
  part: "source" | "meeting";
}

export interface PeopleTables {
  person_name: PersonNameRow;
  person_post: PersonPostRow;
  appearance: AppearanceRow;
  printed_name: PrintedNameRow;
  document_body: DocumentBodyRow;
}
