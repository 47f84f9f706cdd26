/** What people do with their own account: each act that matters asks for the password once more. */
import { accountById, keepPasswordHash } from "../../storage/catalogue/accounts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { closeSessionsOf } from "../../storage/catalogue/sessions.js";
import type { Digest } from "../../storage/model/digest.js";
import { HttpError } from "../errors.js";
import { hashPassword, passwordFault, passwordHolds } from "./passwords.js";

/** HttpError 422 unless this is the account's password. */
export async function requirePassword(catalogue: Catalogue, id: string, password: string): Promise<void> {
  const account = await accountById(catalogue, id);
  if (!(await passwordHolds(account?.passwordHash ?? null, password)))
    throw new HttpError(422, "That is not your password; nothing was changed.");
}

/** Gives the account another password and closes its sessions but the one it is done in. HttpError 422. */
export async function changeOwnPassword(
  catalogue: Catalogue,
  id: string,
  change: { current: string; next: string; session: Digest | null },
): Promise<void> {
  await requirePassword(catalogue, id, change.current);
  const fault = passwordFault(change.next);
  if (fault) throw new HttpError(422, fault);
  const hash = await hashPassword(change.next);
  await catalogue.transaction().execute(async (transaction) => {
    await keepPasswordHash(transaction, id, hash);
    await closeSessionsOf(transaction, id, change.session);
  });
}
