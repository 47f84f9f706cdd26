/** Citations between record and rows, and those of a place. */
import type { Citation } from "../model/citation.js";
import type { QuotedParts } from "../model/quoted-parts.js";
import type { Catalogue } from "./catalogue.js";
import type { CitationRow } from "./tables.js";

/** The citations that hold some of the words of a span of a version, the oldest first, at most `most`. */
export function citationsTouching(
  catalogue: Catalogue,
  { document, version, start, end }: Pick<CitationRow, "document" | "version" | "start" | "end">,
  most: number,
): Promise<CitationRow[]> {
  return catalogue
    .selectFrom("citation")
    .selectAll()
    .where("document", "=", document)
    .where("version", "=", version)
    .where("start", "<", end)
    .where("end", ">", start)
    .orderBy("at")
    .orderBy("id")
    .limit(most)
    .execute();
}

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
