/** Context of the page of watches. */
import type { Day, Frame, Link } from "./frame-context.js";
import type { FieldState, Option, Suggestions } from "./keeping-contexts.js";

export interface WatchedShown {
  /** The address or path. */
  address: string;
  /** What it became; null when nothing has come of it yet. */
  document: Link | null;
  looked: Day;
  /** "Other words since 3 March 2026: see what changed", leading to the comparison; null when it never changed. */
  changed: Link | null;
  /** "2 cited passages do not stand in it any more."; null when all do, or none is cited. */
  warning: string | null;
  error: string | null;
}

export interface WatchShown {
  id: string;
  /** "Page", "3 pages", "Feed", "Folder". */
  kind: string;
  /** Lines of its target. */
  target: string[];
  /** "waiting", "looking now", "paused", "the last look went wrong". */
  state: string;
  isWrong: boolean;
  /** "Every day, for R. Okonjo." */
  sentence: string;
  lastLook: Day | null;
  nextLook: Day | null;
  error: string | null;
  items: WatchedShown[];
  /** "12 more"; null when all are shown. */
  more: string | null;
  /** POST with `act`: `pause`, `resume`, `look` or `remove`. */
  action: string;
  paused: boolean;
}

export interface WatchesContext extends Frame {
  watches: WatchShown[];
  /** POST with `kind`, `target`, `every`, `source`, `series`, `tags`. */
  action: string;
  kinds: Option[];
  schedules: Option[];
  /** Where folders may be watched, in a sentence. */
  folders: string;
  suggestions: Suggestions;
  fields: Record<"kind" | "target" | "every" | "source" | "series" | "tags", FieldState>;
  error: string | null;
}
