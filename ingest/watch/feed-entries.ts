/** The entries of a feed: RSS (0.9 to 2.0), Atom (RFC 4287) or JSON Feed (1.1). Pure. */
import { z } from "zod";
import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from "../extract/xml/xml.js";

export interface FeedEntry {
  /** Of the article; whole, with scheme and host. */
  address: string;
  title: string | null;
}

/** What was fetched is no feed; the message says what it is instead. */
export class NoFeed extends Error {
  override name = "NoFeed";
}

const jsonFeed = z.object({
  items: z.array(
    z.looseObject({
      url: z.string().optional(),
      external_url: z.string().optional(),
      title: z.string().optional(),
    }),
  ),
});

/** The entries that lead somewhere, in the feed's order; `base` is the feed's address. @throws NoFeed */
export function feedEntries(bytes: Uint8Array, base: string): FeedEntry[] {
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const found = start.startsWith("{") ? jsonEntries(bytes) : xmlEntries(bytes);
  const seen = new Set<string>();
  return found.flatMap(({ address, title }) => {
    const url = address && URL.canParse(address, base) ? new URL(address, base) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return [];
    url.hash = "";
    if (seen.has(url.href)) return [];
    seen.add(url.href);
    return [{ address: url.href, title: title?.replace(/\s+/g, " ").trim() || null }];
  });
}

type Found = { address: string | null; title: string | null };

function jsonEntries(bytes: Uint8Array): Found[] {
  try {
    const { items } = jsonFeed.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
    return items.map(({ url, external_url: outside, title }) => ({
      address: url ?? outside ?? null,
      title: title ?? null,
    }));
  } catch {
    throw new NoFeed("What stands there begins like a JSON feed and is none.");
  }
}

function xmlEntries(bytes: Uint8Array): Found[] {
  let root: XmlElement;
  try {
    root = parseXml(bytes, "feed.xml");
  } catch {
    throw new NoFeed("What stands there is neither RSS nor Atom nor a JSON feed.");
  }
  if (root.name === "feed") return childrenOf(root, "entry").map(atomEntry);
  if (root.name === "rss" || root.name === "RDF") return descendantsOf(root, "item").map(rssItem);
  throw new NoFeed(`What stands there is XML of the kind <${root.name}>, and no feed.`);
}

function atomEntry(entry: XmlElement): Found {
  const links = childrenOf(entry, "link");
  const own = links.find(({ attributes }) => (attributes.get("rel") ?? "alternate") === "alternate");
  return { address: own?.attributes.get("href") ?? null, title: titleIn(entry) };
}

function rssItem(item: XmlElement): Found {
  const guid = childOf(item, "guid");
  const permanent = guid && guid.attributes.get("isPermaLink") !== "false" ? textOf(guid).trim() : null;
  // Links of Atom may stand beside, and have no words.
  const link = childrenOf(item, "link")
    .map((each) => textOf(each).trim())
    .find((words) => words !== "");
  return { address: link ?? permanent ?? null, title: titleIn(item) };
}

function titleIn(element: XmlElement): string | null {
  const title = childOf(element, "title");
  return title ? textOf(title) : null;
}
