import type { Outcome } from "../model/log-entry.js";

/** An entry of the log, see `storage/model/log-entry.ts`. Never changed, save that a detail may have to go. */
export interface LogRow {
  number: number;
  at: string;
  by: string;
  action: string;
  object: string;
  version: number | null;
  outcome: Outcome;
  /** JSON; null when it was erased. */
  detail: string | null;
  detail_digest: string;
  event: string;
  previous: string;
  digest: string;
}

export interface LogTables {
  log: LogRow;
}
