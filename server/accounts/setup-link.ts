/** The first account: made by whoever holds the link that the server wrote to its log. */
import { note } from "../../ingest/log/note.js";
import {
  type Account,
  addAccount,
  countAccounts,
  replaceSetupLink,
  setupLinkHolds,
  takeSetupLink,
} from "../../storage/catalogue/accounts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { HttpError } from "../errors.js";
import { type AccountDesk, prepareAccount } from "./keep-accounts.js";
import { isToken, newToken, tokenDigest } from "./tokens.js";

/** How long a set-up link holds, in milliseconds: a day. A restart makes a new one. */
const linkMs = 86_400_000;

/** Makes the link's token for an archive without accounts; links before it hold no longer. `now` in epoch ms. */
export async function newSetupLink(catalogue: Catalogue, now: number): Promise<string> {
  const token = newToken();
  await replaceSetupLink(catalogue, {
    digest: tokenDigest(token),
    expiresAt: new Date(now + linkMs).toISOString(),
  });
  return token;
}

/** HttpError 410 when the archive has an account, 403 when the token does not hold. */
export async function checkSetup({ catalogue, now }: AccountDesk, token: string): Promise<void> {
  if ((await countAccounts(catalogue)) > 0) throw setupDone();
  const at = new Date(now()).toISOString();
  if (!isToken(token) || !(await setupLinkHolds(catalogue, tokenDigest(token), at))) throw linkRefused();
}

/**
 * Makes the first account, an administrator, and uses the link up, both or neither. Of several at once one
 * wins; the others get HttpError 410. Also HttpError 403 for a bad token, 422 for a bad name or password.
 */
export async function createFirstAccount(
  desk: AccountDesk,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<Account> {
  await checkSetup(desk, token);
  const { passwordHash, ...account } = await prepareAccount(desk, { name, password, role: "administrator" });
  await desk.catalogue.transaction().execute(async (transaction) => {
    if ((await countAccounts(transaction)) > 0) throw setupDone();
    if (!(await takeSetupLink(transaction, tokenDigest(token), account.createdAt))) throw linkRefused();
    await addAccount(transaction, { ...account, passwordHash });
    const deed = {
      action: "account made",
      object: `account:${account.name}`,
      detail: { after: { role: account.role } },
    };
    await note(desk, account.name, deed, transaction);
  });
  return { ...account, disabledAt: null };
}

/** The refusal once there is an account. */
export function setupDone(): HttpError {
  return new HttpError(410, "This archive has been set up. Sign in, or ask an administrator to let you in.");
}

function linkRefused(): HttpError {
  return new HttpError(
    403,
    "This set-up code does not hold: it holds for a day and until the next start. " +
      "Start Ibid again to have a new one printed.",
  );
}
