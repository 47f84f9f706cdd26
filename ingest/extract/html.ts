/** Web pages: the article where there is one, the whole page where there is not. */
import { Readability } from "@mozilla/readability";
import { type Draft, makeExtraction } from "./assemble.js";
import { cleanText } from "./clean-text.js";
import { decodeText } from "./decode.js";
import type { Extraction } from "./extraction.js";
import type { FileInput } from "./extractors.js";
import { htmlBlocks } from "./html-blocks.js";
import { type HtmlDocument, type HtmlElement, isElement, parseDocument } from "./html-dom.js";
import { htmlMetadata } from "./html-metadata.js";

/** Below this share of the page's sentences an "article" has missed what the page is for. */
const leastCoverage = 0.6;
/** Blocks shorter than this are mostly labels and links. */
const sentenceLength = 40;
/** What a page carries besides its own text, by the names pages give it. */
const besides =
  /\b(?:comment|disqus|sidebar|related|footer|widget|cookie|consent|promo|share|social|breadcrumb|newsletter|subscribe|menu|nav)/i;

/** The text of a page. Nothing that reads like its sentences is left out without a warning. */
export async function extractHtml(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes, declaredCharset(input.bytes));
  const document = parseDocument(decoded.text);
  const whole = htmlBlocks(document.body, isNavigation);
  const article = readArticle(decoded.text);
  const kept = article === null ? 0 : coverage(article.drafts, htmlBlocks(document.body, isBesides));
  const drafts = article !== null && kept >= leastCoverage ? withHeadline(article.drafts, document) : whole;
  const warnings = decoded.warning ? [decoded.warning] : [];
  if (drafts.length === 0)
    warnings.push("The page holds no text; it may be made by a program in the browser.");
  const metadata = htmlMetadata(document);
  return makeExtraction({
    extractor: "html",
    extractorVersion: "1",
    drafts,
    metadata: {
      ...metadata,
      title: article?.title ?? metadata.title,
      byline: article?.byline ?? metadata.byline,
      excerpt: article?.excerpt ?? metadata.excerpt,
    },
    warnings,
  });
}

/** The charset a page names in its first bytes (HTML Standard, "prescan"). */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const named =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head);
  return named?.[1] ?? null;
}

interface ArticleRead {
  drafts: Draft[];
  title: string | null;
  byline: string | null;
  excerpt: string | null;
}

/** What Readability makes of the page, or null. It changes the document, so it gets one of its own. */
function readArticle(html: string): ArticleRead | null {
  try {
    const document = parseDocument(html) as unknown as ConstructorParameters<typeof Readability>[0];
    const article = new Readability(document, {
      serializer: (node) => node as unknown as HtmlElement,
    }).parse();
    if (!article?.content) return null;
    const text = (value: string | null | undefined) => cleanText(value ?? "") || null;
    return {
      drafts: htmlBlocks(article.content),
      title: text(article.title),
      byline: text(article.byline),
      excerpt: text(article.excerpt),
    };
  } catch (error) {
    // Pages nested too deep for Readability's recursion are read whole.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The share of the page's sentences that the article holds. */
function coverage(article: Draft[], page: Draft[]): number {
  const held = article.map(squeezed).join("");
  let all = 0;
  let found = 0;
  for (const text of page.map(squeezed)) {
    if (text.length < sentenceLength) continue;
    all += text.length;
    if (held.includes(text.slice(0, 80))) found += text.length;
  }
  return all === 0 ? 1 : found / all;
}

function squeezed(draft: Draft): string {
  return draft.pieces
    .map((piece) => piece.text)
    .join("")
    .replace(/\s+/g, "");
}

/** Readability takes the headline away; as printed on the page it is part of the text. */
function withHeadline(drafts: Draft[], document: HtmlDocument): Draft[] {
  const headings = [...document.querySelectorAll("h1")].filter((heading) => !isInside(heading, isNavigation));
  const [headline] = headings;
  if (!headline || headings.length > 3) return drafts;
  const [draft] = htmlBlocks(headline);
  if (!draft || drafts.slice(0, 3).some((one) => squeezed(one) === squeezed(draft))) return drafts;
  return [draft, ...drafts];
}

function isNavigation(element: HtmlElement): boolean {
  return element.nodeName.toUpperCase() === "NAV" || element.getAttribute("role") === "navigation";
}

function isBesides(element: HtmlElement): boolean {
  const name = element.nodeName.toUpperCase();
  if (name === "BODY" || name === "HTML" || name === "MAIN" || name === "ARTICLE") return false;
  if (isNavigation(element) || name === "FOOTER" || name === "ASIDE" || name === "HEADER") return true;
  return besides.test(`${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`);
}

function isInside(element: HtmlElement, test: (element: HtmlElement) => boolean): boolean {
  for (let node = element.parentNode; node; node = node.parentNode)
    if (isElement(node) && test(node)) return true;
  return false;
}
