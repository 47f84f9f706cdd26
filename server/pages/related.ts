/** Passages near in meaning: to words, to a passage, or to the beginning of a document. A suggestion, and said to be one. */
import type { RequestHandler, Response } from "express";
import { z } from "zod";
import { EmbedderAway } from "../../ingest/near/embedder.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldVersion } from "../held-version.js";
import { offsetParameter, parameters, versionParameter } from "../parameters.js";
import { hitAnswer } from "../search/answer.js";
import { relatedTo } from "../search/related.js";
import { searchParameters, searchRequest } from "../search/request.js";
import { shownHit } from "../shown/search-answer.js";
import { relatedAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Passages from the beginning of a document that stand for it. */
const passagesOfDocument = 8;

const relatedParameters = z.object({
  q: searchParameters.shape.q,
  document: z.string("expected the id of one document").max(40).default(""),
  version: versionParameter.optional(),
  start: offsetParameter.optional(),
});
type Asked = z.infer<typeof relatedParameters>;

export const relatedPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { archive } = site;
    const { embedder } = archive;
    if (embedder === null)
      throw new HttpError(
        404,
        "This archive does not look for passages by their meaning: its operator has named no service for it.",
      );
    const asked = parameters(relatedParameters, request.query);
    const origin = await originOf(site, asked, response);
    const desk = { catalogue: archive.catalogue, index: archive.index, embedder };
    const related =
      origin.text === ""
        ? []
        : await relatedTo(desk, origin, visibleStates(response)).catch((error: unknown) => {
            if (!(error instanceof EmbedderAway || error instanceof IndexUnavailable)) throw error;
            throw new HttpError(503, `Passages cannot be looked for by meaning just now: ${error.message}`);
          });
    if (wantsJson(request)) {
      response.json({
        ...{ query: asked.q, match: "related", suggestion: true, model: embedder.model },
        hits: related.map(({ hit, nearness }) => ({ ...hitAnswer(hit, site.address), nearness })),
      });
      return;
    }
    const plain = { request: searchRequest(searchParameters.parse({})), query: null };
    const canonical = urls.related({ ...asked });
    site.render(response, "related", {
      ...frame(site, request, response, {
        title: "Passages near in meaning",
        canonical,
        alternates: [{ type: "application/json", href: canonical }],
      }),
      search: {
        ...{ action: urls.search(), query: asked.q, exact: false, kept: [] },
        related: relatedAddress(site),
      },
      suggestion: `A suggestion, made by the model “${embedder.model}” and not by words: passages that may be about the same. Nothing says that they are, or that there are no others.`,
      to: origin.label,
      hits: related.map(({ hit }) => shownHit(hit, plain)),
      empty:
        origin.text === "" || related.length > 0
          ? null
          : "No passage is near to this, or none has been looked at yet.",
    });
  };

interface Origin {
  text: string;
  /** The passage itself, which is not told. */
  without: { document: string; start: number } | null;
  /** What the passages are near to, with a link; null for words. */
  label: { label: string; href: string } | null;
}

async function originOf({ archive }: Site, asked: Asked, response: Response): Promise<Origin> {
  if (asked.document === "") return { text: asked.q.trim(), without: null, label: null };
  const held = await heldVersion(archive.catalogue, asked.document, asked.version ?? null, response);
  const { document, version } = held;
  const passages = await archive.catalogue
    .selectFrom("passage")
    .select(["start", "text"])
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .$if(asked.start !== undefined, (query) => query.where("start", "=", asked.start ?? 0))
    .orderBy("start")
    .limit(passagesOfDocument)
    .execute();
  const [first] = passages;
  if (!first)
    throw new HttpError(404, `There is no such passage in ${document.id}.`, { document: document.id });
  return {
    text: passages.map(({ text }) => text).join("\n"),
    without: asked.start === undefined ? null : { document: document.id, start: first.start },
    label: {
      label: document.title,
      href:
        asked.start === undefined
          ? urls.document(document.id)
          : urls.passage(document.id, version.number, first.start),
    },
  };
}
