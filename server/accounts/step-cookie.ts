/** A browser in the middle of signing in, or of making a passkey: a cookie of its own that lasts ten minutes. */
import type { Request, Response } from "express";
import type { SignInStepRow } from "../../storage/catalogue/account-tables.js";
import { addSignInStep, signInStep, takeSignInStep } from "../../storage/catalogue/second-steps.js";
import type { SessionSettings } from "./sessions.js";
import { isToken, newToken, tokenDigest } from "./tokens.js";

const plainName = "ibid-step";
const lastsMs = 600_000;

type Step = Pick<SignInStepRow, "account" | "purpose" | "challenge">;

/** Begins a step and gives the browser its token. */
export async function beginStep(settings: SessionSettings, response: Response, step: Step): Promise<void> {
  const token = newToken();
  const expires_at = new Date(settings.now() + lastsMs).toISOString();
  await addSignInStep(settings.catalogue, { ...step, digest: tokenDigest(token), expires_at });
  const { name, options } = cookieFor(settings);
  response.cookie(name, token, { ...options, maxAge: lastsMs });
}

/** The step that the request is in the middle of, when it is one of this purpose; else null. It goes on. */
export async function currentStep(
  settings: SessionSettings,
  request: Request,
  purpose: Step["purpose"],
): Promise<SignInStepRow | null> {
  const token = stepToken(settings, request);
  if (token === null) return null;
  const step = await signInStep(settings.catalogue, tokenDigest(token), momentOf(settings));
  return step?.purpose === purpose ? step : null;
}

/** The same, and ends it: once at most for each step. */
export async function takeStep(
  settings: SessionSettings,
  request: Request,
  response: Response,
  purpose: Step["purpose"],
): Promise<SignInStepRow | null> {
  const token = stepToken(settings, request);
  if (token === null) return null;
  const step = await takeSignInStep(settings.catalogue, tokenDigest(token), momentOf(settings));
  const { name, options } = cookieFor(settings);
  response.clearCookie(name, options);
  return step?.purpose === purpose ? step : null;
}

function stepToken(settings: SessionSettings, request: Request): string | null {
  const { name } = cookieFor(settings);
  for (const cookie of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = cookie.trim().split("=", 2);
    if (key === name && isToken(value)) return value;
  }
  return null;
}

function cookieFor({ publicAddress }: SessionSettings) {
  const secure = publicAddress.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return { name: secure ? `__Host-${plainName}` : plainName, options };
}

function momentOf({ now }: SessionSettings): string {
  return new Date(now()).toISOString();
}
