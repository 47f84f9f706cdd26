/** E-books (EPUB 2 and 3): the chapters in the order of the spine. */
import { posix } from "node:path";
import { type Draft, makeExtraction } from "./assemble.js";
import { type Extraction, ExtractionFailed, type FileMetadata } from "./extraction.js";
import type { FileInput } from "./extractors.js";
import { htmlBlocks } from "./html/blocks.js";
import { isTooDeep, laidFlat } from "./html/depth.js";
import { type HtmlElement, parseDocument } from "./html/dom.js";
import { madeBy } from "./made-by.js";
import { damaged, openParts, type ZipParts } from "./packed/zip-parts.js";
import { partialDate } from "./partial-dates.js";
import { decodeText } from "./text/decode.js";
import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from "./xml/xml.js";

/**
 * The text of every chapter that the spine names.
 * @throws ExtractionFailed `unsupported` when chapters are locked to a reader, `corrupt` or `too-large`
 */
export async function extractEpub(input: FileInput): Promise<Extraction> {
  const parts = await openParts(input);
  const xml = (path: string) => {
    const bytes = parts.read(path);
    return bytes ? parseXml(bytes, `${input.name} (${path})`) : undefined;
  };
  const container = xml("META-INF/container.xml");
  const path = container && descendantsOf(container, "rootfile")[0]?.attributes.get("full-path");
  const book = path ? xml(path) : undefined;
  if (!path || !book) throw damaged(input, "the list of its chapters is missing");
  const chapters = chaptersOf(book, posix.dirname(path));
  if (isLocked(xml("META-INF/encryption.xml"), chapters))
    throw new ExtractionFailed(
      "unsupported",
      `${input.name} is locked to a reader's account; upload a copy without.`,
    );
  const missing = chapters.filter((chapter) => !parts.has(chapter));
  return makeExtraction({
    ...madeBy("epub"),
    drafts: chapters.flatMap((chapter) => chapterDrafts(parts, chapter)),
    metadata: metadataOf(book),
    warnings: missing.map((chapter) => `The chapter ${chapter} is missing in the file.`),
  });
}

/** Paths of the chapters in reading order, as the spine orders the manifest (EPUB 3.3, 5.7). */
function chaptersOf(book: XmlElement, folder: string): string[] {
  const items = new Map(
    childrenOf(childOf(book, "manifest") ?? book, "item").map((item) => [item.attributes.get("id"), item]),
  );
  return childrenOf(childOf(book, "spine") ?? book, "itemref").flatMap((reference) => {
    const item = items.get(reference.attributes.get("idref"));
    const href = item?.attributes.get("href");
    if (!href || !/html|xml/.test(item?.attributes.get("media-type") ?? "html")) return [];
    return [posix.join(folder, unescaped(href))];
  });
}

function unescaped(href: string): string {
  const path = href.replace(/#.*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    // Not an escaped address: the name has a per cent sign of its own.
    return path;
  }
}

/** Fonts are often scrambled; only locked chapters keep a book from being read. */
function isLocked(encryption: XmlElement | undefined, chapters: string[]): boolean {
  const locked = encryption ? descendantsOf(encryption, "CipherReference") : [];
  return locked.some((reference) => chapters.includes(unescaped(reference.attributes.get("URI") ?? "")));
}

function chapterDrafts(parts: ZipParts, path: string): Draft[] {
  const bytes = parts.read(path);
  if (!bytes) return [];
  const { text } = decodeText(bytes, "utf-8");
  const html = withEndTags(isTooDeep(text) ? laidFlat(text) : text);
  return htmlBlocks(parseDocument(html).body, isNavigation);
}

/** In XHTML any element may close itself; to an HTML parser `<title/>` or `<a/>` would go on to the end. */
function withEndTags(html: string): string {
  return html.replace(/<(title|a|p|div|span|script|style|td|th|li|i|b|em)\b([^<>]*?)\/>/gi, "<$1$2></$1>");
}

function isNavigation(element: HtmlElement): boolean {
  return element.nodeName.toUpperCase() === "NAV";
}

function metadataOf(book: XmlElement): Partial<FileMetadata> {
  const metadata = childOf(book, "metadata") ?? book;
  const holder = childOf(metadata, "dc-metadata") ?? metadata;
  const value = (name: string) => textOf(childrenOf(holder, name)[0]).replace(/\s+/g, " ").trim() || null;
  const authors = childrenOf(holder, "creator").map((author) => textOf(author).replace(/\s+/g, " ").trim());
  return {
    title: value("title"),
    byline: authors.filter((author) => author !== "").join("; ") || null,
    published: partialDate(value("date")),
    language: value("language"),
    site: value("publisher"),
  };
}
