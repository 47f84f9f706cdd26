/** The account of the one who asks, as its page shows it. */
import type { Request, Response } from "express";
import { apiTokensOf } from "../../storage/catalogue/api-tokens.js";
import { passkeysOf } from "../../storage/catalogue/passkeys.js";
import { countRecoveryCodes } from "../../storage/catalogue/second-steps.js";
import { sessionsOf } from "../../storage/catalogue/sessions.js";
import type { ToldOnce } from "../../views/contexts.js";
import { momentOf } from "../shown/words.js";
import { urls } from "../urls.js";
import type { AccountSettings, PageContext } from "./account-settings.js";
import { shortestPassword } from "./passwords.js";
import { scopeNames, scopes } from "./scopes.js";
import { hasSecondStep } from "./second-step.js";
import { sessionDigest } from "./sessions.js";
import { ownAccount } from "./visitor.js";

/** Days a token may hold; the first is proposed. */
export const tokenDays = [30, 7, 90, 365] as const;

/** A session's own id on the page: a part of its digest, which opens nothing. */
export const idOfSession = (digest: string) => digest.slice("sha256:".length, "sha256:".length + 16);

const actions = {
  password: urls.accountPassword(),
  endSessions: urls.endSessions(),
  secondStep: urls.secondStep(),
  secondStepOff: urls.secondStepOff(),
  recoveryCodes: urls.recoveryCodes(),
  passkeys: urls.passkeys(),
  passkeyOptions: urls.passkeyOptions(),
  removePasskey: urls.removePasskey(),
  tokens: urls.apiTokens(),
  revokeToken: urls.revokeToken(),
};

interface Answered {
  /** What was wrong with what was sent. */
  error?: string | null;
  /** What is told this once. */
  told?: ToldOnce | null;
  /** What was sent for a token that was refused. */
  token?: { name: string; scopes: string[] } | null;
  status?: number;
}

/** Answers with the page. */
export async function showAccount(
  settings: AccountSettings,
  response: Response,
  { error = null, told = null, token = null, status = 200 }: Answered,
): Promise<void> {
  response.set("Cache-Control", "no-store");
  const context = await accountContext(settings, response.req);
  const asked = token?.scopes ?? ["read"];
  await settings.render(
    response,
    "account",
    {
      ...context,
      ...{ error, told, tokenName: token?.name ?? null },
      scopes: scopeNames.map((scope) => ({
        value: scope,
        label: scopes[scope],
        chosen: asked.includes(scope),
      })),
    },
    status,
  );
}

async function accountContext(
  settings: AccountSettings,
  request: Request,
): Promise<Omit<PageContext<"account">, "error" | "told" | "tokenName" | "scopes">> {
  const { catalogue, now } = settings;
  const { id, name, role } = ownAccount(request);
  const at = new Date(now()).toISOString();
  const own = sessionDigest(settings, request);
  const sessions = await sessionsOf(catalogue, id, at);
  const passkeys = await passkeysOf(catalogue, id);
  const tokens = await apiTokensOf(catalogue, id);
  return {
    pageTitle: "Your account",
    ...{ name, role, shortestPassword, actions },
    sessions: sessions.map((session) => ({
      id: idOfSession(session.digest),
      device: session.device ?? "A browser that does not say what it is",
      isThis: session.digest === own,
      since: momentOf(session.created_at),
      seen: session.seen_at === null ? null : momentOf(session.seen_at),
    })),
    codesLeft: (await hasSecondStep(catalogue, id)) ? await countRecoveryCodes(catalogue, id) : null,
    passkeys: passkeys.map((one) => ({
      ...{ id: one.id, name: one.name, since: momentOf(one.created_at) },
      used: one.used_at === null ? null : momentOf(one.used_at),
    })),
    tokens: tokens.map((token) => ({
      ...{ id: token.id, name: token.name, scopes: token.scopes.replaceAll(" ", ", ") },
      ends: token.expires_at > at ? "holds until" : "expired on",
      end: momentOf(token.expires_at),
      used: token.used_at === null ? null : momentOf(token.used_at),
    })),
    spans: tokenDays.map((days) => ({ value: String(days), label: `${days} days` })),
  };
}
