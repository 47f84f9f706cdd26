/** The page `/account`: the password, the sessions and the tokens of the one who is signed in. */
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { note } from "../../ingest/log/note.js";
import { addApiToken, dropApiToken } from "../../storage/catalogue/api-tokens.js";
import { closeSession, closeSessionsOf, sessionsOf } from "../../storage/catalogue/sessions.js";
import type { Digest } from "../../storage/model/digest.js";
import { idFromBytes } from "../../storage/model/identity.js";
import { HttpError } from "../errors.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { momentOf } from "../shown/words.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import type { AccountSettings } from "./account-settings.js";
import { apiTokenDigest, newApiToken } from "./bearer.js";
import { formField, formList } from "./form-field.js";
import { changeOwnPassword, requirePassword } from "./own-account.js";
import { scopeNames } from "./scopes.js";
import { sessionDigest } from "./sessions.js";
import { idOfSession, showAccount, tokenDays } from "./shown-account.js";
import { ownAccount } from "./visitor.js";

const mostTokens = 20;
const longestName = 60;
const idLength = 12;
const dayMs = 86_400_000;

export function accountPageRoutes(settings: AccountSettings) {
  const { catalogue, now } = settings;
  const act = ownAct(settings);
  return {
    accountPage: (_request: Request, response: Response) => showAccount(settings, response, {}),

    changePassword: act(async (request, response) => {
      const { id } = ownAccount(request);
      await changeOwnPassword(catalogue, id, {
        current: formField(request, "current"),
        next: formField(request, "new"),
        session: sessionDigest(settings, request),
      });
      return done(request, response, "password-changed");
    }),

    endSessions: act(async (request, response) => {
      const { id } = ownAccount(request);
      const which = formField(request, "session");
      const own = sessionDigest(settings, request);
      if (which === "others") await closeSessionsOf(catalogue, id, own);
      else {
        const open = await sessionsOf(catalogue, id, new Date(now()).toISOString());
        const session = open.find(({ digest }) => idOfSession(digest) === which);
        if (!session) throw new HttpError(422, "That session has ended already.");
        await closeSession(catalogue, session.digest as Digest);
      }
      return done(request, response, "session-ended");
    }),

    makeToken: act(async (request, response) => {
      const { id } = ownAccount(request);
      const name = formField(request, "tokenName").trim();
      if (name === "" || name.length > longestName)
        throw new HttpError(422, `A token needs a name of 1 to ${longestName} characters; none was made.`);
      const asked = formList(request, "scope");
      const scopes = scopeNames.filter((scope) => asked.includes(scope));
      if (scopes.length === 0 || scopes.length < new Set(asked).size)
        throw new HttpError(422, `A token is for one or more of ${scopeNames.join(", ")}; none was made.`);
      const days = tokenDays.find((span) => String(span) === formField(request, "days"));
      if (!days) throw new HttpError(422, `A token holds for ${tokenDays.join(", ")} days; none was made.`);
      await requirePassword(catalogue, id, formField(request, "password"));
      const token = newApiToken();
      const expires_at = new Date(now() + days * dayMs).toISOString();
      const row = {
        ...{ id: idFromBytes(randomBytes(idLength), idLength), account: id, name, expires_at, used_at: null },
        ...{ digest: apiTokenDigest(token) ?? "", scopes: scopes.join(" ") },
        created_at: new Date(now()).toISOString(),
      };
      if (!(await addApiToken(catalogue, row, mostTokens)))
        throw new HttpError(422, `${mostTokens} tokens are the most; take one back first.`);
      response.set("Cache-Control", "no-store");
      if (wantsJson(request)) {
        response.status(201).json({ id: row.id, token, scopes, expiresAt: expires_at });
        return;
      }
      const sentence = `The token “${name}” holds until ${momentOf(expires_at).words}. Copy it now: it is shown only this once.`;
      await showAccount(settings, response, { told: { sentence, value: token }, status: 201 });
    }),

    revokeToken: act(async (request, response) => {
      if (!(await dropApiToken(catalogue, ownAccount(request).id, formField(request, "token"))))
        throw new HttpError(422, "There is no such token any more.");
      return done(request, response, "token-revoked");
    }),
  };
}

/** Answers what was done to the account of the one who asks. */
export function done(request: Request, response: Response, notice: Notice): void {
  if (wantsJson(request)) response.json({ done: notice });
  else redirectWithNotice(response, urls.account(), notice);
}

/** An act on one's own account; what is wrong with what was sent is told on its page. */
export function ownAct(settings: AccountSettings) {
  return (work: (request: Request, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      try {
        const { name } = ownAccount(request);
        await work(request, response);
        const detail = { act: request.path.replace(/^\/account\/?/, "") };
        await note(settings, name, { action: "own account changed", object: `account:${name}`, detail });
      } catch (error) {
        if (!(error instanceof HttpError) || error.status !== 422 || wantsJson(request)) throw error;
        const token =
          request.path === urls.apiTokens()
            ? { name: formField(request, "tokenName"), scopes: formList(request, "scope") }
            : null;
        await showAccount(settings, response, { error: error.message, token, status: 422 });
      }
    };
}
