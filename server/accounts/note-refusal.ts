import { note } from "../../ingest/log/note.js";
import type { AccountSettings } from "./account-settings.js";

/** Enters a refused sign-in in the log; `name` is null where no account was meant that there is. */
export function noteRefusal(
  settings: Pick<AccountSettings, "catalogue" | "now">,
  name: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> {
  return note(settings, name ?? "unknown", {
    action: "sign-in",
    object: name === null ? "account" : `account:${name}`,
    outcome: "failure",
    detail,
  });
}
