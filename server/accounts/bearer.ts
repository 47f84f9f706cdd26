/** Programs that sign in with a token: `Authorization: Bearer ibid_…`. */
import type { Request, RequestHandler } from "express";
import { apiTokenHolder, noteTokenUse } from "../../storage/catalogue/api-tokens.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { HttpError } from "../errors.js";
import { type Scope, scopeNeeded } from "./scopes.js";
import { isToken, newToken, tokenDigest } from "./tokens.js";
import { setVisitor } from "./visitor.js";

/** Tells people and scanners of leaked secrets what it is. */
const prefix = "ibid_";
/** How exactly it is known when a token was last used, five minutes: a read must not mean a write each time. */
const usedMs = 300_000;

/** A new token, as it is told once. */
export function newApiToken(): string {
  return prefix + newToken();
}

/** The digest to keep, or null for what is no token. */
export function apiTokenDigest(text: string) {
  const token = text.startsWith(prefix) ? text.slice(prefix.length) : "";
  return isToken(token) ? tokenDigest(token) : null;
}

/** The token that a request carries; null when it carries none. */
export function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * Middleware: a request with a token is its account's, held to the token's scopes; the session of a cookie beside it
 * does not count. 401 for a token that does not hold, 403 for what it is not for.
 */
export function identifyBearer({ catalogue, now }: { catalogue: Catalogue; now(): number }): RequestHandler {
  return async (request, response, next) => {
    const bearer = bearerOf(request);
    if (bearer === null) return next();
    const digest = apiTokenDigest(bearer);
    const at = new Date(now()).toISOString();
    const holder = digest && (await apiTokenHolder(catalogue, digest, at));
    if (!holder) {
      response.set("WWW-Authenticate", 'Bearer error="invalid_token"');
      return next(new HttpError(401, "This token does not hold: it is unknown, taken back, or expired."));
    }
    const held = holder.token.scopes.split(" ") as Scope[];
    const needed = scopeNeeded(request.method, request.path);
    if (needed === null || !held.includes(needed)) {
      const what = needed === null ? "No token may do this" : `This needs a token for “${needed}”`;
      return next(new HttpError(403, `${what}; this one is for ${held.join(", ")}.`, { needed, held }));
    }
    if (now() - Date.parse(holder.token.used_at ?? "1970-01-01") > usedMs)
      await noteTokenUse(catalogue, holder.token.id, at);
    setVisitor(request, { account: holder.account, csrf: null });
    next();
  };
}
