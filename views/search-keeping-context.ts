/** What can be kept of a search: files of all that it found. */
import type { Link } from "./frame-context.js";

export interface SearchKeeping {
  /** Shows the whole of it: by month, source, people, tags. */
  overview: string;
  /** "All 214 passages": CSV, JSON Lines. */
  files: { label: string; links: Link[] }[];
}
