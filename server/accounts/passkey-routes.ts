/** Making, using and removing passkeys. The browser's part is `views/assets/passkeys.ts`. */
import type { Request, Response } from "express";
import { accountById } from "../../storage/catalogue/accounts.js";
import {
  addPasskey,
  notePasskeyUse,
  passkey,
  passkeysOf,
  removePasskey,
} from "../../storage/catalogue/passkeys.js";
import { HttpError } from "../errors.js";
import { urls } from "../urls.js";
import { done, ownAct } from "./account-page.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { localPath } from "./local-path.js";
import { noteRefusal } from "./note-refusal.js";
import { requirePassword } from "./own-account.js";
import { beginSession } from "./sessions.js";
import { beginStep, takeStep } from "./step-cookie.js";
import { ownAccount } from "./visitor.js";
import { creationOptions, madePasskey, passkeyIdIn, requestOptions, usedPasskey } from "./webauthn.js";

const mostPasskeys = 20;
const longestName = 60;

export function passkeyRoutes(settings: AccountSettings) {
  const { catalogue, now } = settings;
  const moment = () => new Date(now()).toISOString();
  return {
    /** JSON: takes `password`, answers with what `navigator.credentials.create` needs. */
    async passkeyOptions(request: Request, response: Response): Promise<void> {
      const { id, name } = ownAccount(request);
      await requirePassword(catalogue, id, formField(request, "password"));
      const held = await passkeysOf(catalogue, id);
      if (held.length >= mostPasskeys)
        throw new HttpError(422, `${mostPasskeys} passkeys are the most; remove one first.`);
      const options = await creationOptions(settings, { id, name, held });
      const { challenge } = options;
      await beginStep(settings, response, { account: id, purpose: "passkey-new", challenge });
      response.set("Cache-Control", "no-store").json(options);
    },

    /** JSON: takes `name` and `passkey`, the browser's answer. */
    async keepPasskey(request: Request, response: Response): Promise<void> {
      const { id } = ownAccount(request);
      const name = formField(request, "name").trim().slice(0, longestName) || "Passkey";
      const step = await takeStep(settings, request, response, "passkey-new");
      const isOwn = step?.account === id && step.challenge !== null;
      const made = isOwn && (await madePasskey(settings, request.body?.passkey, step.challenge ?? ""));
      if (!made)
        throw new HttpError(422, "The browser's answer does not prove a new passkey; none was kept.");
      const row = { ...made, account: id, name, created_at: moment(), used_at: null };
      if (!(await addPasskey(catalogue, row))) throw new HttpError(409, "That passkey is kept already.");
      response.status(201).json({ id: made.id, name, next: urls.account() });
    },

    removePasskey: ownAct(settings)(async (request, response) => {
      if (!(await removePasskey(catalogue, ownAccount(request).id, formField(request, "passkey"))))
        throw new HttpError(422, "There is no such passkey any more.");
      done(request, response, "passkey-removed");
    }),

    /** JSON: answers with what `navigator.credentials.get` needs. */
    async signInPasskeyOptions(_request: Request, response: Response): Promise<void> {
      const options = await requestOptions(settings);
      const { challenge } = options;
      await beginStep(settings, response, { account: null, purpose: "passkey-use", challenge });
      response.set("Cache-Control", "no-store").json(options);
    },

    /** JSON: takes `passkey`, the browser's answer, and `next`; opens a session. */
    async signInPasskey(request: Request, response: Response): Promise<void> {
      const answer: unknown = request.body?.passkey;
      const step = await takeStep(settings, request, response, "passkey-use");
      const held = await passkey(catalogue, passkeyIdIn(answer));
      const challenge = step?.challenge ?? null;
      const counter =
        held && challenge !== null ? await usedPasskey(settings, answer, { challenge, held }) : null;
      const account = held && counter !== null ? await accountById(catalogue, held.account) : null;
      if (!held || counter === null || !account || account.disabledAt !== null) {
        const meant = held ? await accountById(catalogue, held.account) : null;
        await noteRefusal(settings, meant?.name ?? null, { with: "passkey" });
        throw new HttpError(401, "This passkey opens no account here. Sign in with name and password.");
      }
      await notePasskeyUse(catalogue, held.id, { counter, at: moment() });
      const { id, name, role } = account;
      const { csrf } = await beginSession(settings, request, response, { id, name, role });
      const next = localPath(formField(request, "next"));
      response.set("Cache-Control", "no-store").json({ account: { id, name, role }, csrf, next });
    },
  };
}
