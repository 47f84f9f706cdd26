import type { Link } from "./frame-context.js";

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

/** What an archivist can do here; every action is a POST form but the links. */
export interface DocumentDesk {
  edit: string;
  /** The upload page, for a newer original of this document. */
  addVersion: string;
  publishAction: string | null;
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
