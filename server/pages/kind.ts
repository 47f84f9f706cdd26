/** Saying with one button what a document is. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { describe } from "../../ingest/curate.js";
import { documentKinds } from "../../storage/model/kind.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter } from "../parameters.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const kindForm = z.object({ kind: z.enum(documentKinds) });

/** Takes the field `kind`: the archivist's word, after which the structure is read again. */
export const sayKind =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const form = kindForm.safeParse(request.body);
    if (!form.success)
      throw new HttpError(
        422,
        `Nothing was saved: “kind” is one of ${documentKinds.join(", ")}, got “${String(request.body?.kind ?? "")}”.`,
      );
    const document = await heldDocument(site.archive.catalogue, id, response);
    const by = visitorOf(response).account?.name ?? "";
    await describe(site.archive, document.id, { description: form.data, tags: null, basedOn: null }, by);
    site.nudge();
    if (wantsJson(request))
      response.json({ document: id, url: fullAddress(site, urls.document(id)), ...form.data });
    else redirectWithNotice(response, urls.document(id), "kind-said");
  };
