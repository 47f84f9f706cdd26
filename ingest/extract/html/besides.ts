/** What stands on a page besides its own text: readers' comments, teasers, boxes, menus; known by their names. */
import { type HtmlDocument, type HtmlElement, isElement } from "./dom.js";

/** Whole words of class names and ids. */
const besides =
  /\b(?:comment|disqus|sidebar|related|footer|widget|cookie|consent|promo|share|social|breadcrumb|newsletter|subscribe|menu|nav)/i;
/** Names that mean nothing else: left out of the text itself, wherever they stand. */
const neverText =
  /(?:^|[\s_-])(?:comments|comments?[_-]?(?:list|area|section|body|respond|form|title|wrapper|box|container|template)|commentlist|respond|disqus_thread|sharedaddy|share-buttons|social-share|jp-relatedposts|related-posts?|relatedposts|yarpp[\w-]*|post-navigation|nav-links|nav-previous|nav-next|author-(?:box|bio|info|description)|authorbox|about-author|entry-author-info|wp-about-author[\w-]*|newsletter-(?:signup|form|box)|cookie-(?:notice|banner|consent)|site-footer|entry-footer|post-footer|entry-utility|postmetadata|post-?tags|tags-links|cat-links|colophon|widget-area)(?=$|\s)/i;

/** Whole class names and ids of adverts. Within a longer name they may say what a page is about: `category-ads`. */
const advert =
  /(?:^|\s)(?:ads?|ad[_-]{1,2}(?:slot|unit|container|wrap|wrapper|banner|inline|block|box|break|label|leaderboard|mpu|native|placeholder|space|zone)[\w-]*|(?:google|dfp|gpt|inline|inarticle|in-article|mid|banner|display)[_-]?ads?|advert(?:s|isement|isements)?(?:[_-][\w-]*)?|adsbygoogle|(?:taboola|outbrain)[\w-]*)(?=$|\s)/i;
/** An advert says no more than so many characters; what is longer is text, whatever it is called. */
const longestAdvert = 500;

/** True for what is navigation by its element or role. */
export function isNavigation(element: HtmlElement): boolean {
  return element.nodeName.toUpperCase() === "NAV" || element.getAttribute("role") === "navigation";
}

/** True for what pages hold besides their text by the names they give it; takes too much rather than too little. */
export function isBesides(element: HtmlElement): boolean {
  const name = element.nodeName.toUpperCase();
  if (name === "BODY" || name === "HTML" || name === "MAIN" || name === "ARTICLE") return false;
  if (isNavigation(element) || name === "FOOTER" || name === "ASIDE" || name === "HEADER") return true;
  return besides.test(namesOf(element));
}

/** True for what is certainly not the page's own text. */
export function isNeverText(element: HtmlElement): boolean {
  const name = element.nodeName.toUpperCase();
  if (name === "BODY" || name === "HTML" || name === "MAIN" || name === "ARTICLE") return false;
  const names = namesOf(element);
  if (advert.test(names) && (element.textContent ?? "").trim().length <= longestAdvert) return true;
  return (
    neverText.test(names) &&
    element.querySelector('h1, main, article, [itemprop~="articleBody"], .entry-content') === null
  );
}

/** Takes out of a document what is certainly not its own text. */
export function withoutBesides(document: HtmlDocument): void {
  for (const element of document.querySelectorAll("[class], [id]"))
    if (isNeverText(element)) element.remove();
}

/** True when the element stands in readers' comments, a sidebar, a widget, a list of other pages. */
export function standsBesides(element: HtmlElement): boolean {
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) {
    const name = node.nodeName.toUpperCase();
    if (name === "BODY") return false;
    if (isNavigation(node) || name === "ASIDE" || isNeverText(node)) return true;
    if (
      /\b(?:comment(?!s-?(?:open|closed))|disqus|sidebar|related|widget|respond|teaser)/i.test(namesOf(node))
    )
      return true;
  }
  return false;
}

function namesOf(element: HtmlElement): string {
  return `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
}
