/** What a web page says of itself: JSON-LD first, then meta elements, then its own mark-up. */
import { z } from "zod";
import { cleanText } from "./clean-text.js";
import type { FileMetadata } from "./extraction.js";
import type { HtmlDocument } from "./html-dom.js";
import { partialDate } from "./partial-dates.js";

const nameSchema = z.union([z.string(), z.object({ name: z.string() }).transform((it) => it.name)]).catch("");
const articleSchema = z.object({
  headline: z.string().optional().catch(undefined),
  author: z.union([z.array(nameSchema), nameSchema.transform((name) => [name])]).catch([]),
  datePublished: z.string().optional().catch(undefined),
  dateModified: z.string().optional().catch(undefined),
  publisher: nameSchema,
  inLanguage: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
});
type Article = z.infer<typeof articleSchema>;

const articleType = /(?:Article|Posting|Report|WebPage)$/;

/** What Readability made of a page. */
export interface ReadableFacts {
  title: string | null;
  byline: string | null;
}

/** The facts a page states; null where it states none. */
export function htmlMetadata(document: HtmlDocument, readable: ReadableFacts | null = null): FileMetadata {
  const article = linkedArticle(document);
  const meta = (...names: string[]) => metaContent(document, names);
  const author = article?.author.filter((name) => name !== "").join(", ");
  return {
    title: first(
      printedTitle(document, [article?.headline, readable?.title]),
      wholeTitle(readable, document),
      article?.headline,
      meta("og:title", "dc.title", "twitter:title"),
      titleOf(document),
    ),
    byline: first(
      author,
      readable?.byline,
      meta("author", "dc.creator", "parsely-author", "article:author_name"),
    ),
    published: partialDate(
      first(article?.datePublished, meta(...publishedNames), timeOf(document, "datePublished")),
    ),
    updated: partialDate(
      first(article?.dateModified, meta(...updatedNames), timeOf(document, "dateModified")),
    ),
    language: languageTag(
      first(document.documentElement.getAttribute("lang"), article?.inLanguage, meta("og:locale")),
    ),
    site: first(meta("og:site_name", "application-name"), article?.publisher, meta("dc.publisher")),
    address: addressOf(document),
    // Only what the page says of itself: Readability would take the first paragraph instead.
    excerpt: first(article?.description, meta("og:description", "description", "dc.description")),
  };
}

const publishedNames = [
  "article:published_time",
  "dc.date.issued",
  "dcterms.issued",
  "dc.date",
  "date",
  "parsely-pub-date",
];
const updatedNames = ["article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"];

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

/** The first of the candidates that stands on the page as a heading. */
function printedTitle(document: HtmlDocument, candidates: (string | null | undefined)[]): string | null {
  const headings = [...document.querySelectorAll("h1")].map((heading) =>
    cleanText(heading.textContent ?? ""),
  );
  return candidates.find((title) => title && headings.includes(cleanText(title))) ?? null;
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

function linkedArticle(document: HtmlDocument): Article | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = nodesOf(parsed(script.textContent ?? "")).find(isArticle);
    if (article) return articleSchema.parse(article);
  }
  return null;
}

/** Pages carry broken JSON-LD often enough; it then says nothing. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
  } catch {
    return null;
  }
}

function nodesOf(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  return [value, ...("@graph" in value ? nodesOf(value["@graph"]) : [])];
}

function isArticle(node: object): boolean {
  const types = "@type" in node ? [node["@type"]].flat() : [];
  return types.some((type) => typeof type === "string" && articleType.test(type)) && "headline" in node;
}
