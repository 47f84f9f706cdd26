/** Web pages: the article where there is one; the whole page where there is not, or where it marks who speaks. */
import { Readability } from "@mozilla/readability";
import { type Draft, makeExtraction } from "../assemble.js";
import { cleanText } from "../clean-text.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { decodeText } from "../text/decode.js";
import { isBesides, isNavigation, withoutBesides } from "./besides.js";
import { htmlBlocks, isSwitchedOff } from "./blocks.js";
import { isTooDeep, laidFlat } from "./depth.js";
import { type HtmlDocument, type HtmlElement, type HtmlNode, parseDocument } from "./dom.js";
import { hiddenOnWebPage } from "./hidden.js";
import { htmlMetadata, type ReadableFacts } from "./metadata.js";
import { standfirstIn } from "./standfirst.js";
import { isBesidesTurns, markedTurns } from "./turns.js";

/** Below this share of the page's sentences an "article" has missed what the page is for. */
const leastCoverage = 0.6;
/** By its first characters a block is told from others. */
const prefixLength = 80;
/** The share of a table’s sentences whose rows an "article" has lost that makes it no article. */
const leastRowsLost = 0.1;
/** Blocks shorter than this are mostly labels and links. */
const sentenceLength = 40;

/** The text of a page. Nothing that reads like its sentences is left out without a warning. */
export async function extractHtml(input: FileInput): Promise<Extraction> {
  const decoded = decodeText(input.bytes, declaredCharset(input.bytes));
  const deep = isTooDeep(decoded.text);
  const html = deep ? laidFlat(decoded.text) : decoded.text;
  const document = parseDocument(html);
  const article = deep ? null : readArticle(html);
  const metadata = htmlMetadata(document, article);
  const turns = deep ? null : markedTurns(document);
  const drafts = turns
    ? htmlBlocks(document.body, isBesidesTurns(turns), turns)
    : chosenDrafts(document, article, metadata.excerpt);
  const warnings = decoded.warning ? [decoded.warning] : [];
  if (deep)
    warnings.push("The page is nested too deep to be read with its headings and lists; its words are kept.");
  if (drafts.length === 0)
    warnings.push("The page holds no text; it may be made by a program in the browser.");
  const findings = hiddenOnWebPage(document.body, drafts);
  return makeExtraction({ ...madeBy("html"), drafts, metadata, warnings, findings });
}

/** The article, unless it misses what the page is for. */
function chosenDrafts(
  document: HtmlDocument,
  article: ArticleRead | null,
  description: string | null,
): Draft[] {
  if (
    article !== null &&
    coverage(article.drafts, htmlBlocks(document.body, isBesides)) >= leastCoverage &&
    !losesRows(article.drafts, document)
  )
    return withStandfirst(withHeadline(article, document), document, description);
  return htmlBlocks(document.body, isNavigation);
}

/** Minutes are set in tables, an item a row; Readability keeps the longest. True when rows of a table are lost beside others. */
function losesRows(article: Draft[], document: HtmlDocument): boolean {
  const held = new Set(article.map((draft) => squeezed(draft).slice(0, prefixLength)));
  const tables = new Map<HtmlNode | null, { kept: number; lost: number }>();
  for (const row of document.querySelectorAll("tr")) {
    const sentences = htmlBlocks(row, isBesides)
      .map(squeezed)
      .filter((text) => text.length >= sentenceLength);
    const letters = sentences.join("").length;
    const isHeld = sentences.some((text) => held.has(text.slice(0, prefixLength)));
    const table = tableOf(row);
    const sum = tables.get(table) ?? { kept: 0, lost: 0 };
    if (isHeld) sum.kept += letters;
    else sum.lost += letters;
    tables.set(table, sum);
  }
  return [...tables.values()].some(({ kept, lost }) => kept > 0 && lost >= (kept + lost) * leastRowsLost);
}

function tableOf(row: HtmlElement): HtmlNode | null {
  let node: HtmlNode | null = row.parentNode;
  while (node !== null && node.nodeName.toLowerCase() !== "table") node = node.parentNode;
  return node;
}

/** The charset a page names in its first bytes (HTML Standard, "prescan"). */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString("latin1");
  const named =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ?? /<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head);
  return named?.[1] ?? null;
}

interface ArticleRead extends ReadableFacts {
  drafts: Draft[];
}

/** What Readability makes of the page, or null. It changes the document, so it gets one of its own. */
function readArticle(html: string): ArticleRead | null {
  try {
    const document = parseDocument(html);
    withoutBesides(document);
    // Readability takes the styles away, and knows only some ways to write them.
    for (const element of document.querySelectorAll("[style]"))
      if (isSwitchedOff(element) && element.querySelector("h1, main, article") === null) element.remove();
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
      serializer: (node) => node as unknown as HtmlElement,
    }).parse();
    if (!article?.content) return null;
    const text = (value: string | null | undefined) => cleanText(value ?? "") || null;
    return {
      drafts: htmlBlocks(article.content),
      title: text(article.title),
      byline: text(article.byline),
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
    if (held.includes(text.slice(0, prefixLength))) found += text.length;
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
function withHeadline({ drafts, title }: ArticleRead, document: HtmlDocument): Draft[] {
  const wanted = (title ?? "").replace(/\s+/g, "");
  if (drafts.slice(0, 5).some((draft) => sharesTitle(squeezed(draft), wanted))) return drafts;
  const away = (draft: Draft) => Math.abs(squeezed(draft).length - wanted.length);
  const candidates = [...document.querySelectorAll("h1, h2")]
    .flatMap((heading) => htmlBlocks(heading))
    .filter((draft) => sharesTitle(squeezed(draft), wanted))
    .sort((a, b) => away(a) - away(b));
  return [...candidates.slice(0, 1), ...drafts];
}

/** The standfirst behind the headline, where it was taken away with the head of the page. */
function withStandfirst(drafts: Draft[], document: HtmlDocument, description: string | null): Draft[] {
  const standfirst = standfirstIn(document, description);
  const words = standfirst.map(squeezed).join("");
  if (words === "" || drafts.some((draft) => squeezed(draft).includes(words))) return drafts;
  const at = drafts[0]?.kind === "heading" ? 1 : 0;
  return [...drafts.slice(0, at), ...standfirst, ...drafts.slice(at)];
}

/** A headline is most of the title, or holds it. */
function sharesTitle(heading: string, title: string): boolean {
  if (title === "" || heading === "") return false;
  return (
    (heading.includes(title) && heading.length < title.length * 2) ||
    (title.includes(heading) && heading.length > title.length * 0.5)
  );
}
