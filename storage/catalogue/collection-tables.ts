/** Tables of collections. */
import type { CollectionState } from "../model/collection.js";

export interface CollectionTables {
  collection: CollectionRow;
  collection_citation: CollectionCitationRow;
  notices_seen: { account: string; at: string };
}

export interface CollectionRow {
  id: string;
  account: string;
  state: CollectionState;
  title: string;
  revision: number;
  changed_at: string;
  published_at: string | null;
  /** The revision and the state in which the vault holds it; 0 and null when it does not. */
  recorded_revision: number;
  recorded_state: CollectionState | null;
  /** JSON of CollectionRecord. */
  record: string;
}

/** That a collection holds a citation; `at` is when it was put there. */
export interface CollectionCitationRow {
  collection: string;
  citation: string;
  at: string;
}
