/**
 * Guards against forged requests: another site's page that makes a reader's browser send a form here. Two
 * proofs are asked for: the request comes from a page of this host, and it carries the session's csrf token.
 * Anonymous readers have no token; for them the first proof stands alone.
 */
import type { Request, RequestHandler } from "express";
import { HttpError } from "../errors.js";
import { formField } from "./form-field.js";
import { carriesSession } from "./sessions.js";
import { isSameToken } from "./tokens.js";
import { visitorBehind } from "./visitor.js";

/** Methods that change nothing (RFC 9110, section 9.2.1). */
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a page of this host, or no page at all, sent the request. Browsers say so in `Sec-Fetch-Site` (over
 * https and on localhost) or in `Origin`. A program that sends neither passes when it carries no session.
 */
function originHolds(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.get("origin");
  if (origin !== undefined) return URL.canParse(origin) && new URL(origin).host === hostOf(request);
  return !carriesSession(request) || visitorBehind(request).csrf !== null;
}

/**
 * Whether a request that changes something was meant by the visitor it comes from. `fieldValue` is the form's
 * `csrf` field; the header `x-csrf-token` is taken in its place.
 */
export function csrfHolds(request: Request, fieldValue: string): boolean {
  if (!originHolds(request)) return false;
  const { csrf } = visitorBehind(request);
  return csrf === null || isSameToken(csrf, request.get("x-csrf-token") ?? fieldValue);
}

/** The refusal for a request for which `csrfHolds` is false. */
export function forgeryRefusal(): HttpError {
  return new HttpError(
    403,
    "This form was not sent from a current page of the archive, so nothing was changed. " +
      "Open the page again and send it once more; programs send the session's token as x-csrf-token.",
  );
}

/**
 * Middleware: refuses forged requests with 403. Stands after `identify` and the body parsers. A route whose
 * body is parsed later (uploads) is named in `tokenComesLater`, by path; there only the origin is checked
 * here, and the route must ask `csrfHolds` itself once it has the field. `secretInAddress`: routes that do what a
 * secret in their address stands for, whoever asks; programs of other sites send them too.
 */
export function refuseForgery({
  tokenComesLater = [],
  secretInAddress = [],
}: {
  tokenComesLater?: readonly string[];
  secretInAddress?: readonly string[];
} = {}): RequestHandler {
  return (request, _response, next) => {
    const holds =
      safeMethods.has(request.method) ||
      secretInAddress.includes(request.path) ||
      (tokenComesLater.includes(request.path)
        ? originHolds(request)
        : csrfHolds(request, formField(request, "csrf")));
    next(holds ? undefined : forgeryRefusal());
  };
}

/** Host and port as the browser asked for them; behind a trusted proxy, as the proxy was asked. */
function hostOf(request: Request): string {
  const host = `${request.protocol}://${request.host}`;
  return URL.canParse(host) ? new URL(host).host : "";
}
