/** The tags of a document on its pages. */
import type { Link } from "./frame-context.js";

/** A tag of a document with what stands behind it. */
export interface TagShown extends Link {
  /** "By hand by ida, 3 December 2026", "By the rule “watchlist*”, because of “watchlists”". */
  reason: string;
  /** The words that made a rule put it there; null for others. */
  passage: Link | null;
  /** Sent as `take` to take it off. */
  typed: string;
  /** Sent as `confirm` to keep it whatever becomes of the rule that put it there; null for others. */
  confirm: string | null;
}

export interface Tagging {
  tags: TagShown[];
  /** Null for who may not change them. */
  desk: null | {
    /** POST with `put`, `take` or `confirm`. */
    action: string;
    /** Offered while typing. */
    names: string[];
    /** Names found in the text, which wait for a yes. */
    suggested: SuggestedTag[];
    /** POST with `yes` or `no`, the `value` of one. */
    suggestAction: string;
  };
}

export interface SuggestedTag {
  name: string;
  /** "Person, found 12 times by the list of the archive". */
  words: string;
  value: string;
  /** The first place; null when that is not to be had any more. */
  passage: Link | null;
}

/** Tags for all that a list holds, also on its other pages. */
export interface TagAll {
  /** GET with `of`, `query`, `tag` and `act`. */
  action: string;
  /** GET with `of` and `query`: another field of all of them. */
  describe: string;
  /** GET, the same fields. */
  publish: string;
  of: "documents" | "search";
  /** Of the address of the list. */
  query: string;
  /** Offered while typing. */
  names: string[];
}
