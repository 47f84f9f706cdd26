/** What can be kept of a search: files of all that it found. */
import type { Link } from "./frame-context.js";

export interface SearchKeeping {
  /** "All 214 passages": CSV, JSON Lines. */
  files: { label: string; links: Link[] }[];
}
