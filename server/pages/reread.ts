import type { RequestHandler } from "express";
import { askToReread } from "../../ingest/reread.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter } from "../parameters.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

/** Has the newest version of a document read again; what comes of it is a new version, unless it is the same. */
export const rereadDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id } = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const refusal = await askToReread(site.archive, id, visitorOf(response).account?.name ?? "");
    if (refusal !== null) throw new HttpError(409, refusal, { document: id });
    site.nudge();
    redirectWithNotice(response, urls.document(id), "retried");
  };
