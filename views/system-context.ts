/** Context of the system page. */

import type { CoverageLine, Frame } from "./frame-context.js";

export interface SystemContext extends Frame {
  stores: { name: string; isReady: boolean; sentence: string }[];
  queues: { label: string; count: string; needsSomebody: boolean }[];
  /** Something of it is being done: the page looks again by itself. */
  isUnderWay: boolean;
  coverage: CoverageLine;
  facts: { label: string; value: string }[];
  /** What the last checks found wrong. */
  damaged: { object: string; sentence: string }[];
  /** Null when nothing failed. */
  retry: string | null;
  verify: string;
  reindex: string;
  log: string;
}
