/** Saying that two documents have to do with each other, and taking it back. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { newAct } from "../../ingest/archive.js";
import { changeRecord } from "../../storage/catalogue/records.js";
import { documentIdSchema } from "../../storage/model/identity.js";
import { relationKindNames } from "../../storage/model/relation.js";
import { withoutRelation, withRelation } from "../../storage/model/relation-change.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter, parameters } from "../parameters.js";
import { relationsJson } from "../shown/relations.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** The id in what was typed or pasted: an address of the document, or the id alone. */
const otherField = z
  .string("expected the address of a document")
  .max(2_000)
  .transform((typed) => /(?:\/documents\/|^)([0-9a-z]{10})(?:[/?#].*)?$/.exec(typed.trim())?.[1] ?? "");
const relationForm = z.object({
  act: z.enum(["add", "remove"], "expected add or remove").default("add"),
  kind: z.enum(relationKindNames, `expected ${relationKindNames.join(", ")}`),
  other: otherField,
});

export const changeRelations =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { id } = await heldDocument(catalogue, documentParameter(request), response);
    const { act, kind, other } = parameters(relationForm, request.body ?? {});
    if (!documentIdSchema.safeParse(other).success)
      throw new HttpError(422, "Paste the address of the other document of this archive.");
    if (act === "add") {
      await heldDocument(catalogue, other, response);
      if (other === id) throw new HttpError(422, "A document cannot be related to itself.");
    }
    const by = visitorOf(response).account?.name ?? "";
    const change = act === "add" ? withRelation : withoutRelation;
    await catalogue
      .transaction()
      .execute((transaction) =>
        changeRecord(transaction, id, (record) => change(record, { kind, other }, newAct(site.archive, by))),
      );
    site.nudge();
    if (wantsJson(request))
      response.json({ document: id, relations: await relationsJson(site, id, response) });
    else redirectWithNotice(response, urls.document(id), act === "add" ? "related" : "unrelated");
  };
