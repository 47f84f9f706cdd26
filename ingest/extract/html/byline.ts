/** Who wrote a page: what it says for machines first, then the mark-up of its byline. Unsure is null. */
import { cleanText } from "../clean-text.js";
import { standsBesides } from "./besides.js";
import { type HtmlDocument, type HtmlElement, isElement } from "./dom.js";

/** Words before a name in a byline, in English, German and French. */
const lead =
  /^(?:[\s|·•/,:–—-]|(?:\p{L}+\s){0,3}?(?:written|posted|published|submitted|created)\s+by\b|by\b|(?:\p{L}+\s){0,3}?(?:geschrieben|verfasst|veröffentlicht|gespeichert|eingereicht|erstellt|gepostet|publiziert)\s+(?:von|durch)\b|von\b|(?:écrit|publié|posté|rédigé|soumis)\s+par\b|par\b|(?:view|zeige|show)\s+all?e?\s+(?:posts by|beiträge von)\b|beiträge von\b|(?:authors?|autor(?:in|en)?|auteurs?|text|redaktion|posté|verfasser(?:in)?)\s*:|(?:author|autor|auteur)\s)+/iu;
/** What follows a name: a date, a mark, a place. */
const tail =
  /\s*(?:[|•·–—]|\/\/|\s-\s|\b(?:am|on|le|vom|at|um|in)\s+(?:\p{L}+,?\s+)?\d|,?\s*\b\d{1,2}[./]\s?\d|,?\s*\b\d{4}\b|\(\d|\d+\s+(?:comments?|kommentare?)).*$/iu;
const noName =
  /@|\[at\]|^(?:https?:|www\.)|^(?:admin(?:istrator)?|redaktion|editor|webmaster|author|autor|unknown|anonymous|gast|guest|posted on|veröffentlicht am|publié le|geschrieben am|erstellt am|nobody|none|null|undefined)$/i;
/** Letters a byline may have; more is a sentence. */
const longest = 100;

/** A byline as names alone, without `By` and dates; null when it holds no name. */
export function namesIn(byline: string | null | undefined): string | null {
  const clean = cleanText(byline ?? "")
    .replace(/\s+/g, " ")
    .slice(0, 4 * longest);
  const names = clean
    .replace(lead, "")
    .replace(tail, "")
    .replace(/[\s,;:–—-]+$/, "");
  if (names === "" || names.length > longest || noName.test(names) || !/\p{L}/u.test(names)) return null;
  return names.split(" ").length > 16 ? null : names;
}

/** What a page states for machines, without `By`; null when it is an address or a role. */
export function statedName(stated: string | null | undefined): string | null {
  const name = cleanText(stated ?? "")
    .slice(0, 4 * longest)
    .replace(lead, "");
  return name === "" || noName.test(name) ? null : name;
}

/** Where pages put a name, from the most particular mark-up to the least. */
const places = [
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  'a[rel~="author"]',
  ".p-author",
  ".author.vcard .fn, .author .fn, .vcard .fn",
  ".author.vcard",
  ".byline .author, .byline-name, .byline a, .by-author a",
  ".entry-author, .post-author, .author-name, .td-post-author-name, .article-author, .post_author, .meta-author, .createdby, .contributor, .article__author, .c-byline__author, .byline__name",
  '.submitted .username, .submitted [rel~="sioc:has_creator"]',
  '[property~="cc:attributionName"], [rel~="cc:attributionURL"]',
  'a[href*="/author/"], a[href*="/autor/"], a[href*="/auteur/"]',
  ".byline",
  ".author",
];

/**
 * The name or names in the page's own byline. Names that stand together are joined by commas; names of comments,
 * sidebars and lists of other pages are passed over.
 */
export function printedByline(document: HtmlDocument): string | null {
  return nameOfGuest(document) ?? nameInMarkup(document) ?? nameInLine(document);
}

const guest =
  /^(?:(?:ein|eine|an?|un|blog|gast|guest|text|beitrag|gastbeitrag|blogbeitrag|artikel|gastartikel|post|article|billet|essay|kommentar)[\s-]+){1,3}(?:by|von|par)\s+(?<name>\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+[\p{L}\p{M}.’'-]+){1,3})$/iu;

/** `Gastbeitrag von …` in a line of its own: truer than the name of the account that published it. */
function nameOfGuest(document: HtmlDocument): string | null {
  for (const element of document.querySelectorAll("p, em, strong, h2, h3, h4")) {
    const text = element.textContent ?? "";
    const name = text.length <= longest ? guest.exec(cleanText(text))?.groups?.name : undefined;
    if (name !== undefined && !standsBesides(element)) return name;
  }
  return null;
}

function nameInMarkup(document: HtmlDocument): string | null {
  for (const place of places) {
    const found = [...document.querySelectorAll(place)].filter((element) => !standsBesides(element));
    const named = found.flatMap((element) => {
      const name = namesIn(element.textContent) ?? namesIn(element.getAttribute("content"));
      return name === null ? [] : [{ name, element }];
    });
    const [first] = named;
    if (first === undefined) continue;
    const together = named.filter(({ element }) => nearby(element, first.element)).map(({ name }) => name);
    return [...new Set(together)].slice(0, 8).join(", ");
  }
  return null;
}

/** Elements that print who and when. */
const lines =
  '.date, .meta, .entry-meta, .post-meta, .postmeta, .postmetadata, .post-info, .submitted, .byline, .dateline, [class*="posted"]';
const named =
  /(?:^|\s)(?:by|von|par):?\s+(?<name>[\p{L}\p{N}_][^,|•·/]{1,60}?)(?=\s+(?:on|am|le|at|um|in|vor|den|der)\s|\s*[,|•·/–—]|\s+-\s|\s+\d|$)/iu;

/** The name after `by` in a line that also holds the date. */
function nameInLine(document: HtmlDocument): string | null {
  for (const element of document.querySelectorAll(lines)) {
    const text = cleanText(element.textContent ?? "").replace(/\n/g, " ");
    if (text.length > 2 * longest || standsBesides(element)) continue;
    const name = namesIn(named.exec(text)?.groups?.name);
    if (name !== null) return name;
  }
  return null;
}

/** In the same line of names: below one parent, or the parents of both are. */
function nearby(element: HtmlElement, other: HtmlElement): boolean {
  if (element === other) return true;
  const around = (one: HtmlElement) => [one.parentNode, one.parentNode?.parentNode ?? null];
  return around(element).some(
    (node) => node !== null && isElement(node) && isLine(node) && around(other).includes(node),
  );
}

function isLine(element: HtmlElement): boolean {
  return (element.textContent ?? "").length <= 3 * longest;
}

const academic = /^(?:(?:prof|dr|mag|dipl|univ)\.?(?:-\p{L}+)?\.?\s+)+/iu;

/**
 * Whose site it is, when its name on the page is the name in its address (`Dr. Ada Byron` at ada-byron.example): on
 * such a site the owner writes. `names` are the names the page gives its site.
 */
export function ownerOf(
  document: HtmlDocument,
  address: string | null,
  names: readonly (string | null)[],
): string | null {
  if (address === null) return null;
  const host = new URL(address).hostname.replace(/^www\./, "").split(".")[0] ?? "";
  const printed = [
    ...document.querySelectorAll(".site-title, .site-description, .site-name, #site-title"),
  ].map((element) => element.textContent);
  for (const candidate of [...names, ...printed]) {
    const name = cleanText(candidate ?? "").replace(academic, "");
    const letters =
      name
        .normalize("NFKD")
        .toLowerCase()
        .match(/[a-z]+/g) ?? [];
    if (letters.length >= 2 && letters.length <= 4 && letters.join("") === host.replaceAll("-", ""))
      return name;
  }
  return null;
}
