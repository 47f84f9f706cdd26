/** The engine's filter language, written from values that anyone may have typed. */
import { type Facet, facets, type IndexQuery, type PassageRecord } from "./search-index.js";

/** The field of the record behind each facet of the address bar. */
export const fieldOfFacet = {
  kind: "kind",
  source: "source",
  year: "year",
  tag: "tags",
  speaker: "said",
  asker: "asked",
  body: "bodies",
  outcome: "outcomes",
  clause: "clauseGroup",
  language: "language",
} as const satisfies Record<Facet, string>;

type FilteredQuery = Pick<IndexQuery, "filters" | "unwanted" | "states" | "document" | "withoutDocuments">;

/** One expression a line; all must hold. `without` leaves one facet's own choice out, to count its other values. */
export function filterOf(query: FilteredQuery, without?: Facet): string[] {
  const chosen = facets
    .filter((facet) => facet !== without && (query.filters[facet]?.length ?? 0) > 0)
    .map((facet) => oneOf(fieldOfFacet[facet], query.filters[facet] ?? []));
  const document = query.document === undefined ? [] : [equals("document", query.document)];
  const excluded = query.withoutDocuments ?? [];
  const unwanted = facets
    .filter((facet) => (query.unwanted?.[facet]?.length ?? 0) > 0)
    .map((facet) => `NOT ${oneOf(fieldOfFacet[facet], query.unwanted?.[facet] ?? [])}`);
  const others = excluded.length === 0 ? [] : [`NOT ${oneOf("document", excluded)}`];
  return [oneOf("state", query.states), ...document, ...others, ...chosen, ...unwanted];
}

/** Every record of a document, but for those of one version in one structure when given. */
export function recordsOf(
  document: string,
  keep: Pick<PassageRecord, "version" | "structure"> | null,
): string {
  const all = equals("document", document);
  if (keep === null) return all;
  return `${all} AND NOT (version = ${Math.trunc(keep.version)} AND structure = ${Math.trunc(keep.structure)})`;
}

/** Records of documents whose id comes after this one. */
export function documentAfter(document: string): string {
  return `document > ${quote(document)}`;
}

/** An empty list lets nothing through. */
function oneOf(field: string, values: readonly string[]): string {
  return `${field} IN [${values.map(quote).join(", ")}]`;
}

function equals(field: string, value: string): string {
  return `${field} = ${quote(value)}`;
}

function quote(value: string): string {
  return `"${asStored(value).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** The engine keeps this many bytes of a value to filter by (milli, MAX_FACET_VALUE_LENGTH). */
const bytesKept = 468;

/**
 * Long values are cut in the index but not in a filter, which then finds nothing: cut them here in the same way, as
 * the engine folds them (compatibility decomposition, lower case, no outer white space).
 */
function asStored(value: string): string {
  const folded = value.trim().normalize("NFKD").toLowerCase();
  if (Buffer.byteLength(folded) <= bytesKept) return value;
  let kept = "";
  let bytes = 0;
  for (const character of folded) {
    bytes += Buffer.byteLength(character);
    if (bytes > bytesKept) break;
    kept += character;
  }
  return kept;
}
