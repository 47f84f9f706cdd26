/** The answer of a search in the form programs get, over HTTP and from the command line. */
import { urls } from "../urls.js";
import type { Found } from "./find.js";
import type { FoundHit } from "./hits.js";

export function searchAnswer(found: Found, address: string) {
  return {
    query: found.request.words,
    exact: found.request.exact,
    way: found.way,
    fault: found.fault,
    unmatched: found.unmatched,
    engineTooSlow: found.engineMissing === "slow",
    engineAway: found.engineMissing === "away",
    total: found.total,
    documents: found.documents,
    exhaustive: found.exhaustive,
    coverage: found.coverage,
    hits: found.hits.map((hit) => ({
      ...hitAnswer(hit, address),
      ...(found.request.grouped ? { more: hit.more } : {}),
    })),
    facets: found.facets,
  };
}

/** One passage found; `address` is the archive's own, which its permanent address begins with. */
export function hitAnswer({ record, marks, filename }: FoundHit, address: string) {
  return {
    document: record.document,
    version: record.version,
    passage: record.id,
    title: record.title,
    kind: record.kind,
    date: record.date,
    source: record.source,
    attribution: record.attribution,
    filename,
    page: record.page,
    pageLabel: record.pageLabel,
    question: record.question,
    start: record.start,
    end: record.end,
    text: record.text,
    marks,
    state: record.state,
    url: address + urls.passage(record.document, record.version, record.start),
  };
}
