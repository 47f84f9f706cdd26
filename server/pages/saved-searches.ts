/** Saved searches of the one who is signed in, with what is new in each. */
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment } from "../../ingest/archive.js";
import { mailAddress } from "../../storage/catalogue/mail-addresses.js";
import {
  addSavedSearch,
  changeSavedSearch,
  deleteSavedSearch,
  savedSearch,
  savedSearches,
} from "../../storage/catalogue/saved-searches.js";
import type { SavedSearchRow } from "../../storage/catalogue/saved-tables.js";
import { alertsOf } from "../../storage/catalogue/search-alerts.js";
import { history, keepsHistory } from "../../storage/catalogue/search-history.js";
import { idFromBytes } from "../../storage/model/identity.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { newMatches } from "../saved/new-matches.js";
import { isAsked } from "../search/request.js";
import { readWritten, writtenSearch } from "../search/written-search.js";
import { shownHistory, shownMail, shownSaved } from "../shown/saved-searches.js";
import { searchAddress } from "../shown/search-address.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Each of them is counted anew when the list is opened. */
const mostSaved = 50;
const longestName = 100;
const idLength = 12;

const nameField = z
  .string("expected a name")
  .trim()
  .min(1, "expected a name")
  .max(longestName, `expected at most ${longestName} characters`);

export const savedSearchesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const account = accountOf(response);
    const states = visibleStates(response);
    const alerts = await alertsOf(catalogue, account);
    const address = await mailAddress(catalogue, account);
    const saved: Parameters<typeof shownSaved>[] = [];
    for (const row of await savedSearches(catalogue, account))
      saved.push([
        row,
        await newMatches(site, row.query, row.visited_at, states),
        alerts.get(row.id) ?? null,
      ]);
    const asked = await history(catalogue, account);
    const remembers = await keepsHistory(catalogue, account);
    if (wantsJson(request)) {
      response.json({
        saved: saved.map(([{ id, name, query, visited_at: visitedAt }, fresh, alert]) => ({
          id,
          name,
          query,
          visitedAt,
          new: fresh,
          alert: alert && { cadence: alert.cadence, sentAt: alert.sent_at, problem: alert.problem },
        })),
        mail: {
          sends: site.mail !== null,
          address: address?.address ?? null,
          confirmed: address?.confirmed_at != null,
        },
        history: { kept: remembers, searches: asked.map(({ id, query, at }) => ({ id, query, at })) },
      });
      return;
    }
    site.render(response, "searches", {
      ...frame(site, request, response, { title: "Your searches", canonical: urls.savedSearches() }),
      saved: saved.map((each) => shownSaved(...each)),
      mail: shownMail(address, site.mail !== null),
      history: asked.map(shownHistory),
      remembers,
      change: urls.searchHistory(),
      forget: urls.forgetSearches(),
      search: urls.search(),
    });
  };

const saveForm = z.object({
  name: nameField,
  query: z.string("expected the query of a search").max(8_000).default(""),
});

/** Takes `name` and `query`, as in the address of the search. */
export const saveSearch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { name, query } = parameters(saveForm, request.body ?? {});
    const asked = readWritten(query);
    if (!isAsked(asked)) throw new HttpError(422, "Nothing was saved: the search asks for nothing.");
    const at = moment(site.archive);
    const row: SavedSearchRow = {
      ...{ id: idFromBytes(randomBytes(idLength), idLength), account: accountOf(response), name },
      ...{ query: writtenSearch(asked), created_at: at, visited_at: at },
    };
    if (!(await addSavedSearch(site.archive.catalogue, row, mostSaved)))
      throw new HttpError(422, `Nothing was saved: ${mostSaved} searches are the most; delete one first.`);
    if (wantsJson(request)) response.status(201).json({ id: row.id, name, query: row.query });
    else redirectWithNotice(response, urls.savedSearches(), "search-saved");
  };

/** Leads to what it finds, the last added first; from now on, what it finds today is not new. */
export const openSavedSearch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const row = await held(site, request, response);
    await changeSavedSearch(site.archive.catalogue, row.account, row.id, {
      visited_at: moment(site.archive),
    });
    response.redirect(303, searchAddress(readWritten(row.query), { sort: "added" }));
  };

export const renameSearch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const row = await held(site, request, response);
    const { name } = parameters(z.object({ name: nameField }), request.body ?? {});
    await changeSavedSearch(site.archive.catalogue, row.account, row.id, { name });
    if (wantsJson(request)) response.json({ id: row.id, name, query: row.query });
    else redirectWithNotice(response, urls.savedSearches(), "search-renamed");
  };

export const deleteSearch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const row = await held(site, request, response);
    await deleteSavedSearch(site.archive.catalogue, row.account, row.id);
    if (wantsJson(request)) response.json({ id: row.id, deleted: true });
    else redirectWithNotice(response, urls.savedSearches(), "search-deleted");
  };

/** The one in the path; 404 also for somebody else's. */
async function held(site: Site, request: Request, response: Response): Promise<SavedSearchRow> {
  const id = String(request.params.id);
  const row = await savedSearch(site.archive.catalogue, accountOf(response), id);
  if (!row) throw new HttpError(404, `You have no saved search “${id}”.`);
  return row;
}

/** The id of who is signed in; the routes let nobody else through. */
function accountOf(response: Response): string {
  const { account } = visitorOf(response);
  if (!account) throw new HttpError(401, "This needs an account: sign in first.");
  return account.id;
}
