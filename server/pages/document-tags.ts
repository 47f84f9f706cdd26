/** Tags put on one document, taken off it, and confirmed. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { decideSuggestion } from "../../ingest/suggest/decide-suggestion.js";
import { suggestedKinds } from "../../ingest/suggest/suggested-name.js";
import { longestLabel } from "../../ingest/tags/concepts.js";
import { confirmTag, retagMany } from "../../ingest/tags/retag.js";
import { keptText } from "../../storage/model/kept-text.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldDocument } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { documentParameter, parameters } from "../parameters.js";
import { tagsJson } from "../shown/document-tags.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const name = z
  .string("expected the name of a tag")
  .max(longestLabel + 20)
  .transform((typed) => keptText(typed).trim().replace(/\s+/g, " "))
  .default("");
const tagsForm = z.object({ put: name, take: name, confirm: name });

/** Takes `put` and `take`, names of tags, and `confirm`, the id of a concept that a rule put there. */
export const changeTags =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id } = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const { put, take, confirm } = parameters(tagsForm, request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    if (put !== "" || take !== "") {
      const names = (typed: string) => (typed === "" ? [] : [typed]);
      await retagMany(site.archive, [id], { put: names(put), take: names(take) }, by);
    }
    if (confirm !== "") await confirmTag(site.archive, id, confirm, by);
    site.nudge();
    if (wantsJson(request)) response.json({ document: id, tagged: await tagsJson(site, id, response) });
    else redirectWithNotice(response, urls.document(id), "tags-changed");
  };

const suggestionForm = z.object({
  yes: z.string().max(200).default(""),
  no: z.string().max(200).default(""),
});

/** Takes `yes` or `no`: the vocabulary and the name of a suggestion that waits. */
export const decideSuggested =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id } = await heldDocument(site.archive.catalogue, documentParameter(request), response);
    const { yes, no } = parameters(suggestionForm, request.body ?? {});
    const [, word = "", said = ""] = /^(\S+) (.+)$/s.exec(yes || no) ?? [];
    const kind = suggestedKinds.find((each) => each === word);
    const by = visitorOf(response).account?.name ?? "";
    const decision = { kind: kind ?? "person", name: said, yes: yes !== "" };
    if (!kind || !(await decideSuggestion(site.archive, id, decision, by)))
      throw new HttpError(422, `“${yes || no}” does not wait for a decision on this document.`);
    site.nudge();
    if (wantsJson(request)) response.json({ document: id, tagged: await tagsJson(site, id, response) });
    else redirectWithNotice(response, urls.document(id), yes !== "" ? "tags-changed" : "suggestion-declined");
  };
