/** A search as a feed: the documents found that are published, the newest first. */
import { passagesIn } from "../../storage/catalogue/searched-cells.js";
import { foundSet } from "../search/find.js";
import { hitsOf } from "../search/hits.js";
import { newestFirst } from "../search/newest.js";
import type { SearchRequest } from "../search/request.js";
import { searchAddress, searchQuery } from "../shown/search-address.js";
import { counted } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import type { Feed, FeedEntry } from "./feed.js";
import type { FeedName } from "./feed-forms.js";

const entriesListed = 30;
const passagesShown = 3;
const longestPassage = 600;
/** Of a feed without entries, which was never updated. */
const never = "1970-01-01T00:00:00.000Z";

/** Whoever asks, a feed holds what everybody may see: its address is passed on and its answers are kept by others. */
export async function searchFeedOf(
  site: Pick<Site, "archive" | "address" | "config">,
  asked: SearchRequest,
  form: FeedName,
): Promise<Feed> {
  const { catalogue } = site.archive;
  const found = await foundSet(site.archive, { ...asked, sort: "added" }, ["published"]);
  const newest = (await newestFirst(catalogue, found.documents)).slice(0, entriesListed);
  const listed = newest.flatMap(({ document }) =>
    passagesIn(found.map, found.passages, document.id)
      .slice(0, passagesShown)
      .map(({ start }) => ({ document, start, more: 0 })),
  );
  const hits = await hitsOf(catalogue, listed, found.asked.marking, ["published"]);
  const entries = newest.flatMap(({ document, count, at }): FeedEntry[] => {
    const own = hits.filter(({ record }) => record.document === document.id);
    if (own.length === 0) return [];
    return [
      {
        id: fullAddress(site, urls.document(document.id)),
        title: document.title,
        source: document.source,
        updated: at,
        count: counted(count, "passage"),
        passages: own.map(({ record }) => ({
          text: shortened(record.text.replace(/\s+/g, " ")),
          href: fullAddress(site, urls.passage(record.document, record.version, record.start)),
        })),
      },
    ];
  });
  return {
    address: fullAddress(
      site,
      urls.searchFeed(form, searchQuery({ ...asked, grouped: true, sort: "relevance" })),
    ),
    list: fullAddress(site, searchAddress({ ...asked, grouped: true, sort: "added" })),
    title: `${asked.words || "Search"} – ${site.config.name}`,
    publisher: site.config.name,
    updated: entries[0]?.updated ?? never,
    entries,
  };
}

function shortened(text: string): string {
  return text.length <= longestPassage
    ? text
    : `${text.slice(0, longestPassage).toWellFormed().replace("\uFFFD", "")}…`;
}
