/** Samples of the pages of accounts. */
import type {
  AccountContext,
  AccountRow,
  AccountsContext,
  InvitationContext,
  SecondStepContext,
  SignInStepContext,
} from "../../views/contexts.js";
import { anonymous, archivist, at, hostile, hostileFrame } from "./sample-parts.js";

const actions = {
  password: "/account/password",
  endSessions: "/account/sessions/end",
  secondStep: "/account/second-step",
  secondStepOff: "/account/second-step/off",
  recoveryCodes: "/account/recovery-codes",
  passkeys: "/account/passkeys",
  passkeyOptions: "/account/passkeys/options",
  removePasskey: "/account/passkeys/remove",
  tokens: "/account/tokens",
  revokeToken: "/account/tokens/revoke",
};
const told = {
  sentence:
    "The token “harvest” holds until 31 March 2026, 09:30 UTC. Copy it now: it is shown only this once.",
  value: "ibid_2k9XwqXo0uR7JmV4c1bT8nZsE5yGhLpD3aFfQiWkMjU",
};

const whole: AccountContext = {
  ...archivist,
  name: "R. Okonjo",
  role: "archivist",
  error: null,
  told,
  shortestPassword: 12,
  sessions: [
    { id: "a1", device: "Firefox on Linux", isThis: true, since: at, seen: at },
    { id: "b2", device: "Safari on iPhone", isThis: false, since: at, seen: null },
  ],
  codesLeft: 8,
  passkeys: [
    { id: "p1", name: "laptop", since: at, used: at },
    { id: "p2", name: "blue key", since: at, used: null },
  ],
  tokens: [
    { id: "t1", name: "harvest", scopes: "read, upload", ends: "holds until", end: at, used: null },
    { id: "t2", name: "old", scopes: "read", ends: "expired on", end: at, used: at },
  ],
  scopes: [
    { value: "read", label: "Read and search what you may see", chosen: true },
    { value: "upload", label: "Hand in files", chosen: false },
  ],
  tokenName: null,
  spans: [{ value: "30", label: "30 days" }],
  actions,
};

export const account: Record<string, AccountContext> = {
  first: {
    ...whole,
    told: null,
    sessions: whole.sessions.slice(0, 1),
    codesLeft: null,
    passkeys: [],
    tokens: [],
    error: "That is not your password; nothing was changed.",
  },
  whole,
  hostile: {
    ...whole,
    ...hostileFrame,
    ...{ name: hostile, role: hostile, error: hostile, told: { sentence: hostile, value: hostile } },
    tokenName: hostile,
    sessions: [{ id: hostile, device: hostile, isThis: false, since: at, seen: at }],
    passkeys: [{ id: hostile, name: hostile, since: at, used: at }],
    tokens: [{ id: hostile, name: hostile, scopes: hostile, ends: hostile, end: at, used: at }],
    scopes: [{ value: hostile, label: hostile, chosen: true }],
    spans: [{ value: hostile, label: hostile }],
  },
};

const setting = {
  action: "/account/second-step",
  secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
  spelled: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
  address: "otpauth://totp/Ibid:R.%20Okonjo?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Ibid",
  squares: { size: 45, path: "M20 20h5v5h-5zM25 25h5v5h-5z" },
};
export const secondStep: Record<string, SecondStepContext> = {
  codes: {
    ...archivist,
    account: "/account",
    setting: null,
    codes: ["abcde-fghjk", "mnpqr-stuvw"],
    error: null,
  },
  setting: {
    ...archivist,
    account: "/account",
    setting,
    codes: [],
    error: "The code is not the one of now.",
  },
  hostile: {
    ...hostileFrame,
    account: hostile,
    setting: { ...setting, action: hostile, secret: hostile, spelled: hostile, address: hostile },
    codes: [],
    error: hostile,
  },
};

export const signInStep: Record<string, SignInStepContext> = {
  first: {
    ...anonymous,
    csrf: "c5rf-token",
    pageTitle: "Sign in: the second step",
    action: "/sign-in/second-step",
    error: "That is not the code of now.",
    kept: [{ name: "next", value: "/upload" }],
    again: "/sign-in",
  },
  hostile: {
    ...hostileFrame,
    ...{ action: hostile, error: hostile, again: hostile },
    kept: [{ name: "next", value: hostile }],
  },
};

const row = (id: string, name: string, over: Partial<AccountRow> = {}): AccountRow => ({
  ...{ id, name, role: "archivist", isOwn: false, since: at, disabled: null, guards: null },
  changeRole: `/accounts/${id}/role`,
  setUse: `/accounts/${id}/use`,
  reset: `/accounts/${id}/reset`,
  ...over,
});
const people: AccountsContext = {
  ...archivist,
  rows: [
    row("a1", "R. Okonjo", { role: "administrator", isOwn: true, guards: "app and 2 passkeys" }),
    row("b2", "Ida Wells"),
    row("c3", "Sam Left", { role: "contributor", disabled: at }),
  ],
  roles: [
    { value: "reader", label: "reader", hint: "read, search, cite, and keep searches and collections" },
    { value: "contributor", label: "contributor", hint: "also hand files in as drafts and describe those" },
    {
      value: "archivist",
      label: "archivist",
      hint: "also see every draft, describe, tag, publish and withdraw",
    },
  ],
  invite: "/accounts/invite",
  links: [
    { id: "f00", what: "A new account as contributor, for the volunteers", by: "R. Okonjo", until: at },
  ],
  withdraw: "/accounts/links/withdraw",
  error: null,
  told: { sentence: "Send this link to Jo.", value: "http://localhost:3000/invitation?code=abc" },
};
export const accounts: Record<string, AccountsContext> = {
  people,
  alone: {
    ...people,
    rows: people.rows.slice(0, 1),
    links: [],
    told: null,
    error: "“R. Okonjo” is the only administrator.",
  },
  hostile: {
    ...people,
    ...hostileFrame,
    rows: [row(hostile, hostile, { role: hostile, guards: hostile, changeRole: hostile, setUse: hostile })],
    roles: [{ value: hostile, label: hostile, hint: hostile }],
    links: [{ id: hostile, what: hostile, by: hostile, until: at }],
    ...{ invite: hostile, withdraw: hostile, error: hostile, told: { sentence: hostile, value: hostile } },
  },
};

const blank = { value: "", error: null };
const invited: InvitationContext = {
  ...anonymous,
  csrf: "c5rf-token",
  pageTitle: "Your account",
  action: "/invitation",
  code: "code",
  makes: { role: "contributor", can: "also hand files in as drafts and describe those" },
  resets: null,
  fields: {
    name: blank,
    password: { value: "", error: "A password has at least 12 characters; this one has 5." },
  },
  shortestPassword: 12,
  error: "Nothing was changed: see beside the fields.",
};
export const invitation: Record<string, InvitationContext> = {
  invited,
  reset: { ...invited, makes: null, resets: "Ida Wells", error: null },
  hostile: {
    ...invited,
    ...hostileFrame,
    ...{ action: hostile, code: hostile, makes: { role: hostile, can: hostile }, error: hostile },
    fields: { name: { value: hostile, error: hostile }, password: { value: "", error: hostile } },
  },
};
