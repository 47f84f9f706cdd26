/** The pages `/sign-in` and `/sign-out`. */
import type { Request, Response } from "express";
import { type AccountWithHash, findAccount, keepPasswordHash } from "../../storage/catalogue/accounts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { HttpError } from "../errors.js";
import { redirectWithNotice } from "../notice.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { localPath } from "./local-path.js";
import { hashPassword, isHashOutdated, passwordHolds } from "./passwords.js";
import { beginSession, endSession } from "./sessions.js";

// Which of the two was wrong is not said: names would be found out by trying.
const refusal = "No account has this name and this password. Both are needed exactly as they were set.";

/** The functions that answer `/sign-in` (GET, POST) and `/sign-out` (POST). */
export function signInRoutes(settings: AccountSettings) {
  const show = (response: Response, form: { name: string; next: string; error: string | null }) =>
    settings.render(
      response,
      "sign-in",
      {
        pageTitle: "Sign in",
        action: urls.signIn(),
        name: form.name,
        error: form.error,
        kept: [{ name: "next", value: form.next }],
      },
      form.error === null ? 200 : 401,
    );

  return {
    async signInPage(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      await show(response, { name: "", next: localPath(request.query.next), error: null });
    },

    async signIn(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const name = formField(request, "name");
      const next = localPath(formField(request, "next"));
      const account = await accountBehind(settings.catalogue, name, formField(request, "password"));
      if (!account) {
        if (wantsJson(request)) throw new HttpError(401, refusal);
        return show(response, { name, next, error: refusal });
      }
      const { csrf } = await beginSession(settings, request, response, account);
      if (wantsJson(request)) response.json({ account, csrf });
      else response.redirect(303, next);
    },

    async signOut(request: Request, response: Response): Promise<void> {
      await endSession(settings, request, response);
      if (wantsJson(request)) response.json({ account: null });
      else redirectWithNotice(response, urls.home(), "signed-out");
    },
  };
}

/** Whose name and password these are, or null; in the same time whether the name is known or not. */
async function accountBehind(catalogue: Catalogue, name: string, password: string) {
  const account = await findAccount(catalogue, withoutNul(name));
  if (!(await passwordHolds(account?.passwordHash ?? null, password)) || !account) return null;
  await renewHash(catalogue, account, password);
  return { id: account.id, name: account.name, role: account.role };
}

/** Brings an old hash up to the parameters of today, while the password is at hand. */
async function renewHash(catalogue: Catalogue, account: AccountWithHash, password: string) {
  if (isHashOutdated(account.passwordHash)) {
    await keepPasswordHash(catalogue, account.id, await hashPassword(password));
  }
}

/** The catalogue takes no NUL, and no account's name has one. */
function withoutNul(name: string): string {
  return name.replaceAll("\0", "\uFFFD");
}
