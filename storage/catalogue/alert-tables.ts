/** What accounts have sent to them by e-mail. It belongs to the account alone and goes with it. */

/** `at once`: when something new is found. */
export const cadences = ["daily", "at once"] as const;
export type Cadence = (typeof cadences)[number];

export interface MailAddressRow {
  account: string;
  address: string;
  /** When its owner opened the link; nothing else is sent before. */
  confirmed_at: string | null;
  /** Digest of the link's token, and until when it holds; null once it was used. */
  link_digest: string | null;
  link_until: string | null;
}

export interface SearchAlertRow {
  search: string;
  cadence: Cadence;
  /** In the address that ends it. No secret of the account: whoever has it can end this alert and nothing else. */
  key: string;
  /** Not looked at before. */
  due_at: string;
  /** What could be searched when it was looked at last, see `newestSearched`. */
  seen: number;
  /** The message that is being sent; one left from a process that is gone may have arrived or not. */
  sending: string | null;
  sending_at: string | null;
  /** When the last message went out. */
  sent_at: string | null;
  failures: number;
  /** Why the last message did not go out, or may not have. */
  problem: string | null;
}

export interface AlertTables {
  mail_address: MailAddressRow;
  search_alert: SearchAlertRow;
  /** What an alert has told, or was there before it; `sending`: the message it is in until that is sent. */
  alert_known: { search: string; document: string; version: number; sending: string | null };
}
