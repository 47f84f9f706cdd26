/** What an archivist does to a document with one button: publish, withdraw, verify. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { documentObject } from "../../ingest/archive.js";
import { publish, type SeenList, setState, Undecided } from "../../ingest/curate.js";
import { checkObject } from "../../ingest/fixity/check-object.js";
import { note } from "../../ingest/log/note.js";
import { publishInside } from "../../ingest/publish-members.js";
import { removeSamples as takeSamplesAway } from "../../ingest/samples/load.js";
import { keptText } from "../../storage/model/kept-text.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument, heldVersion } from "../held-version.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { documentParameter, versionInPath } from "../parameters.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const stateNotices: Record<"draft" | "withdrawn", Notice> = {
  draft: "unpublished",
  withdrawn: "withdrawn",
};

/** Puts a document into `state`; a withdrawal takes the field `reason`, shown to the public. */
export const changeState =
  (state: "draft" | "withdrawn") =>
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const reason =
      typeof request.body?.reason === "string" ? keptText(request.body.reason).trim().slice(0, 2_000) : "";
    if (state === "withdrawn" && reason === "") {
      throw new HttpError(422, "A withdrawal needs a reason that the public can read.");
    }
    const by = visitorOf(response).account?.name ?? "";
    const record = await setState(site.archive, id, state, reason || null, by);
    if (!record) throw new HttpError(404, `There is no document “${id}” here.`);
    site.nudge();
    redirectWithNotice(response, urls.document(id), stateNotices[state]);
  };

const decisionSchema = z.object({
  decided: z.string(),
  version: z.coerce.number().int().min(1).nullable().default(null),
});

/** What the fields `decided` and `version` of a form say was decided on; null without them. */
export function decisionIn(body: unknown): SeenList | null {
  const { data } = decisionSchema.safeParse(body);
  return data ? { list: data.decided, version: data.version } : null;
}

/**
 * Publishes; where something was found that nobody has decided on, the list is shown first, version by version.
 * `decided` names it, and `version` whose it is.
 */
export const publishDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const decision = decisionIn(request.body);
    const by = visitorOf(response).account?.name ?? "";
    const before = await heldDocument(site.archive.catalogue, id, response);
    try {
      await publish(site.archive, id, decision, by);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      const findings = urls.findings(id, error.version);
      if (wantsJson(request)) throw new HttpError(409, error.message, { findings: site.address + findings });
      response.redirect(303, findings);
      return;
    }
    site.nudge();
    redirectWithNotice(response, urls.document(id), before.state === "published" ? "decided" : "published");
  };

/** Publishes the files that were found inside. */
export const publishFiles =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const { version } = await heldVersion(site.archive.catalogue, id, versionInPath(request), response);
    const container = { document: id, version: version.number };
    await publishInside(site.archive, container, visitorOf(response).account?.name ?? "");
    site.nudge();
    redirectWithNotice(response, urls.version(id, version.number), "files-published");
  };

/** Reads every byte of the document again and compares it with its digest. */
export const verifyDocument =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id } = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const by = visitorOf(response).account?.name ?? "";
    const { days, replica } = site.config.fixity;
    const checking = { by, days: days || 30, replica, tellSound: true };
    const { problems, repaired } = await checkObject(site.archive, documentObject(id), checking);
    if (problems.length > 0) {
      const what = problems.map((problem) => problem.message).join(" ");
      throw new HttpError(500, `The fixity check found something wrong: ${what}`, { problems });
    }
    redirectWithNotice(response, urls.document(id), repaired.length > 0 ? "repaired" : "sound");
  };

export const removeSamples =
  (site: Site): RequestHandler =>
  async (_request, response) => {
    const documents = await takeSamplesAway(site.archive);
    const by = visitorOf(response).account?.name ?? "";
    await note(site.archive, by, { action: "removal", object: "samples", detail: { documents } });
    site.nudge();
    redirectWithNotice(response, urls.home(), "samples-removed");
  };
