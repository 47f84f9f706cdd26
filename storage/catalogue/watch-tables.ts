/** What is watched: an intention of the archivists, kept with the accounts and not in the vault. */

export const watchKinds = ["pages", "feed", "folder", "mailbox"] as const;
export type WatchKind = (typeof watchKinds)[number];

export interface WatchRow {
  id: string;
  kind: WatchKind;
  /** Addresses, one a line; the address of a feed; the path of a folder; the name of a mailbox. */
  target: string;
  every_minutes: number;
  by: string;
  created_at: string;
  /** JSON of IntakePlan: what is said of everything that comes of it. */
  plan: string;
  paused: 0 | 1;
  last_look: string | null;
  next_look: string;
  /** Why the last look found nothing; null when it went well. */
  error: string | null;
  /** Looks in a row that went wrong. */
  failures: number;
}

/** Something that a watch has met, by its address or its path. */
export interface WatchedRow {
  watch: string;
  address: string;
  /** What it looked like from outside when it was last taken: a digest, or size and time of a file. */
  mark: string;
  accession: string | null;
  document: string | null;
  looked_at: string;
  /** When it last had other words than before; null when it never had. */
  changed_at: string | null;
  error: string | null;
}

export interface WatchTables {
  watch: WatchRow;
  watched: WatchedRow;
}
