/** Drafts of a list, a search or an accession published in one act: those that can be are counted first. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { readyDrafts } from "../../ingest/many/ready-drafts.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { chosenDocuments, chosenFields } from "../search/chosen-documents.js";
import { chosenLink } from "../shown/many-act.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { beginMany } from "./many-act.js";

const chosen = z.object(chosenFields);

export const publishManyPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const from = parameters(chosen, request.query);
    const documents = await chosenDocuments(site, from, visibleStates(response));
    const { drafts, ready } = await readyDrafts(site.archive, documents);
    if (wantsJson(request)) {
      response.json({ ...from, documents: documents.length, drafts, ready });
      return;
    }
    const title = "Publish drafts";
    site.render(response, "ask-many", {
      ...frame(site, request, response, { title, canonical: urls.publishMany() }),
      ...{ title, sentence: sentenceOf(drafts, ready), action: urls.publishMany(), back: chosenLink(from) },
      form:
        ready === 0
          ? null
          : {
              label: `Publish ${counted(ready, "draft")}`,
              fields: Object.entries(from).map(([name, value]) => ({ name, value })),
            },
    });
  };

export const publishMany =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const from = parameters(chosen, request.body ?? {});
    const documents = await chosenDocuments(site, from, visibleStates(response));
    await beginMany(site, request, response, { documents, change: { what: "publish" }, chosen: from });
  };

function sentenceOf(drafts: number, ready: number): string {
  if (drafts === 0) return "None of these is a draft.";
  const why =
    "something found in them is to be decided on first, they are not read yet, or they go live later by themselves";
  if (ready === 0)
    return `${drafts === 1 ? "1 draft, which cannot" : `${counted(drafts, "draft")}, none of which can`} be published yet: ${why}.`;
  const rest = drafts - ready;
  const can = `${counted(drafts, "draft")}, of which ${ready === drafts ? (drafts === 1 ? "it" : "all") : ready.toLocaleString("en-GB")} can be published now.`;
  return rest === 0
    ? `${drafts === 1 ? "1 draft, which can be published now." : can} Everyone can read what is published.`
    : `${can} ${rest.toLocaleString("en-GB")} ${rest === 1 ? "stays a draft" : "stay drafts"}: ${why}.`;
}
