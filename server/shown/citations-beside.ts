/** Citations beside the passages whose words they hold: what is cited can be seen while it is read. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { citationsTouching, partsOf } from "../../storage/catalogue/citation-rows.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Span } from "../../storage/model/fold.js";
import { quotedWords } from "../../storage/model/quoted-parts.js";
import type { ReaderPassage } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import { urls } from "../urls.js";
import { passageAt } from "./read-words.js";
import { momentOf } from "./words.js";

export interface CitationsBeside {
  /** Words that are cited, in offsets of the version's text; without those that are only left out. */
  spans: readonly Span[];
  /** By where the passage begins in which the words do. */
  by: ReadonlyMap<number, ReaderPassage["citations"]>;
}

export const noCitations: ReaderPassage["citations"] = { shown: [], more: null };

/** Citations that are looked at in one piece of a text, and named beside one passage. */
const mostHere = 500;
const mostNamed = 4;
/** Of the cited words, in UTF-16 code units. */
const longestWords = 80;

/** @param rows passages in text order, without gaps */
export async function citationsBeside(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
  rows: readonly PassageRow[],
): Promise<CitationsBeside> {
  const [start, end] = [rows[0]?.start, rows.at(-1)?.end];
  if (start === undefined || end === undefined) return { spans: [], by: new Map() };
  const span = { document: document.id, version: version.number, start, end };
  const citations = await citationsTouching(catalogue, span, mostHere);
  const spans: Span[] = [];
  const beside = new Map<number, ReaderPassage["citations"] & { count: number }>();
  for (const citation of citations) {
    const quoted = partsOf(citation);
    for (const part of quoted?.parts ?? [citation]) spans.push({ start: part.start, end: part.end });
    const row = passageAt(rows, citation.start);
    if (row === undefined) continue;
    const known = beside.get(row.start) ?? { shown: [], more: null, count: 0 };
    const count = known.count + 1;
    const one = {
      words: shortened(quotedWords(citation, quoted)),
      href: urls.citation(citation.id),
      by: citation.by,
      at: momentOf(citation.at),
    };
    const isNamed = known.shown.length < mostNamed;
    beside.set(row.start, {
      shown: isNamed ? [...known.shown, one] : known.shown,
      more: isNamed ? null : `${count - mostNamed} more`,
      count,
    });
  }
  return { spans, by: beside };
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ");
  if (line.length <= longestWords) return line;
  return `${line.slice(0, line.lastIndexOf(" ", longestWords)).slice(0, longestWords)} …`;
}
