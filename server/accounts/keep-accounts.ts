/** What can be done to accounts, for the command line and the first set-up. */
import { randomBytes } from "node:crypto";
import { note } from "../../ingest/log/note.js";
import { type Role, roles } from "../../storage/catalogue/account-tables.js";
import {
  type Account,
  accountById,
  addAccount,
  allAccounts,
  changeAccount,
  countAccounts,
  deleteAccount,
  findAccount,
  foldedName,
  hasOtherAdministrator,
  keepPasswordHash,
} from "../../storage/catalogue/accounts.js";
import type { Catalogue, CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { closeSessionsOf } from "../../storage/catalogue/sessions.js";
import { idFromBytes } from "../../storage/model/identity.js";
import { HttpError } from "../errors.js";
import { hashPassword, passwordFault } from "./passwords.js";

export interface AccountDesk {
  catalogue: Catalogue;
  /** Epoch milliseconds. */
  now(): number;
}

const accountIdLength = 10;
const longestName = 60;
/** Who does what is done on the command line: whoever may. */
const byCommand = "command";

/** What the log says of something done to an account. */
export function accountDeed(action: string, name: string, detail: Record<string, unknown> = {}) {
  return { action, object: `account:${name}`, detail };
}

/** Why nobody can have this name, as a sentence; null when somebody can. */
export function nameFault(name: string): string | null {
  if (foldedName(name) === "") return "Expected a name with at least one letter or figure.";
  if (name.length > longestName) {
    return `Expected a name of at most ${longestName} characters, got ${name.length}.`;
  }
  // A name is shown beside what its owner did: nothing in it may hide, or turn the words around it.
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) {
    return "Expected a name without control or invisible characters.";
  }
  return null;
}

/** An account ready to be added; nothing is written. HttpError 422 for a name or password that cannot be taken. */
export async function prepareAccount(
  desk: AccountDesk,
  { name, password, role }: { name: string; password: string; role: Role },
) {
  const plainName = name.trim().replace(/\s+/gu, " ");
  const fault = nameFault(plainName) ?? passwordFault(password);
  if (fault) throw new HttpError(422, fault);
  return {
    id: idFromBytes(randomBytes(accountIdLength), accountIdLength),
    name: plainName,
    role,
    createdAt: new Date(desk.now()).toISOString(),
    passwordHash: await hashPassword(password),
  };
}

/** Makes an account. HttpError 422 for a name, password or role that cannot be taken, 409 for a name that is. */
export async function createAccount(
  desk: AccountDesk,
  wanted: { name: string; password: string; role: string },
): Promise<Account> {
  const role = knownRole(wanted.role);
  const { passwordHash, ...account } = await prepareAccount(desk, { ...wanted, role });
  await desk.catalogue.transaction().execute(async (transaction) => {
    if (!(await addAccount(transaction, { ...account, passwordHash }))) throw nameTaken(account.name);
    await note(desk, byCommand, accountDeed("account made", account.name, { after: { role } }), transaction);
  });
  return { ...account, disabledAt: null };
}

/** The role named, or HttpError 422. */
export function knownRole(wanted: string): Role {
  const role = roles.find((known) => known === wanted);
  if (role) return role;
  const expected = `${roles.slice(0, -1).join(", ")} or ${roles.at(-1)}`;
  throw new HttpError(422, `Expected the role ${expected}, got "${wanted}".`);
}

export function nameTaken(name: string): HttpError {
  return new HttpError(409, `There is an account named "${name}" already, or one whose name looks the same.`);
}

/** Gives an account another password and closes its sessions. HttpError 404 or 422. */
export async function setPassword(desk: AccountDesk, name: string, password: string): Promise<void> {
  const fault = passwordFault(password);
  if (fault) throw new HttpError(422, fault);
  const hash = await hashPassword(password);
  await desk.catalogue.transaction().execute(async (transaction) => {
    const account = await findAccount(transaction, name);
    if (!account) throw unknownAccount(name);
    await keepPasswordHash(transaction, account.id, hash);
    await closeSessionsOf(transaction, account.id);
    await note(desk, byCommand, accountDeed("password set", account.name), transaction);
  });
}

/** Every account, by name. */
export async function listAccounts({ catalogue }: Pick<AccountDesk, "catalogue">): Promise<Account[]> {
  return allAccounts(catalogue);
}

/**
 * Removes an account and closes its sessions; what it did keeps its name. HttpError 404, or 409 for the last
 * administrator while others are left, who would then have nobody over them.
 */
export async function removeAccount(desk: AccountDesk, name: string): Promise<void> {
  await desk.catalogue.transaction().execute(async (transaction) => {
    const account = await findAccount(transaction, name);
    if (!account) throw unknownAccount(name);
    if ((await countAccounts(transaction)) > 1) await refuseLastAdministrator(transaction, account);
    await deleteAccount(transaction, account.id);
    const deed = accountDeed("account removed", account.name, { before: { role: account.role } });
    await note(desk, byCommand, deed, transaction);
  });
}

/** Gives an account another role. HttpError 404, 409 for the last administrator, or 422. */
export async function changeRole(
  desk: AccountDesk,
  id: string,
  wanted: string,
  by = byCommand,
): Promise<Account> {
  const role = knownRole(wanted);
  return desk.catalogue.transaction().execute(async (transaction) => {
    const account = await held(transaction, id);
    if (role !== "administrator") await refuseLastAdministrator(transaction, account);
    await changeAccount(transaction, id, { role });
    const change = { before: { role: account.role }, after: { role } };
    await note(desk, by, accountDeed("role given", account.name, change), transaction);
    return { ...account, role };
  });
}

/**
 * Closes an account, so that nobody can sign in as it and no token of it holds, or opens it again. What it did
 * stays. HttpError 404, or 409 for the last administrator.
 */
export async function setInUse(
  desk: AccountDesk,
  id: string,
  inUse: boolean,
  by = byCommand,
): Promise<Account> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const account = await held(transaction, id);
    if (!inUse) await refuseLastAdministrator(transaction, account);
    const disabledAt = inUse ? null : new Date(desk.now()).toISOString();
    await changeAccount(transaction, id, { disabled_at: disabledAt });
    if (!inUse) await closeSessionsOf(transaction, id);
    const action = inUse ? "account opened" : "account closed";
    await note(desk, by, accountDeed(action, account.name), transaction);
    return { ...account, disabledAt };
  });
}

async function held(scope: CatalogueScope, id: string): Promise<Account> {
  const account = await accountById(scope, id);
  if (!account) throw new HttpError(404, `There is no account “${id}” here.`);
  const { passwordHash: _, ...rest } = account;
  return rest;
}

/** Somebody must be left who can let others in. */
async function refuseLastAdministrator(scope: CatalogueScope, account: Account): Promise<void> {
  if (account.role !== "administrator" || account.disabledAt !== null) return;
  if (await hasOtherAdministrator(scope, account.id)) return;
  throw new HttpError(
    409,
    `"${account.name}" is the only administrator. Make another administrator first, or remove the other accounts.`,
  );
}

function unknownAccount(name: string): HttpError {
  return new HttpError(404, `There is no account named "${name}".`);
}
