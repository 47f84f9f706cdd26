/** Contexts of the pages of accounts: one's own, everybody's, and those on the way in. */
import type { Day, Frame, HiddenField } from "./frame-context.js";
import type { FieldState, Option } from "./keeping-contexts.js";

/** What was just made and is told this once. */
export interface ToldOnce {
  sentence: string;
  /** A link, or a token. */
  value: string;
}

export interface SessionShown {
  id: string;
  /** "Firefox on Linux". */
  device: string;
  /** The one that asks. */
  isThis: boolean;
  since: Day;
  seen: Day | null;
}

export interface PasskeyShown {
  id: string;
  name: string;
  since: Day;
  used: Day | null;
}

export interface TokenShown {
  id: string;
  name: string;
  /** "read, upload". */
  scopes: string;
  /** "holds until", "expired on". */
  ends: string;
  end: Day;
  used: Day | null;
}

export interface AccountContext extends Frame {
  name: string;
  role: string;
  /** What was wrong with what was sent, and nothing was changed; null when nothing was. */
  error: string | null;
  told: ToldOnce | null;
  shortestPassword: number;
  sessions: SessionShown[];
  /** How many recovery codes are left; null without a second step. */
  codesLeft: number | null;
  passkeys: PasskeyShown[];
  tokens: TokenShown[];
  scopes: (Option & { chosen: boolean })[];
  /** What was typed for a token that was refused; null when none was. */
  tokenName: string | null;
  /** How long a token may hold, in days. */
  spans: Option[];
  /** Where the forms are sent. */
  actions: {
    password: string;
    endSessions: string;
    secondStep: string;
    secondStepOff: string;
    recoveryCodes: string;
    passkeys: string;
    passkeyOptions: string;
    removePasskey: string;
    tokens: string;
    revokeToken: string;
  };
}

export interface SecondStepContext extends Frame {
  account: string;
  /** To be read by an app and answered with a code; null once that is done. */
  setting: {
    action: string;
    secret: string;
    /** In groups of four, for typing. */
    spelled: string;
    address: string;
    /** The QR code: an SVG path of squares, and how many dots it is wide and high. */
    squares: { size: number; path: string };
  } | null;
  /** New recovery codes, told this once; empty while the app is being set. */
  codes: string[];
  error: string | null;
}

export interface SignInStepContext extends Frame {
  action: string;
  error: string | null;
  kept: HiddenField[];
  /** Back to the first step. */
  again: string;
}

export interface AccountRow {
  id: string;
  name: string;
  role: string;
  isOwn: boolean;
  since: Day;
  disabled: Day | null;
  /** "app, 2 passkeys"; null for a password alone. */
  guards: string | null;
  changeRole: string;
  setUse: string;
  reset: string;
}

export interface AccountsContext extends Frame {
  rows: AccountRow[];
  roles: (Option & { hint: string })[];
  invite: string;
  /** Links that still hold. */
  links: { id: string; what: string; by: string; until: Day }[];
  withdraw: string;
  error: string | null;
  told: ToldOnce | null;
}

export interface InvitationContext extends Frame {
  action: string;
  code: string;
  /** A new account with this role, or a new password for the account of this name. */
  makes: { role: string; can: string } | null;
  resets: string | null;
  fields: { name: FieldState; password: FieldState };
  shortestPassword: number;
  error: string | null;
}
