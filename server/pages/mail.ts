/** Where links in e-mail lead. Whoever has the link may do what it stands for, signed in or not. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment } from "../../ingest/archive.js";
import { addressBehind, confirmAddress } from "../../storage/catalogue/mail-addresses.js";
import { alertBehind, endAlert } from "../../storage/catalogue/search-alerts.js";
import type { MailContext } from "../../views/contexts.js";
import { isToken, tokenDigest } from "../accounts/tokens.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { quoted } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const secret = z.string("expected the code of a link").max(100).default("");
const confirmForm = z.object({ token: secret });
const unsubscribeQuery = z.object({ key: secret });

/** Asks before it confirms: programs that look through mail open every link in it. */
export const confirmPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { token } = parameters(confirmForm, request.query);
    const waiting = isToken(token)
      ? await addressBehind(site.archive.catalogue, tokenDigest(token), moment(site.archive))
      : null;
    if (waiting === null) throw linkSpent();
    show(site, request, response, {
      heading: "Confirm this address",
      sentence: `Searches of the account “${waiting.name}” are to be sent to ${waiting.address}.`,
      act: { action: urls.confirmAddress(), field: { name: "token", value: token }, label: "Confirm" },
    });
  };

export const confirmMailAddress =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { token } = parameters(confirmForm, request.body ?? {});
    const isConfirmed =
      isToken(token) &&
      (await confirmAddress(site.archive.catalogue, tokenDigest(token), moment(site.archive)));
    if (!isConfirmed) throw linkSpent();
    site.nudge();
    if (wantsJson(request)) response.json({ confirmed: true });
    else
      show(site, request, response, {
        heading: "The address is confirmed",
        sentence: "Saved searches for which e-mail is chosen are sent to it from now on.",
        act: null,
      });
  };

export const unsubscribePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { key } = parameters(unsubscribeQuery, request.query);
    const alert = await alertBehind(site.archive.catalogue, key);
    if (alert === null) show(site, request, response, nothingSent);
    else
      show(site, request, response, {
        heading: "Stop this e-mail",
        sentence: `The search ${quoted(alert.name)} is sent to you ${alert.cadence === "daily" ? "once a day" : "when something new is found"}.`,
        act: { action: urls.unsubscribe(key), field: null, label: "Send it no more" },
      });
  };

/** By the button of the page, or by a mail program that was told to unsubscribe (RFC 8058). */
export const unsubscribe =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { key } = parameters(unsubscribeQuery, request.query);
    const wasSent = await endAlert(site.archive.catalogue, { key });
    if (wantsJson(request)) response.json({ unsubscribed: true, wasSent });
    else show(site, request, response, nothingSent);
  };

const nothingSent = {
  heading: "Nothing is sent",
  sentence: "No e-mail is sent for this search. The saved search itself is kept.",
  act: null,
};

function show(
  site: Site,
  request: Request,
  response: Response,
  { heading, sentence, act }: Pick<MailContext, "heading" | "sentence" | "act">,
): void {
  response.set("Cache-Control", "no-store");
  site.render(response, "mail", {
    ...frame(site, request, response, { title: heading, canonical: request.path }),
    ...{ heading, sentence, act, searches: urls.savedSearches() },
  });
}

function linkSpent(): HttpError {
  return new HttpError(
    410,
    "This link does not hold: it was used, it is older than two days, or a newer one was sent. " +
      "Send yourself a new one from the page of your searches.",
  );
}
