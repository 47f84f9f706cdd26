import type { DocumentRow } from "../../storage/catalogue/tables.js";
import type { Frame } from "../../views/contexts.js";

/**
 * What citation managers read from a page: Highwire tags (`citation_…`) and Dublin Core (`DC.…`), as the
 * Embedded Metadata translators of such programs know them.
 */
export function citationMetadata(document: DocumentRow, address: string): Frame["metadata"] {
  const { title, source, date, language, kind } = document;
  const entries: [string, string | null][] = [
    ["citation_title", title],
    ["citation_publisher", source],
    ["citation_publication_date", date?.replaceAll("-", "/") ?? null],
    ["citation_language", language],
    ["citation_public_url", address],
    ["DC.title", title],
    ["DC.publisher", source],
    ["DC.date", date],
    ["DC.language", language],
    ["DC.type", kind === "article" ? "newspaperArticle" : kind === "transcript" ? "hearing" : "document"],
    ["DC.identifier", address],
  ];
  return entries.flatMap(([name, content]) => (content === null ? [] : [{ name, content }]));
}
