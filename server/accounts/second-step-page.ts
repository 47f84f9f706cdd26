/** The page `/account/second-step`, where an authenticator app is set up, and what changes it later. */
import type { Request, Response } from "express";
import { setSecondStep } from "../../storage/catalogue/second-steps.js";
import { HttpError } from "../errors.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { done, ownAct } from "./account-page.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { requirePassword } from "./own-account.js";
import { qrSquares } from "./qr-squares.js";
import { newRecoveryCodes } from "./recovery-codes.js";
import { hasSecondStep } from "./second-step.js";
import { isTotpSecret, newTotpSecret, otpauthAddress, totpStep } from "./totp.js";
import { ownAccount } from "./visitor.js";

export function secondStepRoutes(settings: AccountSettings) {
  const { catalogue } = settings;
  const act = ownAct(settings);

  async function showSetting(response: Response, secret: string, error: string | null): Promise<void> {
    const { name } = ownAccount(response.req);
    const address = otpauthAddress(secret, { archive: settings.archiveName, name });
    const setting = {
      ...{ action: urls.secondStep(), secret, address, squares: qrSquares(address) },
      spelled: secret.replace(/.{4}(?=.)/g, "$& "),
    };
    if (error === null && wantsJson(response.req)) {
      response.json({ secret, address });
      return;
    }
    const context = { pageTitle: "Sign in in two steps", account: urls.account(), setting, codes: [], error };
    await settings.render(response, "second-step", context, error === null ? 200 : 422);
  }

  async function showCodes(response: Response, codes: string[]): Promise<void> {
    response.set("Cache-Control", "no-store");
    if (wantsJson(response.req)) {
      response.status(201).json({ recoveryCodes: codes });
      return;
    }
    const context = {
      pageTitle: "Recovery codes",
      account: urls.account(),
      setting: null,
      codes,
      error: null,
    };
    await settings.render(response, "second-step", context, 201);
  }

  return {
    async secondStepPage(_request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      await showSetting(response, newTotpSecret(), null);
    },

    /** Takes the secret back with a code of it: what nobody can read from an app would lock its owner out. */
    async setSecondStep(request: Request, response: Response): Promise<void> {
      response.set("Cache-Control", "no-store");
      const { id } = ownAccount(request);
      const secret = formField(request, "secret");
      try {
        if (!isTotpSecret(secret)) throw new HttpError(422, "The secret is not one that this page made.");
        const step = totpStep(secret, formField(request, "code"), settings.now());
        if (step === null)
          throw new HttpError(
            422,
            "The code is not the one that the app shows now. Look whether the telephone's clock is right.",
          );
        await requirePassword(catalogue, id, formField(request, "password"));
        await catalogue
          .transaction()
          .execute((transaction) => setSecondStep(transaction, id, { base32: secret, step }));
        await showCodes(response, await newRecoveryCodes(catalogue, id));
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 422 || wantsJson(request)) throw error;
        await showSetting(response, isTotpSecret(secret) ? secret : newTotpSecret(), error.message);
      }
    },

    endSecondStep: act(async (request, response) => {
      const { id } = ownAccount(request);
      await requirePassword(catalogue, id, formField(request, "password"));
      await catalogue.transaction().execute((transaction) => setSecondStep(transaction, id, null));
      done(request, response, "second-step-off");
    }),

    makeRecoveryCodes: act(async (request, response) => {
      const { id } = ownAccount(request);
      if (!(await hasSecondStep(catalogue, id)))
        throw new HttpError(422, "Recovery codes belong to signing in in two steps, which is not set.");
      await requirePassword(catalogue, id, formField(request, "password"));
      await showCodes(response, await newRecoveryCodes(catalogue, id));
    }),
  };
}
