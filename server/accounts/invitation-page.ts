/** The page `/invitation`, where a link of an administrator makes an account or gives one another password. */
import type { Request, Response } from "express";
import { HttpError } from "../errors.js";
import { redirectWithNotice } from "../notice.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { acceptInvitation, acceptReset, readLink } from "./invitations.js";
import { nameFault } from "./keep-accounts.js";
import { passwordFault, shortestPassword } from "./passwords.js";
import { roleCanAll } from "./roles-in-words.js";
import { beginSession } from "./sessions.js";

interface Form {
  code: string;
  name: string;
  nameError: string | null;
  passwordError: string | null;
  error: string | null;
}

export function invitationRoutes(settings: AccountSettings) {
  async function show(response: Response, form: Form, status: number): Promise<void> {
    const link = await readLink(settings, form.code);
    await settings.render(
      response,
      "invitation",
      {
        pageTitle: "role" in link ? "Your account" : "A new password",
        action: urls.invitation(),
        code: form.code,
        makes: "role" in link ? { role: link.role, can: roleCanAll(link.role) } : null,
        resets: "role" in link ? null : link.account.name,
        fields: {
          name: { value: form.name, error: form.nameError },
          password: { value: "", error: form.passwordError },
        },
        shortestPassword,
        error: form.error,
      },
      status,
    );
  }

  return {
    async invitationPage(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      // The address of this page opens an account: no other site is to learn it.
      response.set("Referrer-Policy", "no-referrer");
      const code = typeof request.query.code === "string" ? request.query.code : "";
      await show(response, { code, name: "", nameError: null, passwordError: null, error: null }, 200);
    },

    async useInvitation(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const code = formField(request, "code");
      const name = formField(request, "name");
      const password = formField(request, "password");
      const link = await readLink(settings, code);
      try {
        if ("account" in link) {
          await acceptReset(settings, { code, password });
          if (wantsJson(request)) response.json({ account: link.account });
          else redirectWithNotice(response, urls.signIn(), "password-set");
          return;
        }
        const account = await acceptInvitation(settings, { code, name, password });
        const { id, role } = account;
        const { csrf } = await beginSession(settings, request, response, { id, name: account.name, role });
        if (wantsJson(request)) response.json({ account, csrf });
        else redirectWithNotice(response, urls.home(), "welcome");
      } catch (error) {
        const isForTheForm = error instanceof HttpError && [409, 422].includes(error.status);
        if (!isForTheForm || wantsJson(request)) throw error;
        const taken = error.status === 409 ? error.message : null;
        const nameError = "role" in link ? (taken ?? nameFault(name.trim())) : null;
        const passwordError = passwordFault(password);
        await show(
          response,
          { code, name, nameError, passwordError, error: "Nothing was changed: see beside the fields." },
          error.status,
        );
      }
    },
  };
}
