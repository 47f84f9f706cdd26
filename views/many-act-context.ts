import type { Day, Frame, Link } from "./frame-context.js";

/** A change of many documents, while it is carried out or taken back, and afterwards. */
export interface ManyActContext extends Frame {
  title: string;
  begun: { by: string; at: Day };
  /** How far it has come, or what became of it. */
  sentence: string;
  /** Documents settled, and all of them, while it is under way; null else. */
  progress: { done: number; of: number } | null;
  /** POST with `act=undo`. */
  action: string;
  mayUndo: boolean;
  back: Link;
}
