import { accountPageRoutes } from "./account-page.js";
import type { AccountSettings } from "./account-settings.js";
import { accountsRoutes } from "./accounts-page.js";
import { invitationRoutes } from "./invitation-page.js";
import { passkeyRoutes } from "./passkey-routes.js";
import { secondStepRoutes } from "./second-step-page.js";
import { setupRoutes } from "./setup.js";
import { signInRoutes } from "./sign-in.js";

/** The functions that answer the account pages, for the server's route table. */
export function accountRoutes(settings: AccountSettings) {
  return {
    ...signInRoutes(settings),
    ...setupRoutes(settings),
    ...invitationRoutes(settings),
    ...accountPageRoutes(settings),
    ...secondStepRoutes(settings),
    ...passkeyRoutes(settings),
    ...accountsRoutes(settings),
  };
}
