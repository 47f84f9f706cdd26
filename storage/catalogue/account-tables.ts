/** The tables of accounts, which no vault holds. */
/** From the least to the most that an account may do; `server/accounts/rights.ts` says what. */
export const roles = ["reader", "contributor", "archivist", "administrator"] as const;
export type Role = (typeof roles)[number];

export interface AccountRow {
  id: string;
  name: string;
  /** The name without case, accents and white space around it: two accounts never look alike. */
  folded_name: string;
  password_hash: string;
  role: Role;
  created_at: string;
}

export interface SessionRow {
  /** sha256 of the cookie's token; the token itself is kept nowhere. */
  digest: string;
  account: string;
  csrf: string;
  created_at: string;
  expires_at: string;
}
