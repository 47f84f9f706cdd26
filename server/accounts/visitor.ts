/** Who makes a request. Kept beside the request, not in it, so that its type cannot be forgotten. */
import type { Request, Response } from "express";
import type { Session } from "../../storage/catalogue/sessions.js";
import { HttpError } from "../errors.js";
import type { Asker } from "./rights.js";

export interface Visitor {
  /** Null for a reader who has not signed in. */
  account: Session["account"] | null;
  /** What every form of this visitor sends along; null when not signed in. */
  csrf: string | null;
}

const anonymous: Visitor = { account: null, csrf: null };
const visitors = new WeakMap<object, Visitor>();

/** Who asked for this response; an anonymous reader when nobody was identified. */
export function visitorOf(response: Pick<Response, "req">): Visitor {
  return visitorBehind(response.req);
}

/** In what role this response was asked for. */
export function askerOf(response: Pick<Response, "req">): Asker {
  return visitorOf(response).account?.role ?? "anyone";
}

/** Who makes this request. */
export function visitorBehind(request: Request): Visitor {
  return visitors.get(request) ?? anonymous;
}

/** Says from here on who makes this request. */
export function setVisitor(request: Request, visitor: Visitor): void {
  visitors.set(request, visitor);
}

/** The account that makes this request; HttpError 401 when none does. */
export function ownAccount(request: Request): Session["account"] {
  const { account } = visitorBehind(request);
  if (!account) throw new HttpError(401, "This needs an account: sign in first.");
  return account;
}
