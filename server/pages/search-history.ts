/** What an account lets the archive remember of its searches. */
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment } from "../../ingest/archive.js";
import { forget, keepHistory, remember } from "../../storage/catalogue/search-history.js";
import { idFromBytes } from "../../storage/model/identity.js";
import { visitorOf } from "../accounts/visitor.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import type { SearchRequest } from "../search/request.js";
import { writtenSearch } from "../search/written-search.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const idLength = 12;
const changeForm = z.object({ keep: z.enum(["yes", "no"], 'expected "yes" or "no"') });
const forgetForm = z.object({ search: z.string("expected one id, or nothing for all").max(40).default("") });

/** Takes `keep`: whether searches are remembered from now on. */
export const changeHistory =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { keep } = parameters(changeForm, request.body ?? {});
    const isKept = keep === "yes";
    const id = visitorOf(response).account?.id ?? "";
    await keepHistory(site.archive.catalogue, id, isKept ? moment(site.archive) : null);
    if (wantsJson(request)) response.json({ kept: isKept });
    else redirectWithNotice(response, urls.savedSearches(), isKept ? "history-on" : "history-off");
  };

/** Takes `search`, the id of one; without it all are forgotten. */
export const forgetSearches =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { search } = parameters(forgetForm, request.body ?? {});
    await forget(
      site.archive.catalogue,
      visitorOf(response).account?.id ?? "",
      search === "" ? null : search,
    );
    if (wantsJson(request)) response.json({ forgotten: search === "" ? "all" : search });
    else redirectWithNotice(response, urls.savedSearches(), "forgotten");
  };

/** Remembers a search of somebody who wants that: words that were sent, not those fetched while they are typed. */
export async function rememberSearch(
  site: Site,
  request: Request,
  response: Response,
  asked: SearchRequest,
): Promise<void> {
  const { account } = visitorOf(response);
  const isSent = (request.get("sec-fetch-dest") ?? "document") === "document";
  if (account === null || !isSent || asked.words === "" || asked.offset > 0) return;
  await remember(site.archive.catalogue, {
    ...{ id: idFromBytes(randomBytes(idLength), idLength), account: account.id },
    ...{ query: writtenSearch(asked), at: moment(site.archive) },
  });
}
