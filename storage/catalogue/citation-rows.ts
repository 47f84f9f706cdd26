/** Citations between record and rows. */
import type { Citation } from "../model/citation.js";
import type { QuotedParts } from "../model/quoted-parts.js";
import type { CitationRow } from "./tables.js";

export function citationRow(document: string, { quoted, ...citation }: Citation): CitationRow {
  return { ...citation, document, quoted: quoted ? JSON.stringify(quoted) : null };
}

export function citationOf({ document: _, quoted, ...citation }: CitationRow): Citation {
  return quoted === null ? citation : { ...citation, quoted: JSON.parse(quoted) as QuotedParts };
}

/** The parts of a quotation with words left out or put in; null for every other. */
export function partsOf({ quoted }: Pick<CitationRow, "quoted">): QuotedParts | null {
  return quoted === null ? null : (JSON.parse(quoted) as QuotedParts);
}
