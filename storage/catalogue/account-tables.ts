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
  /** Since when nobody can sign in as it; null for an account in use. */
  disabled_at: string | null;
  /** The secret shared with an authenticator app, in base 32; null without a second step. */
  totp_secret: string | null;
  /** The last step of time whose code was taken: each is taken once. */
  totp_step: number | null;
}

export interface SessionRow {
  /** sha256 of the cookie's token; the token itself is kept nowhere. */
  digest: string;
  account: string;
  csrf: string;
  created_at: string;
  expires_at: string;
  /** When it was last used, to some minutes; null in sessions older than this column. */
  seen_at: string | null;
  /** "Firefox on Linux", as the browser said when it signed in. */
  device: string | null;
}

/** A link that makes an account (`role` set), or gives one another password (`account` set). */
export interface AccountLinkRow {
  digest: string;
  account: string | null;
  role: Role | null;
  /** For whom, in words of whoever made it. */
  note: string;
  by: string;
  created_at: string;
  expires_at: string;
}

/** A code that stands in for the authenticator app, once. */
export interface RecoveryCodeRow {
  digest: string;
  account: string;
}

export interface PasskeyRow {
  /** The credential's own id, base64url. */
  id: string;
  account: string;
  name: string;
  /** COSE, base64url. */
  public_key: string;
  counter: number;
  /** JSON list. */
  transports: string;
  created_at: string;
  used_at: string | null;
}

export interface ApiTokenRow {
  id: string;
  account: string;
  name: string;
  digest: string;
  /** Names of scopes, parted by spaces. */
  scopes: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** What a browser is in the middle of: a second step to sign in, or a passkey that is being made or used. */
export interface SignInStepRow {
  digest: string;
  /** Null while a passkey has yet to say whose it is. */
  account: string | null;
  purpose: "second-step" | "passkey-use" | "passkey-new";
  challenge: string | null;
  expires_at: string;
}

export interface AccountTables {
  account: AccountRow;
  session: SessionRow;
  setup_link: { digest: string; expires_at: string };
  account_link: AccountLinkRow;
  recovery_code: RecoveryCodeRow;
  passkey: PasskeyRow;
  api_token: ApiTokenRow;
  sign_in_step: SignInStepRow;
}
