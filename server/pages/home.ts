import type { RequestHandler } from "express";
import { sql } from "kysely";
import { countAccounts } from "../../storage/catalogue/accounts.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { frame } from "../frame.js";
import { archiveJson, holdings, holdingsSentence } from "../holdings.js";
import { documentRows } from "../shown/document-rows.js";
import { counted } from "../shown/words.js";
import { isArchivist, relatedAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const newestShown = 6;

export const homePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    if (wantsJson(request)) {
      response.json(await archiveJson(site, response));
      return;
    }
    const { catalogue } = site.archive;
    const states = visibleStates(response);
    const samples = await countSamples(catalogue, states);
    const newest = await documentRows(catalogue, { states }, { limit: newestShown, offset: 0 });
    const hasAccounts = (await countAccounts(catalogue)) > 0;
    site.render(response, "home", {
      ...frame(site, request, response, { title: "Home", canonical: urls.home() }),
      search: { action: urls.search(), query: "", exact: false, kept: [], related: relatedAddress(site) },
      holdings: holdingsSentence(await holdings(catalogue, states)),
      newest,
      documents: urls.documents(),
      samples:
        samples === 0
          ? null
          : {
              sentence: `${counted(samples, "document")} here ${samples === 1 ? "is a sample" : "are samples"} written for Ibid, with invented names, to try the archive on.`,
              removeAction: isArchivist(response) ? urls.removeSamples() : null,
            },
      firstAccount: hasAccounts ? null : urls.setup(),
      upload: isArchivist(response) && newest.length === 0 ? urls.upload() : null,
    });
  };

async function countSamples(catalogue: Catalogue, states: readonly DocumentState[]): Promise<number> {
  const row = await catalogue
    .selectFrom("document")
    .select(sql<number>`count(*)`.as("count"))
    .where("sample", "=", 1)
    .where("state", "in", states)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
