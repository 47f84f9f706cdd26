/** Articles: the headline where it stands in the text, the byline and dates as the page gives them. */

import type { Read } from "../../storage/model/facts/read.js";
import { fold } from "../../storage/model/fold.js";
import { firstDay } from "../enrich/dates.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { readFigures } from "./article-figures.js";
import { readQuotations } from "./article-quotations.js";
import { readReferences } from "./article-references.js";
import { paragraphsOf } from "./article-sentences.js";
import { standfirstOf } from "./article-standfirst.js";
import { type Line, linesOf } from "./head.js";
import { dateline, monthline } from "./own-date.js";
import { oneLine, partOf, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";

/** Blocks in which a headline, a byline or a dateline may stand. */
const headBlocks = 8;
const bylineForm =
  /^(?:words\s+)?by:?\s+(?<names>\p{Lu}[\p{L}\p{M}'’.-]*(?:[\s,]+(?:and\s+|&\s+)?[\p{L}\p{M}'’.-]+){0,9})$/iu;

/** Reads an article: headline, paragraphs, headings; byline and dates from the page or its first lines. */
export function readArticle(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const { metadata, blocks } = extraction;
  const headline = headlineOf(extraction);
  const head = linesOfHead(extraction);
  const byline = metadata.byline ?? bylineIn(head);
  const date = dateOf(head, metadata.published);
  const paragraphs = paragraphsOf(extraction.text, blocks);
  const parts = blocks.map((block) =>
    block.start === headline?.start
      ? { ...partOf(block), kind: "heading" as const, level: 1 }
      : partOf(block),
  );
  return {
    title: headline?.value ?? metadata.title,
    date,
    source: metadata.site,
    passages: toPassages(extraction, parts),
    facts: {
      article: {
        headline,
        standfirst: standfirstOf(extraction, headline, isByline),
        summary: metadata.excerpt,
        byline,
        publisher: metadata.site,
        published: metadata.published ?? date?.value ?? null,
        updated: metadata.updated ?? updatedIn(head),
        address: metadata.address,
        quotations: readQuotations(extraction.text, paragraphs, headline),
        figures: readFigures(extraction.text, blocks),
        references: readReferences(extraction.text, paragraphs),
      },
    },
    warnings: headline === null ? ["No headline was found in the text."] : [],
  };
}

/** The block that says the page's title, or the first heading; null when neither is there. */
function headlineOf(extraction: Extraction): Read<string> | null {
  const first = extraction.blocks.slice(0, headBlocks);
  const titled = first.find((block) => saysTitle(wordsOf(extraction, block), extraction.metadata.title));
  // With a title of its own, a page's lower headings are sections, not headlines.
  const lowest = extraction.metadata.title === null ? 2 : 1;
  const block =
    titled ?? first.find((candidate) => candidate.kind === "heading" && (candidate.level ?? 1) <= lowest);
  if (block) return { value: oneLine(wordsOf(extraction, block)), start: block.start, end: block.end };
  return extraction.metadata.title === null ? firstLine(extraction) : null;
}

/** Plain text marks no headline: its first line is one when a byline or a dateline follows. */
function firstLine(extraction: Extraction): Read<string> | null {
  const [line, ...below] = linesOfHead(extraction);
  const followed = below
    .slice(0, 3)
    .some((next) => (next.text.length <= 100 && bylineForm.test(next.text)) || dateline([next]) !== null);
  if (line === undefined || !followed || line.text.length > 150 || /[.;:,]$/.test(line.text)) return null;
  return { value: oneLine(line.text), start: line.start, end: line.end };
}

function linesOfHead({ text, blocks }: Extraction): Line[] {
  return blocks.slice(0, headBlocks).flatMap((block) => linesOf(text, block));
}

function wordsOf(extraction: Extraction, block: Block): string {
  return extraction.text.slice(block.start, block.end);
}

/** Pages put their own name before or after the headline in their title: `Headline | Newspaper`. */
function saysTitle(words: string, title: string | null): boolean {
  if (title === null) return false;
  const [said, printed] = [fold(title, "words").folded.trim(), fold(words, "words").folded.trim()];
  if (printed === said) return true;
  return printed.split(" ").length >= 3 && (said.startsWith(`${printed} `) || said.endsWith(` ${printed}`));
}

function bylineIn(head: readonly Line[]): string | null {
  for (const line of head) {
    const names = line.text.length <= 100 ? bylineForm.exec(line.text)?.groups?.names : undefined;
    if (names !== undefined) return oneLine(names);
  }
  return null;
}

function isByline(words: string): boolean {
  return words.length <= 100 && bylineForm.test(oneLine(words).replace(/,\s.*$/, ""));
}

/** `Updated 5 May 2025`, on a line of its own or behind the date of publication. */
function updatedIn(head: readonly Line[]): string | null {
  for (const { text } of head) {
    const from = text.length <= 120 ? text.search(/\b(?:last\s+)?(?:updated|modified|amended)\b/i) : -1;
    const date = from < 0 ? null : firstDay(text.slice(from));
    if (date) return date.date;
  }
  return null;
}

/** A dateline in the first lines; where the page itself gives a date, only one that says the same day. */
function dateOf(head: readonly Line[], published: string | null): Read<string> | null {
  if (published === null) return dateline(head) ?? monthline(head, 3);
  const datelines = head.map((line) => dateline([line])).filter((date) => date !== null);
  return datelines.find((date) => published === date.value) ?? null;
}
