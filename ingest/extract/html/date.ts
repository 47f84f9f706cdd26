/** The day a page was published, where it says so: mark-up first, then its printed line, then its address. */
import { cleanText } from "../clean-text.js";
import { partialDate } from "../partial-dates.js";
import { writtenDay } from "../written-days.js";
import { isBesides, standsBesides } from "./besides.js";
import { type HtmlDocument, type HtmlElement, isElement } from "./dom.js";

/** Elements whose own attributes say a date of publication. */
const marked = [
  '[itemprop~="datePublished"]',
  '[itemprop~="dateCreated"]',
  "time[pubdate]",
  "time.published, time.entry-date, time.dt-published, time.post-date, .dt-published",
  "abbr.published[title], .published[title], .date[title]",
  '[property~="dc:date"], [property~="dc:created"], [property~="dcterms:created"], [property~="schema:datePublished"]',
];
/** Elements that print a date, most particular first. */
const printed =
  '.entry-date, .post-date, .date-header, .published, .create, .createdate, .posted-on, .pubdate, .pub-date, .date, .datum, .dateline, .submitted, .entry-meta, .post-meta, .postmeta, .meta, .post-info, .entry-info, .byline, .postmetadata, .post-header, .entry-header, [class*="date"], [class*="posted"], [class*="meta"]';
/** Longest text that is a line about the page, not of it. */
const longestLine = 160;
/** Blocks on each side of the headline in which a line may date the page. */
const nearHeadline = 6;

/** The day of publication as the page's mark-up, its lines or its address give it; null when none does. */
export function publishedDate(
  document: HtmlDocument,
  address: string | null,
  title: string | null,
): string | null {
  return (
    markedDate(document) ??
    timeDate(document) ??
    addressDate(address) ??
    printedDate(document) ??
    dateNearHeadline(document, title)
  );
}

function markedDate(document: HtmlDocument): string | null {
  for (const place of marked)
    for (const element of document.querySelectorAll(place)) {
      if (standsBesides(element) || isUpdate(element)) continue;
      const date = dateOf(element);
      if (date !== null) return date;
    }
  return null;
}

/** The first `time` of the page's own text; the day of change only where there is no other. */
function timeDate(document: HtmlDocument): string | null {
  const times = [...document.querySelectorAll("time")].filter((time) => !standsBesides(time));
  const time = times.find((one) => !isUpdate(one) && dateOf(one) !== null);
  return time ? dateOf(time) : null;
}

function dateOf(element: HtmlElement): string | null {
  for (const name of ["datetime", "content", "title"]) {
    const date = partialDate(element.getAttribute(name)) ?? writtenDay(element.getAttribute(name) ?? "");
    if (date !== null && date.length === 10) return date;
  }
  const text = cleanText(element.textContent ?? "");
  return text.length <= longestLine ? writtenDay(text) : null;
}

const changed =
  /(?<!\p{L})(?:edited|updated?|modified|geändert|aktualisiert|bearbeitet|änderung|modifié|mis à jour)(?!\p{L})/iu;

/** Dates the last change, by its name or the words around it. */
function isUpdate(element: HtmlElement): boolean {
  const names = element.getAttribute("class") ?? "";
  if (/\b(?:published|entry-date)\b/.test(names)) return false;
  if (/\b(?:updated|modified|dt-updated)\b/.test(names)) return true;
  const texts = [element.textContent ?? "", element.parentNode?.textContent ?? ""];
  return texts.some((text) => text.length <= longestLine && changed.test(text));
}

/** `/2019/10/31/` and `/2019-10-31-` in an address, as blogs and newspapers write them. */
function addressDate(address: string | null): string | null {
  const match = /\/((?:19|20)\d{2})([/-])(\d{1,2})\2(\d{1,2})(?=[/_-]|$)/.exec(address ?? "");
  if (!match) return null;
  const [, year, , month = "", day = ""] = match;
  return partialDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function printedDate(document: HtmlDocument): string | null {
  for (const element of document.querySelectorAll(printed)) {
    if (standsBesides(element) || inFooter(element) || isUpdate(element)) continue;
    const text = cleanText(element.textContent ?? "");
    const date = text.length <= longestLine ? writtenDay(text) : null;
    if (date !== null) return date;
  }
  return null;
}

function inFooter(element: HtmlElement): boolean {
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) {
    const name = node.nodeName.toUpperCase();
    if (name === "ARTICLE" || name === "BODY") return false;
    if (name === "FOOTER" || /\bfooter\b/.test(node.getAttribute("id") ?? "")) return true;
  }
  return false;
}

/** A short line close to the headline that holds a date and little else. */
function dateNearHeadline(document: HtmlDocument, title: string | null): string | null {
  if (title === null) return null;
  const lines = textLines(document);
  const at = lines.indexOf(title);
  if (at < 0) return null;
  const near = [...lines.slice(at + 1, at + 1 + nearHeadline), ...lines.slice(Math.max(0, at - 3), at)];
  for (const line of near) {
    const date = line.length <= longestLine / 2 && !changed.test(line) ? writtenDay(line) : null;
    if (date !== null) return date;
  }
  return null;
}

function textLines(document: HtmlDocument): string[] {
  const lines: string[] = [];
  const elements = document.querySelectorAll("h1, h2, h3, p, div, span, td, li, small, font, center, em, i");
  for (const element of elements) {
    if (element.querySelector("p, div, td, li, h1, h2, h3") !== null || isBesides(element)) continue;
    const text = cleanText(element.textContent ?? "");
    if (text !== "" && text !== lines.at(-1)) lines.push(text);
  }
  return lines;
}
