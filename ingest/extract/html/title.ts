/** The title of a page as it is printed on it, and the name of the site that pages put before or after it. */
import { cleanText } from "../clean-text.js";
import { standsBesides } from "./besides.js";
import { type HtmlDocument, type HtmlElement, isElement } from "./dom.js";

/** What divides a title from the name of its site; a colon only with a space before it. */
const divider = /\s+[|\-–—·•:›>/\\~]+\s+|\s*[»«]\s*|\s+::\s+/u;
/** Share of the words of heading and title that must be the same. */
const likeness = 0.7;

interface Part {
  text: string;
  rest: string | null;
}

export interface PrintedTitle {
  title: string;
  /** True when a heading of the page says it. */
  isHeading: boolean;
  /** What stood beside it in the page's title: most often the name of the site. */
  rest: string | null;
}

/** A page's stated title, without the site's name, as its heading prints it where one agrees. */
export function printedTitle(document: HtmlDocument, stated: string, site: string | null): PrintedTitle {
  const headings = headingsOf(document);
  const parts = spans(stated);
  const agreed = [...headings]
    .filter((heading) => !isHome(heading))
    .map((heading) => cleanText(heading.textContent ?? ""))
    .find((heading) => heading !== "" && parts.some(({ text }) => alike(text, heading)));
  const part = agreed === undefined ? undefined : parts.find(({ text }) => alike(text, agreed));
  if (agreed !== undefined && part !== undefined) return { title: agreed, isHeading: true, rest: part.rest };
  const names = [site, ...headings.filter(isHome).map((heading) => cleanText(heading.textContent ?? ""))];
  const named = parts.find(
    ({ text, rest }) => rest !== null && text !== "" && names.some((name) => name && sameWords(rest, name)),
  );
  const cut = named ?? withoutEnding(parts);
  return { title: cut?.text ?? stated, isHeading: false, rest: cut?.rest ?? null };
}

/** A sentence and, after one clear divider, a few words more: they name the site. */
function withoutEnding(parts: readonly Part[]): Part | undefined {
  const [, ending] = parts;
  if (parts.length !== 3 || ending === undefined || !/\s[|–—·«]\s/.test(parts[0]?.text ?? ""))
    return undefined;
  return wordsOf(ending.text).length >= 5 && wordsOf(ending.rest ?? "").length <= 4 ? ending : undefined;
}

/** The title whole, then without its last parts, then without its first ones. */
function spans(title: string): Part[] {
  const cuts = [...title.matchAll(new RegExp(divider, "gu"))].slice(0, 8);
  const found: Part[] = [{ text: title, rest: null }];
  for (const cut of cuts.toReversed())
    found.push({ text: title.slice(0, cut.index), rest: title.slice(cut.index + cut[0].length) });
  for (const cut of cuts)
    found.push({ text: title.slice(cut.index + cut[0].length), rest: title.slice(0, cut.index) });
  return found.map(({ text, rest }) => ({ text: text.trim(), rest: rest?.trim() || null }));
}

function headingsOf(document: HtmlDocument): HtmlElement[] {
  const marked = [
    ...document.querySelectorAll(
      'h1, [itemprop~="headline"], .entry-title, .post-title, .p-name, #page-title, .serendipity_title, .article-title, .page-title, h2, h3.title',
    ),
  ];
  return marked
    .filter((heading) => (heading.textContent ?? "").length <= 400 && !standsBesides(heading))
    .slice(0, 60);
}

/** A heading that leads to the front page names the site. */
function isHome(heading: HtmlElement): boolean {
  const link = heading.querySelector("a[href]") ?? linkAround(heading);
  if (
    /\bsite-(?:title|name)\b|\blogo\b/.test(`${heading.getAttribute("class")} ${heading.getAttribute("id")}`)
  )
    return true;
  if (link === null) return false;
  const address = (link.getAttribute("href") ?? "").replace(/^https?:\/\/web\.archive\.org\/web\/\w+\//, "");
  return link.getAttribute("rel") === "home" || /^(?:\/|https?:\/\/[^/?#]+\/?)$/.test(address);
}

function linkAround(heading: HtmlElement): HtmlElement | null {
  const parent = heading.parentNode;
  return parent && isElement(parent) && parent.nodeName.toUpperCase() === "A" ? parent : null;
}

function sameWords(one: string, other: string): boolean {
  return wordsOf(one).join(" ") === wordsOf(other).join(" ");
}

/** The same words, or nearly: headings and titles are set with other quotes, dashes and damaged letters. */
function alike(part: string, heading: string): boolean {
  const [one, other] = [wordsOf(part), wordsOf(heading)];
  if (one.length === 0 || other.length === 0) return false;
  if (one.join("") === other.join("")) return true;
  if (Math.min(one.length, other.length) < 4) return false;
  const shared = one.filter((word) => other.includes(word)).length;
  return shared / Math.max(one.length, other.length) >= likeness;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
