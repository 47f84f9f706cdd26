/** A tag put on every document of a list or of a search, or taken off: what would change is counted first. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { documentsWith } from "../../ingest/many/documents-with.js";
import { longestLabel } from "../../ingest/tags/concepts.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { AskManyContext } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { chosenDocuments, chosenFields } from "../search/chosen-documents.js";
import { chosenLink } from "../shown/many-act.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { beginMany } from "./many-act.js";

const manyParameters = z.object({
  ...chosenFields,
  act: z.enum(["put", "take"], "expected put or take").default("put"),
  tag: z
    .string("expected the name of a tag")
    .max(longestLabel + 20)
    .transform((typed) => keptText(typed).trim().replace(/\s+/g, " "))
    .refine((name) => name !== "", "expected the name of a tag"),
});
type Many = z.infer<typeof manyParameters>;

/** How many documents it would change. */
export const manyPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const many = parameters(manyParameters, request.query);
    const documents = await chosenDocuments(site, many, visibleStates(response));
    const having = await documentsWith(site.archive, documents, many.tag);
    const would = many.act === "put" ? documents.length - having.size : having.size;
    if (wantsJson(request)) {
      response.json({ ...many, documents: documents.length, having: having.size, would });
      return;
    }
    const { act, tag } = many;
    renderMany(site, request, response, many, {
      sentence: `${counted(documents.length, "document")}, of which ${having.size.toLocaleString("en-GB")} ${having.size === 1 ? "has" : "have"} the tag “${tag}”.`,
      form:
        would === 0
          ? null
          : {
              label:
                act === "put"
                  ? `Put it on ${counted(would, "document")}`
                  : `Take it off ${counted(would, "document")}`,
              fields: Object.entries(many).map(([name, value]) => ({ name, value })),
            },
    });
  };

export const doMany =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { of, query, act, tag } = parameters(manyParameters, request.body ?? {});
    const documents = await chosenDocuments(site, { of, query }, visibleStates(response));
    const change = {
      what: "tags",
      put: act === "put" ? [tag] : [],
      take: act === "take" ? [tag] : [],
    } as const;
    await beginMany(site, request, response, { documents, change, chosen: { of, query } });
  };

function renderMany(
  site: Site,
  request: Request,
  response: Response,
  { of, query, act, tag }: Many,
  shown: Pick<AskManyContext, "sentence" | "form">,
): void {
  const title = act === "put" ? `Put “${tag}” on documents` : `Take “${tag}” off documents`;
  site.render(response, "ask-many", {
    ...frame(site, request, response, { title, canonical: urls.tagMany() }),
    title,
    ...shown,
    action: urls.tagMany(),
    back: chosenLink({ of, query }),
  });
}
