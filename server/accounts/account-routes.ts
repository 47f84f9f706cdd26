import type { AccountSettings } from "./account-settings.js";
import { setupRoutes } from "./setup.js";
import { signInRoutes } from "./sign-in.js";

/** The functions that answer the account pages, for the server's route table. */
export function accountRoutes(settings: AccountSettings) {
  return { ...signInRoutes(settings), ...setupRoutes(settings) };
}
