/** The pages `/sign-in` and `/sign-out`. */
import type { Request, Response } from "express";
import {
  type AccountWithHash,
  accountById,
  countAccounts,
  findAccount,
  keepPasswordHash,
} from "../../storage/catalogue/accounts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { HttpError } from "../errors.js";
import { redirectWithNotice } from "../notice.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { localPath } from "./local-path.js";
import { noteRefusal } from "./note-refusal.js";
import { hashPassword, isHashOutdated, passwordHolds } from "./passwords.js";
import { hasSecondStep, takeCode } from "./second-step.js";
import { beginSession, endSession } from "./sessions.js";
import { beginStep, currentStep, takeStep } from "./step-cookie.js";

// Which of the two was wrong is not said: names would be found out by trying.
const refusal = "No account has this name and this password. Both are needed exactly as they were set.";

const codeRefusal = "That is not the code of now, or it was used already. A recovery code holds once.";

/** The functions that answer `/sign-in` (GET, POST), its second step, and `/sign-out` (POST). */
export function signInRoutes(settings: AccountSettings) {
  const intro = settings.closed
    ? "Only people with an account may read this archive. An administrator lets you in."
    : "Reading and searching need no account. Keeping the archive does.";

  const show = async (response: Response, form: { name: string; next: string; error: string | null }) =>
    settings.render(
      response,
      "sign-in",
      {
        pageTitle: "Sign in",
        action: urls.signIn(),
        name: form.name,
        intro,
        firstAccount: (await countAccounts(settings.catalogue)) > 0 ? null : urls.setup(),
        error: form.error,
        kept: [{ name: "next", value: form.next }],
        passkey: { options: urls.signInPasskeyOptions(), answer: urls.signInPasskey() },
      },
      form.error === null ? 200 : 401,
    );

  const showCode = (response: Response, form: { next: string; error: string | null }) =>
    settings.render(
      response,
      "sign-in-step",
      {
        pageTitle: "Sign in: the second step",
        action: urls.signInSecondStep(),
        error: form.error,
        kept: [{ name: "next", value: form.next }],
        again: urls.signIn(form.next === "/" ? "" : form.next),
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
        await noteRefusal(settings, await knownName(settings.catalogue, name));
        if (wantsJson(request)) throw new HttpError(401, refusal);
        return show(response, { name, next, error: refusal });
      }
      if (await hasSecondStep(settings.catalogue, account.id)) {
        const code = formField(request, "code");
        if (code === "" && !wantsJson(request)) {
          await beginStep(settings, response, {
            account: account.id,
            purpose: "second-step",
            challenge: null,
          });
          return response.redirect(303, urls.signInSecondStep(next));
        }
        if (!(await takeCode(settings.catalogue, account.id, { code, now: settings.now() }))) {
          await noteRefusal(settings, account.name);
          throw new HttpError(401, code === "" ? "This account also needs a “code”." : codeRefusal, {
            needs: "code",
          });
        }
      }
      const { csrf } = await beginSession(settings, request, response, account);
      if (wantsJson(request)) response.json({ account, csrf });
      else response.redirect(303, next);
    },

    async secondStepOfSignIn(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const step = await currentStep(settings, request, "second-step");
      const next = localPath(request.query.next);
      if (step) await showCode(response, { next, error: null });
      else response.redirect(303, urls.signIn(next === "/" ? "" : next));
    },

    async takeSecondStep(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const next = localPath(formField(request, "next"));
      const step = await currentStep(settings, request, "second-step");
      const account = step?.account ? await accountById(settings.catalogue, step.account) : null;
      if (!account || account.disabledAt !== null)
        throw new HttpError(401, "Too much time has passed since the password. Sign in from the beginning.");
      const { id, name, role } = account;
      const given = { code: formField(request, "code"), now: settings.now() };
      if (!(await takeCode(settings.catalogue, id, given))) {
        await noteRefusal(settings, name);
        if (wantsJson(request)) throw new HttpError(401, codeRefusal);
        return showCode(response, { next, error: codeRefusal });
      }
      await takeStep(settings, request, response, "second-step");
      const { csrf } = await beginSession(settings, request, response, { id, name, role });
      if (wantsJson(request)) response.json({ account: { id, name, role }, csrf });
      else response.redirect(303, next);
    },

    /** Whose code a request brings, for the limit of tries. */
    accountInStep: async (request: Request): Promise<string | null> =>
      (await currentStep(settings, request, "second-step"))?.account ?? null,

    async signOut(request: Request, response: Response): Promise<void> {
      await endSession(settings, request, response);
      if (wantsJson(request)) response.json({ account: null });
      else redirectWithNotice(response, urls.home(), "signed-out");
    },
  };
}

/** Only a name that an account has is kept: people type their password where the name belongs. */
async function knownName(catalogue: Catalogue, typed: string): Promise<string | null> {
  return (await findAccount(catalogue, withoutNul(typed)))?.name ?? null;
}

/** Whose name and password these are, or null; in the same time whether the name is known or not. */
async function accountBehind(catalogue: Catalogue, name: string, password: string) {
  const account = await findAccount(catalogue, withoutNul(name));
  if (!(await passwordHolds(account?.passwordHash ?? null, password)) || !account) return null;
  if (account.disabledAt !== null) return null;
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
