/** The page `/setup`, which makes the first account and is gone once there is one. */
import type { Request, Response } from "express";
import { countAccounts } from "../../storage/catalogue/accounts.js";
import { HttpError } from "../errors.js";
import { redirectWithNotice } from "../notice.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { nameFault } from "./keep-accounts.js";
import { passwordFault, shortestPassword } from "./passwords.js";
import { beginSession } from "./sessions.js";
import { checkSetup, createFirstAccount, setupDone } from "./setup-link.js";

interface SetupForm {
  token: string;
  name: string;
  nameError: string | null;
  passwordError: string | null;
  error: string | null;
}

/** The functions that answer `/setup` (GET, POST). */
export function setupRoutes(settings: AccountSettings) {
  const show = (response: Response, form: SetupForm, status: number) =>
    settings.render(
      response,
      "setup",
      {
        pageTitle: "The first account",
        action: urls.setup(),
        fields: {
          name: { value: form.name, error: form.nameError },
          password: { value: "", error: form.passwordError },
        },
        code: { value: form.token, error: null },
        shortestPassword,
        error: form.error,
      },
      status,
    );

  return {
    /** With the token in the address the code is filled in; without, it is asked for. */
    async setupPage(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      if ((await countAccounts(settings.catalogue)) > 0) throw setupDone();
      const token = typeof request.query.token === "string" ? request.query.token : "";
      if (token !== "") await checkSetup(settings, token);
      await show(response, { token, name: "", nameError: null, passwordError: null, error: null }, 200);
    },

    async setup(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const name = formField(request, "name");
      const password = formField(request, "password");
      const token = formField(request, "code").trim();
      try {
        const account = await createFirstAccount(settings, { token, name, password });
        const { csrf } = await beginSession(settings, request, response, account);
        if (wantsJson(request)) response.json({ account, csrf });
        else redirectWithNotice(response, urls.home(), "welcome");
      } catch (error) {
        if (!isForTheForm(error) || wantsJson(request)) throw error;
        const faults = { nameError: nameFault(name.trim()), passwordError: passwordFault(password) };
        const isFieldFault = error.status === 422;
        const message = isFieldFault ? "No account was made: see beside the fields." : error.message;
        await show(
          response,
          { token, name, ...(isFieldFault ? faults : noFaults), error: message },
          error.status,
        );
      }
    },
  };
}

const noFaults = { nameError: null, passwordError: null };

/** What can be put right by filling in the form again. */
function isForTheForm(error: unknown): error is HttpError {
  return error instanceof HttpError && (error.status === 422 || error.status === 403);
}
