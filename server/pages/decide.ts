/** What comes before publication: a draft is handed in, sent back, or set to go live at a moment. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { moment } from "../../ingest/archive.js";
import { Undecided } from "../../ingest/curate.js";
import { sendBack, setEmbargo, submitDraft } from "../../ingest/decide.js";
import { keptText } from "../../storage/model/kept-text.js";
import { mayDo } from "../accounts/document-rights.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter, parameters } from "../parameters.js";
import { momentTyped } from "../shown/moment-typed.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { decisionIn } from "./curate.js";

const noteField = z
  .string("expected a note")
  .max(2_000, "expected at most 2,000 characters")
  .transform((typed) => keptText(typed).trim())
  .default("");

const submission = z.object({ note: noteField, take: z.enum(["in", "back"]).default("in") });

/** Hands a draft in, with a `note` for the archivist; `take=back` takes it back. */
export const submitDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const document = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    if (!(await mayDo(site.archive.catalogue, "submit", document, response)))
      throw new HttpError(403, "A draft is handed in by who may describe it, and by nobody else.");
    if (document.state !== "draft") throw new HttpError(409, `It is ${document.state}, and no draft.`);
    const { note, take } = parameters(submission, request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    if (take === "in") await submitDraft(site.archive, document.id, note || null, by);
    else await sendBack(site.archive, document.id, null, by);
    site.nudge();
    if (wantsJson(request)) response.json({ document: document.id, inReview: take === "in" });
    else redirectWithNotice(response, urls.document(document.id), take === "in" ? "submitted" : "taken-back");
  };

/** Sends a draft back to who handed it in; the `note` says what is missing. */
export const returnDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const document = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const { note } = parameters(z.object({ note: noteField }), request.body ?? {});
    if (note === "") throw new HttpError(422, "Say in a note what is missing, so that it can be put right.");
    if (document.review === null)
      throw new HttpError(409, "This document was not handed in, or was decided on.");
    await sendBack(site.archive, document.id, note, visitorOf(response).account?.name ?? "");
    site.nudge();
    if (wantsJson(request)) response.json({ document: document.id, inReview: false });
    else redirectWithNotice(response, urls.document(document.id), "sent-back");
  };

const embargoForm = z.object({ until: z.string("expected a moment").max(40).default(""), note: noteField });

/**
 * Sets the moment `until` at which a draft goes live, in UTC; an empty one sets none. What was found in it is decided on
 * first, as for publishing: `decided` and `version`.
 */
export const embargoDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id, state } = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    if (state !== "draft") throw new HttpError(409, `It is ${state}: only a draft can wait for a moment.`);
    const { until, note } = parameters(embargoForm, request.body ?? {});
    const at = until.trim() === "" ? null : momentTyped(until);
    if (at !== null && at <= moment(site.archive))
      throw new HttpError(422, "That moment is past. Publish the document, or choose a later one.");
    const by = visitorOf(response).account?.name ?? "";
    const wanted = at === null ? null : { until: at, note: note || null };
    try {
      await setEmbargo(site.archive, id, wanted, decisionIn(request.body), by);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const findings = urls.findings(id, error.version, { until: at, note });
      const message = `${error.message} Decide first: nobody would be there to do it when the moment comes.`;
      if (wantsJson(request)) throw new HttpError(409, message, { findings: site.address + findings });
      response.redirect(303, findings);
      return;
    }
    site.nudge();
    if (wantsJson(request)) response.json({ document: id, embargo: at });
    else redirectWithNotice(response, urls.document(id), at === null ? "embargo-off" : "embargo-set");
  };
