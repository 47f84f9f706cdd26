/** A search answered from the archive: for the page, for programs, and for the command line alike. */
import type { Archive } from "../../ingest/archive.js";
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
  const query = { ...rest, states, withFacets: true };
  const [answer, coverage] = await Promise.all([
    exact && request.words !== "" ? searchExact(desk.index, query) : desk.index.search(query),
    coverageOf(desk.catalogue, states),
  ]);
  const names = await fileNames(
    desk,
    answer.hits.map((hit) => hit.record),
  );
  return {
    request,
    total: answer.total,
    exhaustive: exact && request.words !== "",
    coverage,
    hits: answer.hits.map((hit) => ({
      ...hit,
      filename: names.get(`${hit.record.document} ${hit.record.version}`) ?? "",
    })),
    facets: answer.facets,
  };
}

async function fileNames(
  { catalogue }: Desk,
  records: readonly PassageRecord[],
): Promise<Map<string, string>> {
  const documents = [...new Set(records.map((record) => record.document))];
  if (documents.length === 0) return new Map();
  const rows = await catalogue
    .selectFrom("version")
    .select(["document", "number", "original_name"])
    .where("document", "in", documents)
    .execute();
  return new Map(rows.map((row) => [`${row.document} ${row.number}`, row.original_name]));
}
