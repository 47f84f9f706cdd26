/** What every form of a feed is made from. */
export interface Feed {
  /** The feed's own address and that of the list it follows, with scheme and host. */
  address: string;
  list: string;
  title: string;
  /** Of the archive. */
  publisher: string;
  /** ISO 8601 UTC; of the newest entry. */
  updated: string;
  entries: FeedEntry[];
}

/** A document found. */
export interface FeedEntry {
  /** Its permanent address, which is also its id: the same for ever. */
  id: string;
  title: string;
  /** The body or publication that issued it. */
  source: string | null;
  /** Since when it can be found. */
  updated: string;
  /** "3 passages": how many answer. */
  count: string;
  /** The first of them. */
  passages: { text: string; href: string }[];
}

/** An entry's words as HTML. */
export function entryHtml({ count, passages }: FeedEntry): string {
  const quotes = passages.map(
    ({ text, href }) =>
      `<blockquote cite="${escapeXml(href)}"><p><a href="${escapeXml(href)}">${escapeXml(text)}</a></p></blockquote>`,
  );
  return `<p>${escapeXml(count)}</p>${quotes.join("")}`;
}

/** An entry's words as plain text. */
export function entryText({ count, passages }: FeedEntry): string {
  return [count, ...passages.map(({ text, href }) => `${text}\n${href}`)].join("\n\n");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For XML 1.0: signs as entities, and what it cannot hold at all left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
