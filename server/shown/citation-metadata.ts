import type { Frame } from "../../views/contexts.js";
import type { Cited, Name } from "../cited/cited.js";
import { houseOf, isReport, pagesOf, paperNumbers } from "../cited/csl-item.js";

/** What Zotero calls each kind, https://api.zotero.org/itemTypes. */
const itemTypes = {
  article: "newspaperArticle",
  transcript: "hearing",
  motion: "report",
  other: "document",
} as const;

/**
 * What citation managers read from a page: Highwire tags (`citation_…`), Dublin Core (`DC.…`), and where neither has a
 * word for it, the fields of Zotero's own vocabulary (`z:…`), which its Embedded Metadata translator takes as they are.
 */
export function citationMetadata(cited: Cited): Frame["metadata"] {
  const { title, source, date, language, address, kind, words } = cited;
  const isArticle = kind === "article";
  const entries: [string, string | null][] = [
    ["z:itemType", isReport(cited) ? "report" : itemTypes[kind]],
    ["citation_title", title],
    ...cited.authors.flatMap((name): [string, string | null][] => [["citation_author", authorOf(name)]]),
    ["citation_publisher", isArticle ? null : source],
    ["citation_publication_date", date?.replaceAll("-", "/") ?? null],
    ["citation_language", language],
    ["citation_public_url", address],
    ["citation_firstpage", words?.place.pages?.first ?? null],
    ["citation_lastpage", pagesOf(cited)?.includes("–") ? (words?.place.pages?.last ?? null) : null],
    ["DC.title", title],
    ["DC.source", isArticle ? source : null],
    ["DC.publisher", isArticle ? null : source],
    ["DC.date", date],
    ["DC.language", language],
    // Of a report Zotero makes it the sort of report: its own name for the kind would be none.
    ["DC.type", isReport(cited) ? cited.sort : itemTypes[kind]],
    ["DC.identifier", address],
    ["DC.description", words && `“${words.exact.replace(/\s+/g, " ").slice(0, 1_000)}”`],
    ...ofKind(cited),
  ];
  return entries.flatMap(([name, content]) => (content === null ? [] : [{ name, content }]));
}

function ofKind(cited: Cited): [string, string | null][] {
  const { kind, source, official, sort } = cited;
  if (kind === "transcript")
    return [
      ["z:committee", cited.isEvidence ? source : null],
      ["z:legislativeBody", houseOf(cited) ?? (cited.isEvidence ? null : source)],
      ["z:documentNumber", paperNumbers(cited)],
      ["z:session", official.session?.value ?? null],
    ];
  if (!isReport(cited)) return [];
  return [
    ["citation_technical_report_institution", source],
    ["citation_technical_report_number", paperNumbers(cited)],
    ["z:reportType", sort],
  ];
}

/**
 * `Doe, Jane`; an agency cannot be said so that it is not taken apart, and is left to the other forms. With a space on both sides
 * of the comma Zotero takes two authors apart there, unless a semicolon ends the one.
 */
function authorOf(name: Name): string | null {
  if ("literal" in name) return null;
  const isTakenApart = name.family.includes(" ") && name.given.includes(" ");
  return `${name.family}, ${name.given}${isTakenApart ? ";" : ""}`;
}
