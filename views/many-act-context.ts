import type { Day, Frame, HiddenField, Link } from "./frame-context.js";

/** Whether many documents are to be changed, after they were counted. */
export interface AskManyContext extends Frame {
  title: string;
  /** What would be changed. */
  sentence: string;
  /** POST with `fields`; null when there is nothing to do. */
  form: null | { label: string; fields: HiddenField[] };
  action: string;
  back: Link;
}

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
