/** Addresses of accounts, a part of `urls.ts`. */
const segment = encodeURIComponent;

export const accountUrls = {
  /** The account of the one who asks. */
  account: () => "/account",
  accountPassword: () => "/account/password",
  endSessions: () => "/account/sessions/end",
  secondStep: () => "/account/second-step",
  secondStepOff: () => "/account/second-step/off",
  recoveryCodes: () => "/account/recovery-codes",
  passkeys: () => "/account/passkeys",
  passkeyOptions: () => "/account/passkeys/options",
  removePasskey: () => "/account/passkeys/remove",
  apiTokens: () => "/account/tokens",
  revokeToken: () => "/account/tokens/revoke",
  /** Everybody's accounts, for administrators. */
  accounts: () => "/accounts",
  invite: () => "/accounts/invite",
  withdrawLink: () => "/accounts/links/withdraw",
  accountRole: (id: string) => `/accounts/${segment(id)}/role`,
  accountUse: (id: string) => `/accounts/${segment(id)}/use`,
  accountReset: (id: string) => `/accounts/${segment(id)}/reset`,
  /** Where a link leads that makes an account, or gives one another password. */
  invitation: (code = "") => (code === "" ? "/invitation" : `/invitation?code=${segment(code)}`),
  signInSecondStep: (next = "") =>
    next === "" ? "/sign-in/second-step" : `/sign-in/second-step?next=${segment(next)}`,
  signInPasskeyOptions: () => "/sign-in/passkey/options",
  signInPasskey: () => "/sign-in/passkey",
} as const;
