/** The whole of what a search found, in figures that lead to the passages they count. */
import type { Facet } from "../../storage/index/search-index.js";
import type { Bar, SourceTable, TopList } from "../../views/contexts.js";
import type { FacetCount } from "../search/facets.js";
import type { SearchRequest } from "../search/request.js";
import type { SourceYears } from "../search/source-years.js";
import { searchAddress } from "./search-address.js";
import { counted } from "./words.js";

const valuesListed = 10;

/** The most frequent values of a facet; null when there are none. */
export function topList(
  title: string,
  facet: Facet,
  counts: readonly FacetCount[],
  asked: SearchRequest,
): TopList | null {
  const listed = counts.slice(0, valuesListed);
  const most = listed[0]?.count ?? 0;
  if (most === 0) return null;
  return {
    title,
    bars: listed.map(
      ({ value, count, documents }): Bar => ({
        label: value,
        href: searchAddress(asked, onlyWith(asked, facet, [value])),
        count: count.toLocaleString("en-GB"),
        spoken: `${counted(count, "passage")} in ${counted(documents, "document")}`,
        x: 0,
        width: Math.round((count / most) * 10_000) / 100,
        length: 100,
      }),
    ),
    more: counts.length > listed.length ? `and ${counts.length - listed.length} more` : null,
  };
}

/** The table of sources and years; null when nothing was found. */
export function sourceTable({ columns, rows, more }: SourceYears, asked: SearchRequest): SourceTable | null {
  if (rows.length === 0) return null;
  const hasUndated = rows.some(({ undated }) => undated > 0);
  return {
    columns: [...columns.map(({ label }) => label), ...(hasUndated ? ["no date"] : [])],
    rows: rows.map(({ source, counts, undated, total }) => ({
      source:
        source === null
          ? null
          : { label: source, href: searchAddress(asked, onlyWith(asked, "source", [source])) },
      cells: [
        ...counts.map((count, at) => ({
          count: figure(count),
          href:
            count === 0 || source === null
              ? null
              : searchAddress(asked, {
                  filters: { ...asked.filters, source: [source], year: columns[at]?.years ?? [] },
                }),
        })),
        ...(hasUndated ? [{ count: figure(undated), href: null }] : []),
      ],
      total: figure(total),
    })),
    more: more > 0 ? `and ${counted(more, "more source")}` : null,
  };
}

/** A search narrowed to these values of a facet, whatever was chosen of it before. */
function onlyWith(asked: SearchRequest, facet: Facet, values: string[]): Partial<SearchRequest> {
  const { [facet]: _, ...unwanted } = asked.unwanted;
  return { filters: { ...asked.filters, [facet]: values }, unwanted };
}

function figure(count: number): string {
  return count === 0 ? "–" : count.toLocaleString("en-GB");
}
