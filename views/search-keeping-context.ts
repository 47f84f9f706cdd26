/** What can be kept of a search: files of all that it found. */
import type { Link } from "./frame-context.js";

export interface SearchKeeping {
  /** Shows the whole of it: by month, source, people, tags. */
  overview: string;
  /** "All 214 passages": CSV, JSON Lines. */
  /** Feeds of the newest of it: Atom, RSS, JSON Feed. */
  feeds: Link[];
  /** The form that saves the search; null for who is not signed in. `query`: as in the address. */
  save: null | { action: string; query: string; name: string };
  files: { label: string; links: Link[] }[];
}
