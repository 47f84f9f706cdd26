/** The sentence or two that pages print between headline and byline, which Readability takes for a part of the page’s head. */
import type { Draft } from "../assemble.js";
import { standsBesides } from "./besides.js";
import { htmlBlocks } from "./blocks.js";
import { type HtmlDocument, type HtmlElement, isElement } from "./dom.js";

const called =
  /(?:^|[\s_-])(?:standfirst|stand-first|sub-?title|sub-?deck|strapline|strap-line|dek|deck|article-?_*summary|article-?_*intro|alternativeheadline)(?:$|[\s_-])/i;
/** In UTF-16 code units. */
const shortest = 30;
const longest = 500;

/** What the page names a standfirst by its classes, or prints under its only first heading in the words of its description. */
export function standfirstIn(document: HtmlDocument, description: string | null): Draft[] {
  const headings = [...document.querySelectorAll("h1")];
  if (headings.length !== 1) return [];
  for (const element of document.querySelectorAll("[class], [itemprop], h2, p")) {
    const name = `${element.getAttribute("class") ?? ""} ${element.getAttribute("itemprop") ?? ""}`;
    const words = (element.textContent ?? "").replace(/\s+/g, " ").trim();
    if (words.length < shortest || words.length > longest) continue;
    if (!called.test(name) && (description === null || words !== description)) continue;
    if (element.querySelector("a, h1, nav, ul") !== null || standsBesides(element) || !isByHeading(element))
      continue;
    return htmlBlocks(element).map((draft) => ({ ...draft, kind: "paragraph" as const }));
  }
  return [];
}

/** True when the headline stands in the same box, or in the box around that. */
function isByHeading({ parentNode }: HtmlElement): boolean {
  const around = [parentNode, parentNode?.parentNode ?? null];
  return around.some(
    (node) =>
      node !== null &&
      isElement(node) &&
      !/^(?:BODY|HTML)$/i.test(node.nodeName) &&
      node.querySelector("h1") !== null,
  );
}
