import type { Request, RequestHandler } from "express";
import { HttpError } from "../errors.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { type Asker, hasRight, type Right, rights } from "./rights.js";
import { askerOf, visitorOf } from "./visitor.js";

/**
 * Middleware: lets pass who has the right. People who open a page without having signed in are sent to sign in and
 * back; everything else gets 401 or 403.
 */
export function requireRight(right: Right): RequestHandler {
  return (request, response, next) => {
    if (hasRight(askerOf(response), right)) return next();
    const { account } = visitorOf(response);
    if (account) {
      const needed = (rights[right] as readonly Asker[]).filter((role) => role !== "administrator");
      const roles = needed.length === 0 ? "administrator" : needed.join(" or ");
      const message = `This needs the role ${roles}; ${account.name} is signed in as ${account.role}.`;
      return next(new HttpError(403, message, { role: account.role, needed: rights[right] }));
    }
    if (isPageRequest(request)) return response.redirect(303, urls.signIn(request.originalUrl));
    next(new HttpError(401, "This needs an account: sign in first.", { signIn: urls.signIn() }));
  };
}

function isPageRequest(request: Request): boolean {
  return ["GET", "HEAD"].includes(request.method) && !wantsJson(request);
}
