import type { Request, RequestHandler } from "express";
import type { Role } from "../../storage/catalogue/account-tables.js";
import { HttpError } from "../errors.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { visitorOf } from "./visitor.js";

/**
 * Middleware: lets pass who has one of these roles; an administrator may do whatever an archivist may. People
 * who open a page without having signed in are sent to sign in and back; everything else gets 401 or 403.
 */
export function requireRole(...roles: [Role, ...Role[]]): RequestHandler {
  return (request, response, next) => {
    const { account } = visitorOf(response);
    if (account && (account.role === "administrator" || roles.includes(account.role))) return next();
    if (account) {
      const needed = roles.join(" or ");
      const message = `This needs the role ${needed}; ${account.name} is signed in as ${account.role}.`;
      return next(new HttpError(403, message, { role: account.role, needed: roles }));
    }
    if (isPageRequest(request)) {
      return response.redirect(303, urls.signIn(request.originalUrl));
    }
    next(new HttpError(401, "This needs an account: sign in first.", { signIn: urls.signIn() }));
  };
}

function isPageRequest(request: Request): boolean {
  return ["GET", "HEAD"].includes(request.method) && !wantsJson(request);
}
