/** A search answered from the archive: for the page, for programs, and for the command line alike. */
import type { Archive } from "../../ingest/archive.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { Facet, FacetCount, Mark, PassageRecord } from "../../storage/index/search-index.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { type Coverage, coverageOf } from "./coverage.js";
import { searchExact } from "./exact.js";
import type { SearchRequest } from "./request.js";

export interface Found {
  request: SearchRequest;
  total: number;
  /** True only when the list is every passage that answers and each was checked on the stored text. */
  exhaustive: boolean;
  coverage: Coverage;
  hits: { record: PassageRecord; marks: Mark[]; filename: string }[];
  facets: Partial<Record<Facet, FacetCount[]>>;
}

type Desk = Pick<Archive, "catalogue" | "index">;

/** Searches what `states` let the asker see. Throws IndexUnavailable. */
export async function find(
  desk: Desk,
  request: SearchRequest,
  states: readonly DocumentState[],
): Promise<Found> {
  const { exact, ...rest } = request;
  const withoutDocuments = await noLongerSeen(desk.catalogue, states);
  const query = { ...rest, states, withoutDocuments, withFacets: true };
  const [answer, coverage] = await Promise.all([
    exact && request.words !== "" ? searchExact(desk.index, query) : desk.index.search(query),
    coverageOf(desk.catalogue, states),
  ]);
  const held = await heldVersions(
    desk,
    answer.hits.map((hit) => hit.record),
  );
  // What was withdrawn or put back to draft while the engine searched is not shown either.
  const hits = answer.hits.flatMap((hit) => {
    const version = held.get(nameOf(hit.record.document, hit.record.version));
    return version && states.includes(version.state) ? [{ ...hit, filename: version.original_name }] : [];
  });
  return {
    request,
    total: answer.total - (answer.hits.length - hits.length),
    exhaustive: exact && request.words !== "",
    coverage,
    hits,
    facets: answer.facets,
  };
}

/** Most documents that a query names as not wanted. */
const mostExcluded = 500;

/**
 * Documents that the index may still show in a state they no longer have. The index follows within moments, so
 * they are few; when they are too many to name, only the hits on the page are held to their state.
 */
async function noLongerSeen(catalogue: Catalogue, states: readonly DocumentState[]): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("document")
    .select("id")
    .where("indexed_revision", ">", 0)
    .where("indexed_revision", "<", (where) => where.ref("revision"))
    .where("state", "not in", states)
    .limit(mostExcluded + 1)
    .execute();
  return rows.length > mostExcluded ? [] : rows.map((row) => row.id);
}

const nameOf = (document: string, version: number) => `${document} ${version}`;

/** The versions that hits stand in, by `nameOf`, as the catalogue knows them now. */
async function heldVersions({ catalogue }: Desk, records: readonly PassageRecord[]) {
  const documents = [...new Set(records.map((record) => record.document))];
  if (documents.length === 0) return new Map<string, never>();
  const rows = await catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select(["document.id", "version.number", "original_name", "document.state"])
    .where("document.id", "in", documents)
    .execute();
  return new Map(rows.map((row) => [nameOf(row.id, row.number), row]));
}
