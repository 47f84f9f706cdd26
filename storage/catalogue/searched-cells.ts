/** How many passages hold what was asked, by what facets count; and which they are. */
import { sql } from "kysely";
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { Catalogue } from "./catalogue.js";
import type { SearchedSide } from "./searched.js";
import type { Condition } from "./searched-match.js";

/** Passages found that have all this in common. */
export interface Cell {
  /** Row of `searched_side`. */
  side: number;
  count: number;
  document: FoundDocument;
  shared: SearchedSide;
}

export interface FoundDocument {
  id: string;
  version: number;
  title: string;
  kind: DocumentKind;
  state: DocumentState;
  source: string | null;
  date: string | null;
  added: string;
}

/** A passage found, and the row of `searched_side` that it is on. */
export interface FoundPassage {
  document: string;
  version: number;
  start: number;
  side: number;
}

/** Counts what the condition lets through. One look at each passage found; those of unseen documents are not among it. */
export async function cellsOf(
  catalogue: Catalogue,
  condition: Condition,
  states: readonly DocumentState[],
): Promise<Cell[]> {
  const { rows } = await sql<
    Omit<FoundDocument, "id"> & { side: number; count: number; document: string; shared: string }
  >`
    select found.side, found.count, searched_side.document, searched_side.version, searched_side.side as shared,
      title, kind, state, source, date, created_at as added
    from (select searched.side, count(*) as count from searched where ${condition} group by searched.side) as found
    join searched_side on searched_side.id = found.side
    join document on document.id = searched_side.document
    where document.state in (${sql.join(states)})`.execute(catalogue);
  const documents = new Map<string, FoundDocument>();
  return rows.map(({ side, count, document: id, shared, ...facts }) => {
    const document = documents.get(id) ?? { id, ...facts };
    documents.set(id, document);
    return { side, count, document, shared: sharedAs(shared) };
  });
}

/** Many are alike; those seen before are not parsed again. */
const parsed = new Map<string, SearchedSide>();
const mostParsed = 50_000;

function sharedAs(written: string): SearchedSide {
  const known = parsed.get(written);
  if (known !== undefined) return known;
  const shared = JSON.parse(written) as SearchedSide;
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(written, shared);
  return shared;
}

/** Passages that the condition lets through, in text order within each document. */
export async function passagesOf(
  catalogue: Catalogue,
  condition: Condition,
  limit: number,
): Promise<FoundPassage[]> {
  const { rows } = await sql<FoundPassage>`
    select searched.document, searched_side.version, searched.start, searched.side
    from searched join searched_side on searched_side.id = searched.side
    where ${condition} order by searched.document, searched.start limit ${limit}`.execute(catalogue);
  return rows;
}

/** Of each document with passages that the condition lets through, the first of them. */
export async function firstPassages(
  catalogue: Catalogue,
  condition: Condition,
): Promise<Pick<FoundPassage, "document" | "start">[]> {
  const { rows } = await sql<Pick<FoundPassage, "document" | "start">>`
    select searched.document, min(searched.start) as start from searched
    where ${condition} group by searched.document`.execute(catalogue);
  return rows;
}

/** True when some passage that the condition lets through is in one of these states. */
export async function someAnswers(
  catalogue: Catalogue,
  condition: Condition,
  states: readonly DocumentState[],
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from searched join document on document.id = searched.document
    where document.state in (${sql.join(states)}) and ${condition} limit 1`.execute(catalogue);
  return rows.length > 0;
}
