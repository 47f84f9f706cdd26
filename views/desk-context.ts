import type { Day, Link } from "./frame-context.js";

/** What a document of no known kind may be. */
export interface KindSuggestion {
  sentence: string;
  /** What speaks for it and against it; null for texts read by older parsers. */
  why: string | null;
  /** POST `kind` to `action` to say so. */
  kind: string;
  label: string;
  action: string;
}

/** A draft on its way to publication, for archivists. */
export interface Deciding {
  /** Handed in by whom, and with what words; null when nobody has. */
  review: null | { by: string; at: Day; note: string | null; returnAction: string };
  /** Takes `until` and `note`; an empty `until` takes the moment back. */
  embargoAction: string;
  embargo: null | { until: Day; by: string; note: string | null };
  /** Why it did not go live when its moment came; null otherwise. */
  overdue: string | null;
}

/** A contributor's own draft. */
export interface Contribution {
  edit: string;
  addVersion: string;
  /** Hands it in with a `note`, or takes it back with `take=back`. */
  submitAction: string;
  /** Since when it waits for a decision; null when it was not handed in. */
  inReview: Day | null;
  /** The archivist's words when it was sent back last; null otherwise. */
  sentBack: null | { by: string; at: Day; note: string };
}

/** What an archivist can do here; every action is a POST form but the links. */
export interface DocumentDesk {
  edit: string;
  /** The upload page, for a newer original of this document. */
  addVersion: string;
  publishAction: string | null;
  /** Taking words out; erasing it all, null for whoever may not. */
  redact: string | null;
  erase: string | null;
  /** Takes `kind` and `other`. */
  relate: { action: string; kinds: { value: string; label: string }[] };
  /** What is to be decided on a draft; null for what is none. */
  deciding: Deciding | null;
  /** Takes a published or withdrawn document back to draft. */
  unpublishAction: string | null;
  /** Takes a `reason` field, shown to the public. */
  withdrawAction: string | null;
  /** Sentences on who read this version, how long that took, and how its pages are known. */
  ledger: string[];
  /** What can be done about a text that could not be read; null when there is nothing to do. */
  chances: null | {
    /** That the last reading in search of more failed, and why; null when it did not. */
    trouble: string | null;
    /** Takes the field `password`; null when none is needed. */
    passwordAction: string | null;
    /** Reads the text anew; null when that needs a password. */
    retryAction: string | null;
    /** Takes the field `note`, which may be empty; null when it is kept as unreadable already. */
    unreadableAction: string | null;
  };
  /** Reading it again: why, and the action, null while it is under way; null when there is no reason to. */
  reread: null | { sentence: string; action: string | null };
  /** What is known of hidden and personal data in this version, leading to the list. */
  findings: Link;
  /** What it may be, when its kind is not known. */
  kind: KindSuggestion | null;
  /** Reads every byte again and compares it with its digest. */
  fixityAction: string;
  /** When that was last done, and what was found. */
  fixity: { sentence: string; isDamaged: boolean };
  /** What was done to the document. */
  log: string;
}
