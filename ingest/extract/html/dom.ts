/** The little of the DOM that is used here, and the one place that speaks to linkedom. */

import { parseHTML } from "linkedom";
import { withoutComments } from "../comments.js";

export interface HtmlNode {
  nodeType: number;
  /** In capitals for elements of HTML. */
  nodeName: string;
  textContent: string | null;
  parentNode: HtmlNode | null;
  firstChild: HtmlNode | null;
  nextSibling: HtmlNode | null;
}

export interface HtmlElement extends HtmlNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  remove(): void;
}

export interface HtmlDocument extends HtmlElement {
  documentElement: HtmlElement;
  body: HtmlElement;
}

export const elementType = 1;
export const textType = 3;
export const commentType = 8;

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === elementType;
}

/**
 * A document from HTML, fragments too. `address` is what links are relative to: without it linkedom has no base
 * and Readability would leave them as they are.
 */
export function parseDocument(html: string, address = "about:blank"): HtmlDocument {
  const document = parseHTML(wellBegun(html)).document as unknown as HtmlDocument;
  Object.defineProperties(document, {
    baseURI: { value: baseOf(document, address) },
    documentURI: { value: address },
  });
  return document;
}

/** linkedom takes whatever comes first for the root; browsers put words before the page at its beginning. */
function wellBegun(html: string): string {
  const start = /<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/i.exec(html)?.index;
  if (start === undefined) return `<html><body>${html}</body></html>`;
  const before = withoutComments(html.slice(0, start).replace(/^\uFEFF?\s*<\?xml[^>]*>/, "")).trim();
  const page = html.slice(start);
  const whole = withEveryPart(page);
  return before === "" ? whole : whole.replace(/<body\b[^>]*>/i, (tag) => `${tag}<div>${before}</div>`);
}

const comment = "<!--[\\s\\S]*?-->";
const beforeHead = new RegExp(`^(?:\\s|${comment}|<!doctype[^>]*>|<html\\b[^>]*>|<head\\b[^>]*>)*`, "i");
const ofHead = new RegExp(
  `^(?:\\s|${comment}|<(?:meta|link|base)\\b[^>]*>|<(title|style|script|noscript|template)\\b[\\s\\S]*?</\\1\\s*>|</head\\s*>)*`,
  "i",
);

/** A page may leave the tags of its parts out (HTML Standard, 13.1.2.4); linkedom then puts its text in none. */
function withEveryPart(page: string): string {
  if (/<(?:body|frameset)[\s>]/i.test(page)) return page;
  const [start = ""] = beforeHead.exec(page) ?? [];
  const [head = ""] = ofHead.exec(page.slice(start.length)) ?? [];
  const opened = /<html\b/i.test(start) ? start : `${start}<html>`;
  const named = /<head\b/i.test(start) ? opened : `${opened}<head>`;
  const rest = page.slice(start.length + head.length);
  return `${named}${head.replace(/<\/head\s*>/i, "")}</head><body>${rest}`;
}

function baseOf(document: HtmlDocument, address: string): string {
  const base = document.querySelector("base[href]")?.getAttribute("href");
  return base && URL.canParse(base, address) ? new URL(base, address).href : address;
}
