/** What an alert says: the documents found, the words in them, and the address that ends it. */
import type { Archive } from "../../ingest/archive.js";
import { passagesIn } from "../../storage/catalogue/searched-cells.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { FoundSet } from "../search/find.js";
import { hitsOf } from "../search/hits.js";
import type { Counted } from "../search/listing.js";
import type { SearchRequest } from "../search/request.js";
import { searchInWords } from "../shown/search-in-words.js";
import { type Excerpt, excerpt } from "../shown/segments.js";
import { counted, quoted } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

/** Documents told one by one, passages shown of each, and characters of a passage. */
const documentsTold = 20;
const passagesShown = 3;
const passageLength = 320;

export interface AlertDocument {
  title: string;
  /** `Harwick Council, 2025-03-01`; empty when nothing is known. */
  origin: string;
  href: string;
  passages: (Excerpt & { href: string })[];
  /** Passages found in it that are not shown. */
  more: number;
}

export interface AlertMessage {
  subject: string;
  /** `3 new passages in 2 documents for your saved search “Cameras”.` */
  opening: string;
  /** What the search asks. */
  asks: string;
  documents: AlertDocument[];
  /** Documents found that are not told one by one. */
  more: number;
  archive: string;
  /** Addresses: of all saved searches, and of the page that ends this alert. */
  searches: string;
  unsubscribe: string;
}

/**
 * The message about `fresh`, of which only what `states` let its reader see is told; null when that is nothing. `asked`
 * and `name`: of the saved search.
 */
export async function alertMessage(
  site: Pick<Site, "address" | "config"> & { archive: Pick<Archive, "catalogue"> },
  { name, asked, key }: { name: string; asked: SearchRequest; key: string },
  { found, fresh }: { found: FoundSet; fresh: readonly Counted[] },
  states: readonly DocumentState[],
): Promise<AlertMessage | null> {
  const { catalogue } = site.archive;
  const told = fresh.slice(0, documentsTold);
  const listed = told.flatMap(({ document }) =>
    passagesIn(found.map, found.passages, document.id)
      .slice(0, passagesShown)
      .map(({ start }) => ({ document, start, more: 0 })),
  );
  const hits = await hitsOf(catalogue, listed, found.asked.marking, states);
  const documents = told.flatMap(({ document, count }): AlertDocument[] => {
    const own = hits.filter(({ record }) => record.document === document.id);
    if (own.length === 0) return [];
    return [
      {
        title: document.title,
        origin: [document.source, document.date].filter((part) => part !== null).join(", "),
        href: fullAddress(site, urls.document(document.id)),
        passages: own.map(({ record, marks }) => ({
          ...excerpt(record.text.replace(/\s/g, " "), marks, passageLength),
          href: fullAddress(site, urls.passage(record.document, record.version, record.start, asked.words)),
        })),
        more: count - own.length,
      },
    ];
  });
  if (documents.length === 0) return null;
  const seen = new Set(hits.map(({ record }) => record.document));
  const passages = fresh
    .filter(({ document }, at) => at >= documentsTold || seen.has(document.id))
    .reduce((sum, { count }) => sum + count, 0);
  const more = fresh.length - told.length;
  const number = counted(passages, "new passage");
  return {
    subject: `${number} for ${quoted(name)} – ${site.config.name}`,
    opening: `${number} in ${counted(documents.length + more, "document")} for your saved search ${quoted(name)}.`,
    asks: searchInWords(asked),
    documents,
    more,
    archive: site.config.name,
    searches: fullAddress(site, urls.savedSearches()),
    unsubscribe: fullAddress(site, urls.unsubscribe(key)),
  };
}
