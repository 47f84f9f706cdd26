/** What a web page says of itself: JSON-LD first, then meta elements, then its own mark-up. */
import { cleanText } from "../clean-text.js";
import type { FileMetadata } from "../extraction.js";
import { partialDate } from "../partial-dates.js";
import { namesIn, ownerOf, printedByline, statedName } from "./byline.js";
import { publishedDate } from "./date.js";
import { declaredTypes } from "./declared.js";
import type { HtmlDocument } from "./dom.js";
import { linkedFacts, linkedNodes, linkedTypes } from "./linked-data.js";
import { printedTitle } from "./title.js";

/** What Readability made of a page. */
export interface ReadableFacts {
  title: string | null;
  byline: string | null;
}

/** The facts a page states; null where it states none. */
export function htmlMetadata(document: HtmlDocument, readable: ReadableFacts | null = null): FileMetadata {
  const nodes = linkedNodes(document);
  const linked = linkedFacts(nodes);
  const types = declaredTypes(document, linkedTypes(nodes));
  const meta = (...names: string[]) => metaContent(document, names);
  const address = addressOf(document);
  const named = first(meta("og:site_name"), linked?.publisher, linked?.site);
  const [headline, ...stated] = [
    linked?.headline,
    wholeTitle(readable, document),
    linked?.headline,
    meta("og:title", "dc.title", "twitter:title"),
    titleOf(document),
  ].map((title) => (first(title) === null ? null : printedTitle(document, first(title) ?? "", named)));
  const printed =
    [headline, ...stated].find((title) => title?.isHeading) ?? stated.find((title) => title !== null) ?? null;
  return {
    title: printed?.title ?? null,
    byline: bylineOf(document, linked?.author ?? [], readable, named) ?? ownerOf(document, address, [named]),
    published:
      partialDate(first(linked?.datePublished, meta(...publishedNames))) ??
      publishedDate(document, address, printed?.title ?? null),
    updated: partialDate(
      first(linked?.dateModified, meta(...updatedNames), timeOf(document, "dateModified")),
    ),
    language: languageTag(
      first(document.documentElement.getAttribute("lang"), linked?.inLanguage, meta("og:locale")),
    ),
    site: first(named, meta("application-name", "dc.publisher"), printed?.rest),
    address,
    // Only what the page says of itself: Readability would take the first paragraph instead.
    excerpt: first(linked?.description, meta("og:description", "description", "dc.description")),
    ...(types.length > 0 && { types }),
  };
}

const publishedNames = [
  "article:published_time",
  "og:published_time",
  "datepublished",
  "dc.date.issued",
  "dcterms.issued",
  "dcterms:issued",
  "citation_publication_date",
  "citation_date",
  "dc.date.created",
  "dc.created",
  "dcterms.created",
  "dcterms:created",
  "dc.date",
  "dc:date",
  "dcterms.date",
  "dcterms:date",
  "date",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "publication-date",
  "sailthru.date",
  "parsely-pub-date",
  "shareaholic:article_published_time",
];
const updatedNames = ["article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"];
const authorNames = [
  "dc:creator",
  "dcterms:creator",
  "author",
  "article:author_name",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "parsely-author",
  "sailthru.author",
  "citation_author",
  "article:author",
];

/**
 * What the page states for machines, unless it names the site again, or is its default where the printed byline names
 * somebody else; then the printed byline; then what Readability found.
 */
function bylineOf(
  document: HtmlDocument,
  linked: string[],
  readable: ReadableFacts | null,
  site: string | null,
): string | null {
  const article = first(linked.filter((name) => statedName(name) !== null).join(", "));
  if (article !== null && !sameName(article, site)) return article;
  const stated = statedName(metaContent(document, authorNames));
  const printed = printedByline(document);
  if (stated !== null && !sameName(stated, site) && (printed === null || sharesName(stated, printed)))
    return stated;
  return printed ?? namesIn(readable?.byline) ?? stated ?? article;
}

function sameName(name: string, site: string | null): boolean {
  return site !== null && name.toLowerCase() === site.toLowerCase();
}

function sharesName(one: string, other: string): boolean {
  const words = (name: string) =>
    [...name.toLowerCase().matchAll(/[\p{L}\p{M}]{3,}/gu)].map(([word]) => word);
  return words(one).some((word) => words(other).includes(word));
}

function first(...values: (string | null | undefined)[]): string | null {
  for (const value of values) {
    const clean = cleanText(value ?? "");
    if (clean !== "") return clean;
  }
  return null;
}

function metaContent(document: HtmlDocument, names: string[]): string | null {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll("meta[content]"))
    for (const attribute of ["property", "name", "itemprop", "http-equiv"])
      for (const name of (element.getAttribute(attribute) ?? "").toLowerCase().split(/\s+/))
        if (!found.has(name)) found.set(name, element.getAttribute("content") ?? "");
  return names.map((name) => found.get(name)).find((content) => content?.trim()) ?? null;
}

function titleOf(document: HtmlDocument): string | null {
  return document.querySelector("title")?.textContent ?? null;
}

/** Readability takes a site's name off a title, and sometimes the half of a title that stands before a colon. */
function wholeTitle(readable: ReadableFacts | null, document: HtmlDocument): string | null {
  const title = readable?.title ?? null;
  const whole = cleanText(titleOf(document) ?? "");
  return title !== null && whole.endsWith(`: ${title}`) ? whole : title;
}

function timeOf(document: HtmlDocument, property: string): string | null {
  const element = document.querySelector(`[itemprop="${property}"]`);
  return element?.getAttribute("datetime") ?? element?.getAttribute("content") ?? null;
}

function addressOf(document: HtmlDocument): string | null {
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const address = link ?? metaContent(document, ["og:url"]);
  return address && /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).href : null;
}

/** `en_GB` and `en-gb` as `en-GB`; null for what is no language tag. */
function languageTag(value: string | null): string | null {
  try {
    return value === null ? null : (Intl.getCanonicalLocales(value.replaceAll("_", "-"))[0] ?? null);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
