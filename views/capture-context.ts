/** Context of the page for taking in by address. */
import type { Frame } from "./frame-context.js";
import type { FieldState, Suggestions } from "./keeping-contexts.js";

export interface CaptureContext extends Frame {
  /** POST with `address`, `source`, `series`, `tags` and `publish`. */
  action: string;
  /** Sentences on how sites are asked, and within which limits. */
  manners: string[];
  suggestions: Suggestions;
  fields: { address: FieldState; source: FieldState; series: FieldState; tags: FieldState };
  /** Null for who may not publish. */
  publish: boolean | null;
}
