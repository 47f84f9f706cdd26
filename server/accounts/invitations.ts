/** Links that an administrator hands on: one makes an account in a role, the other gives an account a new password. */

import { note } from "../../ingest/log/note.js";
import {
  accountLink,
  addAccountLink,
  dropLinksOf,
  takeAccountLink,
} from "../../storage/catalogue/account-links.js";
import type { Role } from "../../storage/catalogue/account-tables.js";
import { type Account, accountById, addAccount, keepPasswordHash } from "../../storage/catalogue/accounts.js";
import { closeSessionsOf } from "../../storage/catalogue/sessions.js";
import { HttpError } from "../errors.js";
import { type AccountDesk, accountDeed, nameTaken, prepareAccount } from "./keep-accounts.js";
import { hashPassword, passwordFault } from "./passwords.js";
import { isToken, newToken, tokenDigest } from "./tokens.js";

/** A week for an invitation, a day for a password: milliseconds. */
const invitationMs = 7 * 86_400_000;
const resetMs = 86_400_000;

export interface MadeLink {
  code: string;
  expiresAt: string;
}

/** Makes a link for one new account. `note`: whom it is for, seen by administrators only. */
export async function invite(
  desk: AccountDesk,
  { role, note, by }: { role: Role; note: string; by: string },
): Promise<MadeLink> {
  return keepLink(desk, { account: null, role, note, by }, invitationMs);
}

/** Makes a link that gives the account another password; links before it hold no longer. HttpError 404. */
export async function makeResetLink(desk: AccountDesk, id: string, by: string): Promise<MadeLink> {
  const account = await accountById(desk.catalogue, id);
  if (!account) throw new HttpError(404, `There is no account “${id}” here.`);
  await dropLinksOf(desk.catalogue, id);
  return keepLink(desk, { account: id, role: null, note: account.name, by }, resetMs);
}

async function keepLink(
  desk: AccountDesk,
  link: { account: string | null; role: Role | null; note: string; by: string },
  lastsMs: number,
): Promise<MadeLink> {
  const code = newToken();
  const now = desk.now();
  const expiresAt = new Date(now + lastsMs).toISOString();
  await addAccountLink(desk.catalogue, {
    ...link,
    digest: tokenDigest(code),
    created_at: new Date(now).toISOString(),
    expires_at: expiresAt,
  });
  const action = link.role ? "invitation" : "link for a password";
  const detail = link.role ? { role: link.role } : {};
  await note(desk, link.by, { action, object: link.role ? "account" : `account:${link.note}`, detail });
  return { code, expiresAt };
}

/** What a link is for: an account in a role, or the password of one. HttpError 403 when it does not hold. */
export async function readLink(
  desk: AccountDesk,
  code: string,
): Promise<{ role: Role } | { account: Pick<Account, "id" | "name"> }> {
  const at = new Date(desk.now()).toISOString();
  const link = isToken(code) ? await accountLink(desk.catalogue, tokenDigest(code), at) : null;
  if (link?.role) return { role: link.role };
  const account = link?.account ? await accountById(desk.catalogue, link.account) : null;
  if (!account || account.disabledAt !== null) throw linkRefused();
  return { account: { id: account.id, name: account.name } };
}

/** Makes the account and uses the link up, both or neither. HttpError 403, 409 or 422. */
export async function acceptInvitation(
  desk: AccountDesk,
  { code, name, password }: { code: string; name: string; password: string },
): Promise<Account> {
  const link = await readLink(desk, code);
  if (!("role" in link)) throw linkRefused();
  const { passwordHash, ...account } = await prepareAccount(desk, { name, password, role: link.role });
  await desk.catalogue.transaction().execute(async (transaction) => {
    if (!(await takeAccountLink(transaction, tokenDigest(code), account.createdAt))) throw linkRefused();
    if (!(await addAccount(transaction, { ...account, passwordHash }))) throw nameTaken(account.name);
    const deed = accountDeed("account made", account.name, { after: { role: link.role } });
    await note(desk, account.name, deed, transaction);
  });
  return { ...account, disabledAt: null };
}

/** Gives the account its new password, closes its sessions and uses the link up. HttpError 403 or 422. */
export async function acceptReset(
  desk: AccountDesk,
  { code, password }: { code: string; password: string },
): Promise<string> {
  const link = await readLink(desk, code);
  if (!("account" in link)) throw linkRefused();
  const fault = passwordFault(password);
  if (fault) throw new HttpError(422, fault);
  const hash = await hashPassword(password);
  const { id, name } = link.account;
  const at = new Date(desk.now()).toISOString();
  await desk.catalogue.transaction().execute(async (transaction) => {
    if (!(await takeAccountLink(transaction, tokenDigest(code), at))) throw linkRefused();
    await keepPasswordHash(transaction, id, hash);
    await closeSessionsOf(transaction, id);
    await note(desk, name, accountDeed("password set", name), transaction);
  });
  return name;
}

function linkRefused(): HttpError {
  return new HttpError(
    403,
    "This link does not hold: it was used, taken back, or is too old. Ask an administrator for another one.",
  );
}
