/** Tags put on every document of a list or of a search, or taken off: counted first, done, and taken back. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { longestLabel } from "../../ingest/tags/concepts.js";
import { documentsWith, tagMany, untagMany } from "../../ingest/tags/tag-many.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { TagManyContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { chosenDocuments } from "../search/chosen-documents.js";
import { counted } from "../shown/words.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const manyParameters = z.object({
  of: z.enum(["documents", "search"], "expected documents or search"),
  /** The query of the page that lists them, as in its address. */
  query: z.string("expected one text").max(8_000).default(""),
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
      undo: null,
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
    const many = parameters(manyParameters, request.body ?? {});
    const documents = await chosenDocuments(site, many, visibleStates(response));
    const { act, tag } = many;
    const change = { put: act === "put" ? [tag] : [], take: act === "take" ? [tag] : [] };
    const by = visitorOf(response).account?.name ?? "";
    const { batch, changed } = await tagMany(site.archive, documents, change, by);
    site.nudge();
    if (wantsJson(request)) {
      response.json({ batch, changed });
      return;
    }
    const done = act === "put" ? "was put on" : "was taken off";
    renderMany(site, request, response, many, {
      sentence: `“${tag}” ${done} ${counted(changed, "document")}.`,
      undo: changed > 0 ? batch : null,
      form: null,
    });
  };

/** Takes an act back, named by `batch`. */
export const undoMany =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { batch } = parameters(
      z.object({ batch: z.string("expected the name of an act").min(1).max(40) }),
      request.body ?? {},
    );
    const changed = await untagMany(site.archive, batch, visitorOf(response).account?.name ?? "");
    if (changed === null) throw new HttpError(404, `There is no act “${batch}” to take back.`);
    site.nudge();
    if (wantsJson(request)) {
      response.json({ batch, changed });
      return;
    }
    const many: Many = { of: "documents", query: "", act: "put", tag: "" };
    renderMany(site, request, response, many, {
      sentence: `It was taken back from ${counted(changed, "document")}.`,
      undo: null,
      form: null,
    });
  };

function renderMany(
  site: Site,
  request: Request,
  response: Response,
  { of, query, act, tag }: Many,
  shown: Pick<TagManyContext, "sentence" | "undo" | "form">,
): void {
  const back = of === "search" ? urls.search() : urls.documents();
  const title =
    tag === ""
      ? "Tags taken back"
      : act === "put"
        ? `Put “${tag}” on documents`
        : `Take “${tag}” off documents`;
  site.render(response, "tag-many", {
    ...frame(site, request, response, { title, canonical: urls.tagMany() }),
    title,
    ...shown,
    action: urls.tagMany(),
    undoAction: urls.tagManyUndo(),
    back: { label: "Back to the list", href: query === "" ? back : `${back}?${query}` },
  });
}
