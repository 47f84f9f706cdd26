/**
 * Sessions: an opaque token in a cookie, its digest in the catalogue. Readers who only read get no cookie.
 */
import type { CookieOptions, Request, RequestHandler, Response } from "express";
import { note } from "../../ingest/log/note.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import {
  addSession,
  closeSession,
  extendSession,
  findSession,
  noteSeen,
  type Session,
  sweepExpired,
} from "../../storage/catalogue/sessions.js";
import type { Digest } from "../../storage/model/digest.js";
import { deviceWords } from "./device-words.js";
import { isToken, newToken, tokenDigest } from "./tokens.js";
import { setVisitor } from "./visitor.js";

export interface SessionSettings {
  catalogue: Catalogue;
  /** Epoch milliseconds. */
  now(): number;
  /** Under which people reach the archive; `https:` makes the cookie a secure one. */
  publicAddress: string;
  /** Days a session lasts without use. */
  sessionDays: number;
}

const plainName = "ibid-session";
const dayMs = 86_400_000;
/** How stale a session's end may get before it is moved, one hour: a read must not mean a write each time. */
const slideMs = 3_600_000;
/** How exactly it is known when a session was last used, five minutes: for the same reason. */
const seenMs = 300_000;

/** Opens a session for an account, closes the one the browser had, and gives the browser the new token. */
export async function beginSession(
  settings: SessionSettings,
  request: Request,
  response: Response,
  account: Session["account"],
): Promise<{ csrf: string }> {
  const { catalogue, now } = settings;
  const at = new Date(now()).toISOString();
  // Signing in is rare enough to clear away here what has ended, and often enough that little gathers.
  await sweepExpired(catalogue, at);
  const old = sessionToken(settings, request);
  const token = newToken();
  const csrf = newToken();
  await addSession(catalogue, {
    digest: tokenDigest(token),
    account: account.id,
    csrf,
    createdAt: at,
    expiresAt: endOf(settings),
    device: deviceWords(request.get("user-agent") ?? ""),
  });
  await note(settings, account.name, { action: "sign-in", object: `account:${account.name}` });
  if (old) await closeSession(catalogue, tokenDigest(old));
  giveToken(settings, response, token);
  setVisitor(request, { account, csrf });
  return { csrf };
}

/** Closes the browser's session and takes the token back. */
export async function endSession(
  settings: SessionSettings,
  request: Request,
  response: Response,
): Promise<void> {
  const token = sessionToken(settings, request);
  if (token) await closeSession(settings.catalogue, tokenDigest(token));
  const { name, options } = cookieFor(settings);
  response.clearCookie(name, options);
  setVisitor(request, { account: null, csrf: null });
}

/** Middleware: finds out who makes each request, for `visitorOf`, and keeps a session in use from ending. */
export function identify(settings: SessionSettings): RequestHandler {
  return async (request, response, next) => {
    const token = sessionToken(settings, request);
    if (token) {
      const digest = tokenDigest(token);
      const at = new Date(settings.now()).toISOString();
      const session = await findSession(settings.catalogue, digest, at);
      if (session) {
        setVisitor(request, { account: session.account, csrf: session.csrf });
        if (Date.parse(at) - Date.parse(session.seenAt ?? "1970-01-01") > seenMs)
          await noteSeen(settings.catalogue, digest, at);
        const end = endOf(settings);
        if (Date.parse(end) - Date.parse(session.expiresAt) > slideMs) {
          await extendSession(settings.catalogue, digest, end);
          giveToken(settings, response, token);
        }
      }
    }
    next();
  };
}

/** The digest of the session that a request carries, as the catalogue keeps it; null when it carries none. */
export function sessionDigest(settings: SessionSettings, request: Request): Digest | null {
  const token = sessionToken(settings, request);
  return token === null ? null : tokenDigest(token);
}

/** True when a request carries a session cookie, whether its session still lives or not. */
export function carriesSession(request: Request): boolean {
  return (request.headers.cookie ?? "").includes(`${plainName}=`);
}

/** Only the cookie of the right name counts: the plain one can be planted over http or by a neighbour host. */
function sessionToken(settings: SessionSettings, request: Request): string | null {
  const { name } = cookieFor(settings);
  for (const cookie of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = cookie.trim().split("=", 2);
    if (key === name && isToken(value)) return value;
  }
  return null;
}

function giveToken(settings: SessionSettings, response: Response, token: string) {
  const { name, options } = cookieFor(settings);
  response.cookie(name, token, { ...options, maxAge: settings.sessionDays * dayMs });
}

/** `__Host-` (RFC 6265bis): a browser takes such a cookie only from this very host, over https. */
function cookieFor(settings: SessionSettings): { name: string; options: CookieOptions } {
  const secure = settings.publicAddress.startsWith("https:");
  return {
    name: secure ? `__Host-${plainName}` : plainName,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  };
}

function endOf({ now, sessionDays }: SessionSettings): string {
  return new Date(now() + sessionDays * dayMs).toISOString();
}
