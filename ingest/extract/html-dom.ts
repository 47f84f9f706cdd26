/** The little of the DOM that is used here, and the one place that speaks to linkedom. */
import { parseHTML } from "linkedom";

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
}

export interface HtmlDocument extends HtmlElement {
  documentElement: HtmlElement;
  body: HtmlElement;
}

export const elementType = 1;
export const textType = 3;

export function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === elementType;
}

/**
 * A document from HTML, fragments too. `address` is what links are relative to: without it linkedom has no base
 * and Readability would leave them as they are.
 */
export function parseDocument(html: string, address = "about:blank"): HtmlDocument {
  const whole = /<(?:html|body|head)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const document = parseHTML(whole).document as unknown as HtmlDocument;
  Object.defineProperties(document, {
    baseURI: { value: baseOf(document, address) },
    documentURI: { value: address },
  });
  return document;
}

function baseOf(document: HtmlDocument, address: string): string {
  const base = document.querySelector("base[href]")?.getAttribute("href");
  return base && URL.canParse(base, address) ? new URL(base, address).href : address;
}
