/** An archive that only people with an account may read (setting `IBID_CLOSED`). */
import type { RequestHandler } from "express";
import { urls } from "../urls.js";
import { requireRight } from "./require-right.js";

/**
 * What has to be had without an account: so that people can come in, programs can see that it lives, and a stranger who
 * was given a proof can compare the key that signed it.
 */
const open = [
  ...[urls.signIn(), urls.signOut(), urls.setup(), urls.health(), urls.keys()],
  ...[urls.signInSecondStep(), urls.signInPasskeyOptions(), urls.signInPasskey(), urls.invitation()],
  ...[urls.confirmAddress(), urls.unsubscribe()],
];

/** Middleware: everybody without an account is asked to sign in, whatever the address. Stands before the routes. */
export function closedToStrangers(): RequestHandler {
  const needsAccount = requireRight("belong");
  return (request, response, next) =>
    open.includes(request.path) ? next() : needsAccount(request, response, next);
}
