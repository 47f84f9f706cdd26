/** What accounts keep of searches. It belongs to the account alone: no vault holds it, and it goes with the account. */
import type { AlertTables } from "./alert-tables.js";

export interface SavedSearchRow {
  id: string;
  account: string;
  name: string;
  /** As the address of the search says it, without what pages it. */
  query: string;
  created_at: string;
  /** When its owner last looked at what it finds. */
  visited_at: string;
}

/** A search as it was last asked. */
export interface SearchHistoryRow {
  id: string;
  account: string;
  query: string;
  at: string;
}

export interface SavedTables extends AlertTables {
  saved_search: SavedSearchRow;
  search_history: SearchHistoryRow;
  /** Accounts that want their searches to be remembered. */
  search_history_kept: { account: string; since: string };
}
