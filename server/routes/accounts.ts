/** The addresses of accounts. */
import { accountRoutes } from "../accounts/account-routes.js";
import type { AccountSettings } from "../accounts/account-settings.js";
import { limitAnonymous, limitCodes, limitOwnTries, limitTries } from "../accounts/rate-limits.js";
import { requireRight } from "../accounts/require-right.js";
import { get, post, type Route } from "./route.js";

/** Passkeys asked for by one anonymous address in ten minutes. */
const passkeyLimit = { limit: 60, windowMs: 600_000, what: "passkeys to be asked for" };

export function accountTable(accounts: AccountSettings): Route[] {
  const account = accountRoutes(accounts);
  const member = requireRight("belong");
  const administrator = requireRight("run");
  const ownTries = limitOwnTries();
  return [
    get("/sign-in", account.signInPage),
    post("/sign-in", ...limitTries(), account.signIn),
    get("/sign-in/second-step", account.secondStepOfSignIn),
    post("/sign-in/second-step", ...limitCodes(account.accountInStep), account.takeSecondStep),
    post("/sign-in/passkey/options", limitAnonymous(passkeyLimit), account.signInPasskeyOptions),
    post("/sign-in/passkey", ...limitTries(), account.signInPasskey),
    post("/sign-out", account.signOut),
    get("/setup", account.setupPage),
    post("/setup", ...limitTries(), account.setup),
    get("/invitation", account.invitationPage),
    post("/invitation", ...limitTries(), account.useInvitation),
    get("/account", member, account.accountPage),
    post("/account/password", member, ownTries, account.changePassword),
    post("/account/sessions/end", member, account.endSessions),
    get("/account/second-step", member, account.secondStepPage),
    post("/account/second-step", member, ownTries, account.setSecondStep),
    post("/account/second-step/off", member, ownTries, account.endSecondStep),
    post("/account/recovery-codes", member, ownTries, account.makeRecoveryCodes),
    post("/account/passkeys/options", member, ownTries, account.passkeyOptions),
    post("/account/passkeys", member, account.keepPasskey),
    post("/account/passkeys/remove", member, account.removePasskey),
    post("/account/tokens", member, ownTries, account.makeToken),
    post("/account/tokens/revoke", member, account.revokeToken),
    get("/accounts", administrator, account.accountsPage),
    post("/accounts/invite", administrator, account.inviteSomebody),
    post("/accounts/links/withdraw", administrator, account.withdrawLink),
    post("/accounts/:id/role", administrator, account.giveRole),
    post("/accounts/:id/use", administrator, account.useAccount),
    post("/accounts/:id/reset", administrator, account.resetPassword),
  ];
}
