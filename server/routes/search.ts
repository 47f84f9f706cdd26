/** The addresses of search, of what accounts keep of it, and of what is sent to them; see `../routes.ts`. */
import { limitAccount, limitAnonymous } from "../accounts/rate-limits.js";
import { requireRight } from "../accounts/require-right.js";
import { advancedSearchPage } from "../pages/advanced-search.js";
import { confirmMailAddress, confirmPage, unsubscribe, unsubscribePage } from "../pages/mail.js";
import { relatedPage } from "../pages/related.js";
import {
  deleteSearch,
  openSavedSearch,
  renameSearch,
  savedSearchesPage,
  saveSearch,
} from "../pages/saved-searches.js";
import { searchPage } from "../pages/search.js";
import { changeSearchAlert, forgetAddress, saveAddress } from "../pages/search-alerts.js";
import { batchPage, searchBatch } from "../pages/search-batch.js";
import { searchExport } from "../pages/search-export.js";
import { searchFeed } from "../pages/search-feed.js";
import { changeHistory, forgetSearches } from "../pages/search-history.js";
import { searchOverview } from "../pages/search-overview.js";
import { batchLimit, exportLimit, searchLimit } from "../route-limits.js";
import { inTurn } from "../search/turns.js";
import type { Site } from "../site.js";
import { get, post, type Route } from "./route.js";

/** Searches by meaning of one anonymous address in a minute: each costs the service that the operator named a call. */
const relatedLimit = { limit: 60, windowMs: 60_000, what: "searches by meaning" };
/** Links sent to confirm an address, for one account in a day. */
const addressLimit = { limit: 5, windowMs: 86_400_000, what: "links to confirm an address" };

export function searchTable(site: Site): Route[] {
  const member = requireRight("belong");
  const turns = inTurn();
  return [
    get("/search", limitAnonymous(searchLimit), turns, searchPage(site)),
    get("/search/overview", limitAnonymous(searchLimit), turns, searchOverview(site)),
    get("/search/feed/:form", limitAnonymous(searchLimit), turns, searchFeed(site)),
    get("/searches", member, savedSearchesPage(site)),
    post("/searches", member, saveSearch(site)),
    post("/searches/history", member, changeHistory(site)),
    post("/searches/history/forget", member, forgetSearches(site)),
    get("/searches/:id", member, openSavedSearch(site)),
    post("/searches/:id/rename", member, renameSearch(site)),
    post("/searches/:id/delete", member, deleteSearch(site)),
    get("/search/batch", batchPage(site)),
    post("/search/batch", limitAnonymous(batchLimit), searchBatch(site)),
    get("/search/export", limitAnonymous(exportLimit), searchExport(site)),
    get("/search/advanced", advancedSearchPage(site)),
    get("/search/related", limitAnonymous(relatedLimit), relatedPage(site)),
    post("/searches/address", member, limitAccount(addressLimit), saveAddress(site)),
    post("/searches/address/forget", member, forgetAddress(site)),
    post("/searches/:id/alert", member, changeSearchAlert(site)),
    get("/mail/confirm", confirmPage(site)),
    post("/mail/confirm", confirmMailAddress(site)),
    get("/mail/unsubscribe", unsubscribePage(site)),
    post("/mail/unsubscribe", unsubscribe(site)),
  ];
}
