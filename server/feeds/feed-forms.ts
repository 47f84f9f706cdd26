/** The forms of a feed, each once, by their names in addresses. */
import { entryHtml, entryText, escapeXml, type Feed } from "./feed.js";

export const feedNames = ["atom", "rss", "json"] as const;
export type FeedName = (typeof feedNames)[number];

export const feedForms: Record<FeedName, { label: string; mediaType: string; write(feed: Feed): string }> = {
  atom: { label: "Atom", mediaType: "application/atom+xml", write: atom },
  rss: { label: "RSS", mediaType: "application/rss+xml", write: rss },
  json: { label: "JSON Feed", mediaType: "application/feed+json", write: jsonFeed },
};

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

function element(name: string, text: string, attributes = ""): string {
  return `<${name}${attributes}>${escapeXml(text)}</${name}>`;
}

/** RFC 4287. */
function atom(feed: Feed): string {
  const entries = feed.entries.map((entry) =>
    [
      "<entry>",
      element("id", entry.id),
      element("title", entry.title),
      element("updated", entry.updated),
      ...(entry.source === null ? [] : [`<author>${element("name", entry.source)}</author>`]),
      `<link rel="alternate" type="text/html" href="${escapeXml(entry.id)}"/>`,
      element("content", entryHtml(entry), ' type="html"'),
      "</entry>",
    ].join("\n"),
  );
  return [
    declaration,
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element("id", feed.address),
    element("title", feed.title),
    element("updated", feed.updated),
    `<author>${element("name", feed.publisher)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(feed.address)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.list)}"/>`,
    ...entries,
    "</feed>\n",
  ].join("\n");
}

/** RSS 2.0, as the RSS Advisory Board describes it. */
function rss(feed: Feed): string {
  const entries = feed.entries.map((entry) =>
    [
      "<item>",
      element("title", entry.title),
      element("link", entry.id),
      element("guid", entry.id),
      element("pubDate", new Date(entry.updated).toUTCString()),
      element("description", entryHtml(entry)),
      "</item>",
    ].join("\n"),
  );
  return [
    declaration,
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    element("title", feed.title),
    element("link", feed.list),
    element("description", `The newest of what this search finds in ${feed.publisher}.`),
    `<atom:link rel="self" type="application/rss+xml" href="${escapeXml(feed.address)}"/>`,
    element("lastBuildDate", new Date(feed.updated).toUTCString()),
    ...entries,
    "</channel></rss>\n",
  ].join("\n");
}

/** JSON Feed 1.1. */
function jsonFeed(feed: Feed): string {
  const written = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.list,
    feed_url: feed.address,
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.id,
      title: entry.title,
      content_html: entryHtml(entry),
      content_text: entryText(entry),
      date_published: entry.updated,
      date_modified: entry.updated,
      ...(entry.source === null ? {} : { authors: [{ name: entry.source }] }),
    })),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}
