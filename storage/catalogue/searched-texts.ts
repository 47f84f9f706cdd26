/** The stored texts of passages that were found. */
import { sql } from "kysely";
import type { DocumentState } from "../model/kind.js";
import { matchQuery } from "../model/query/match.js";
import type { Near } from "../model/query/query.js";
import { textWordsOf } from "../model/query/quick-words.js";
import type { Catalogue } from "./catalogue.js";
import type { PassageRow } from "./reading-tables.js";
import { answering, type NearRows } from "./searched-match.js";

/** Where a passage is. */
export interface PassageAt {
  document: string;
  version: number;
  start: number;
}

/** What a list shows of a passage, with what is known of its document and version now. */
export type ListedPassage = Pick<
  PassageRow,
  ("document" | "start" | "end" | "text" | "kind" | "page") | ("attribution" | "question" | "clause" | "time")
> & { page_label: string | null; filename: string; state: DocumentState };

/** The passages at these places, in no settled order; those that are gone meanwhile are missing. */
export async function listedPassages(
  catalogue: Catalogue,
  places: readonly PassageAt[],
): Promise<ListedPassage[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<ListedPassage>`
    select passage.document, start, end, text, passage.kind, page, attribution, question, clause, time,
      (select value ->> 'label' from json_each(version.pages) where value ->> 'number' = page) as page_label,
      original_name as filename, document.state
    from json_each(${placesWritten(places)}) as wanted
    cross join passage on passage.document = wanted.value ->> 0 and passage.version = wanted.value ->> 1
      and passage.start = wanted.value ->> 2
    join version on version.document = passage.document and version.number = passage.version
    join document on document.id = passage.document`.execute(catalogue);
  return rows;
}

function placesWritten(places: readonly PassageAt[]): string {
  return JSON.stringify(places.map(({ document, version, start }) => [document, version, start]));
}

/** What of a passage tells how well it answers. */
export type ScoredPassage = Pick<PassageRow, "document" | "start" | "text" | "heading" | "attribution">;

/** As `listedPassages`, without what only a list shows. */
export async function scoredPassages(
  catalogue: Catalogue,
  places: readonly PassageAt[],
): Promise<ScoredPassage[]> {
  if (places.length === 0) return [];
  // One value for all rows: an object for each, made outside JavaScript, takes as long again.
  const { rows } = await sql<{ found: string }>`
    select json_group_array(json_array(document, start, text, heading, attribution)) as found
    from json_each(${placesWritten(places)}) as wanted
    cross join passage on passage.document = wanted.value ->> 0 and passage.version = wanted.value ->> 1
      and passage.start = wanted.value ->> 2`.execute(catalogue);
  const found = JSON.parse(rows[0]?.found ?? "[]") as [
    string,
    number,
    string,
    string | null,
    string | null,
  ][];
  return found.map(([document, start, text, heading, attribution]) => ({
    ...{ document, start, text, heading, attribution },
  }));
}

/** Texts looked at in one go. */
const textsAtOnce = 2_000;

/** The rows of `searched` in which the words of both sides stand near, looked up in the stored texts. */
export async function nearRowsOf(catalogue: Catalogue, nears: readonly Near[]): Promise<NearRows> {
  const found = new Map<Near, number[]>();
  for (const near of nears) {
    const rows: number[] = [];
    for (let last = 0; ; ) {
      const texts = await textsAfter(catalogue, near, last);
      for (const { id, text } of texts) if (matchQuery(near, textWordsOf(text))) rows.push(id);
      last = texts.at(-1)?.id ?? last;
      if (texts.length < textsAtOnce) break;
    }
    found.set(near, rows);
  }
  return found;
}

async function textsAfter(catalogue: Catalogue, near: Near, last: number) {
  const { rows } = await sql<{ id: number; text: string }>`
    select searched.id, passage.text from searched join searched_side on searched_side.id = searched.side
    join passage on passage.document = searched_side.document and passage.version = searched_side.version
      and passage.start = searched.start
    where searched.id > ${last} and ${answering(near)} order by searched.id limit ${textsAtOnce}`.execute(
    catalogue,
  );
  return rows;
}
