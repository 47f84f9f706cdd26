/** What an archivist does about a text that could not be read: try again, give a password, keep it as unreadable. */
import type { Request, RequestHandler, Response } from "express";
import { givePassword, keepAsUnreadable, retryReading } from "../../ingest/second-chances.js";
import { keptText } from "../../storage/model/kept-text.js";
import { formField } from "../accounts/form-field.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldVersion } from "../held-version.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { documentParameter, versionInPath } from "../parameters.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

/** Longer than any program takes. */
const longestPassword = 1_000;
const longestNote = 2_000;

interface Chance {
  document: string;
  version: number;
  by: string;
}

export const retry = (site: Site): RequestHandler =>
  chance(site, "retried", "not one whose text could not be read", ({ document, version, by }) =>
    retryReading(site.archive, document, version, by),
  );

/** Takes the field `password`; it is used for one reading and then forgotten. */
export const readWithPassword = (site: Site): RequestHandler =>
  chance(site, "password-given", "not waiting for a password", ({ document, version, by }, request) => {
    const password = formField(request, "password");
    if (password === "") throw new HttpError(422, "No password was given.");
    if (password.length > longestPassword || password.includes("\0"))
      throw new HttpError(
        422,
        `A password has at most ${longestPassword} characters, and none of them is NUL.`,
      );
    return givePassword(site.archive, document, version, { password, by });
  });

/** Takes the field `note`, shown to whoever may see the document; it may be empty. */
export const keepUnreadable = (site: Site): RequestHandler =>
  chance(site, "kept-unreadable", "not one whose text could not be read", (where, request) => {
    const note = keptText(formField(request, "note")).trim().slice(0, longestNote) || null;
    return keepAsUnreadable(site.archive, where.document, where.version, { note, by: where.by });
  });

/** Answers a form about a version in the path; `take` says whether the version was one that it is for. */
function chance(
  site: Site,
  notice: Notice,
  otherwise: string,
  take: (where: Chance, request: Request) => Promise<boolean>,
): RequestHandler {
  return async (request: Request, response: Response) => {
    const document = documentParameter(request);
    const version = versionInPath(request);
    await heldVersion(site.archive.catalogue, document, version, response);
    const by = visitorOf(response).account?.name ?? "";
    if (!(await take({ document, version, by }, request)))
      throw new HttpError(409, `Version ${version} of ${document} is ${otherwise}.`);
    site.nudge();
    redirectWithNotice(response, urls.version(document, version), notice);
  };
}
