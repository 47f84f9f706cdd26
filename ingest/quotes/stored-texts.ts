/** The stored text around candidate passages: enough of it that a quotation may run over passages and pages. */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { PassagePlace } from "../../storage/index/search-index.js";
import type { DocumentKind, DocumentState } from "../../storage/model/kind.js";
import { type Searched, searched } from "../../storage/model/quote/placement.js";

/** A stretch of a version's text. */
export interface Stretch {
  document: string;
  version: number;
  title: string;
  kind: DocumentKind;
  /** Where the stretch begins in the version's text, in UTF-16 code units. */
  offset: number;
  where: Searched;
  passages: Pick<PassageRow, "start" | "end" | "attribution" | "role" | "person" | "page" | "text">[];
}

/** Stretches longer than this are cut, in UTF-16 code units. */
const longestStretch = 80_000;

/** Candidates drawn together where they are near each other; the most often named first. */
export interface Window {
  document: string;
  version: number;
  start: number;
  end: number;
  /** Queries that named it. */
  named: number;
}

/** Joins the answers of several queries into windows that reach `margin` beyond their passages on both sides. */
export function windowsOf(answers: readonly (readonly PassagePlace[])[], margin: number): Window[] {
  const byVersion = new Map<string, Window[]>();
  for (const [query, places] of answers.entries()) {
    for (const { document, version, start, end } of places) {
      const key = `${document} ${version}`;
      const list = byVersion.get(key) ?? [];
      if (list.length === 0) byVersion.set(key, list);
      list.push({ document, version, start: Math.max(0, start - margin), end: end + margin, named: query });
    }
  }
  const windows = [...byVersion.values()].flatMap(joinNear);
  return windows.sort((one, other) => other.named - one.named);
}

function joinNear(places: Window[]): Window[] {
  const windows: (Window & { queries: Set<number> })[] = [];
  for (const place of places.sort((one, other) => one.start - other.start)) {
    const last = windows.at(-1);
    if (last && place.start <= last.end && place.end - last.start <= longestStretch) {
      last.end = Math.max(last.end, place.end);
      last.queries.add(place.named);
    } else windows.push({ ...place, queries: new Set([place.named]) });
  }
  return windows.map(({ queries, ...window }) => ({ ...window, named: queries.size }));
}

/** Reads the stretches of windows, in their order; none of a document that the asker may not see, or where nothing stands. */
export async function stretchesAt(
  catalogue: Catalogue,
  windows: readonly Window[],
  states: readonly DocumentState[],
): Promise<Stretch[]> {
  const named = [...new Set(windows.map(({ document }) => document))];
  if (named.length === 0) return [];
  const rows = await catalogue
    .selectFrom("document")
    .select(["id", "title", "kind"])
    .where("id", "in", named)
    .where("state", "in", states)
    .execute();
  const documents = new Map(rows.map(({ id, title, kind }) => [id, { title, kind }]));
  const seen = windows.filter(({ document }) => documents.has(document));
  const passages = await passagesIn(catalogue, seen);
  return seen.flatMap((window, index): Stretch[] => {
    const { document, version } = window;
    const [own, about] = [passages[index] ?? [], documents.get(document)];
    const [first] = own;
    if (!first || !about) return [];
    const where = searched(joinedText(own));
    return [{ document, version, ...about, passages: own, offset: first.start, where }];
  });
}

/**
 * The passages that each window touches, all in one statement. Passages do not overlap, so the last that begins before a window
 * is the only one that can reach into it: without that bound, all of a long document would be read up to there.
 */
async function passagesIn(catalogue: Catalogue, windows: readonly Window[]): Promise<Stretch["passages"][]> {
  const lists: Stretch["passages"][] = windows.map(() => []);
  const asked = windows.map(({ document, version, start, end }) => [document, version, start, end]);
  const { rows } = await sql<Stretch["passages"][number] & { window: number }>`
    with window as materialized (
      select key, value ->> 0 as document, value ->> 1 as version, value ->> 2 as low, value ->> 3 as high
      from json_each(${JSON.stringify(asked)}))
    select window.key as window, p.start, p.end, p.attribution, p.role, p.person, p.page, p.text
    from window cross join passage p
    where p.document = window.document and p.version = window.version and p.start < window.high and p.end > window.low
      and p.start >= coalesce((select max(b.start) from passage b
        where b.document = window.document and b.version = window.version and b.start <= window.low), 0)
    order by window.key, p.start`.execute(catalogue);
  for (const { window, ...passage } of rows) lists[window]?.push(passage);
  return lists;
}

/** Between passages there is nothing but white space; its kind is known to the vault, its length to all. */
function joinedText(passages: readonly Pick<PassageRow, "start" | "end" | "text">[]): string {
  const parts: string[] = [];
  let at = passages[0]?.start ?? 0;
  for (const { start, end, text } of passages) {
    parts.push("\n".repeat(Math.max(0, start - at)), text);
    at = end;
  }
  return parts.join("");
}
