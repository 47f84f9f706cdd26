/** Of which texts the vectors are in the search engine. Derived: it can be forgotten at any time. */
import { sql } from "kysely";
import type { CatalogueScope } from "./catalogue.js";

export interface EmbeddedRow {
  document: string;
  version: number;
  /** As `version.structure`: other passages have other vectors. */
  structure: string;
  /** Name of the vectors' space. */
  space: string;
  /** Vectors made. */
  vectors: number;
}

/** A text of which vectors are to be made; of a document that was withdrawn, they are to go. */
export interface UnembeddedText {
  document: string;
  version: number;
  structure: string;
  isWithdrawn: boolean;
}

/** Documents that can be searched by words and not yet by vectors of this space, and withdrawn ones that still can. */
export async function unembedded(
  scope: CatalogueScope,
  space: string,
  limit: number,
): Promise<UnembeddedText[]> {
  const { rows } = await sql<{ document: string; version: number; structure: string; state: string }>`
    select document.id as document, version.number as version, coalesce(version.structure, '') as structure, document.state
    from document
    join version on version.document = document.id and version.number = (
      select max(number) from version where document = document.id and text_state = 'known')
    left join embedded on embedded.document = document.id
    where (document.state != 'withdrawn' and document.indexed_as is not null
        and (embedded.document is null or embedded.space != ${space} or embedded.version != version.number
          or embedded.structure != coalesce(version.structure, '')))
      or (document.state = 'withdrawn' and embedded.document is not null)
    order by document.created_at, document.id limit ${limit}`.execute(scope);
  return rows.map(({ state, ...text }) => ({ ...text, isWithdrawn: state === "withdrawn" }));
}

/** Notes that the vectors of a text are there. */
export async function noteEmbedded(scope: CatalogueScope, row: EmbeddedRow): Promise<void> {
  await scope
    .insertInto("embedded")
    .values(row)
    .onConflict((conflict) => conflict.column("document").doUpdateSet(row))
    .execute();
}

/** Forgets that vectors are there: of one document, or of all. */
export async function forgetEmbedded(scope: CatalogueScope, document: string | null): Promise<void> {
  const all = scope.deleteFrom("embedded");
  await (document === null ? all : all.where("document", "=", document)).execute();
}

/** Vectors that should be there. */
export async function countEmbedded(scope: CatalogueScope, space: string): Promise<number> {
  const row = await scope
    .selectFrom("embedded")
    .select(({ fn }) => fn.sum<number>("vectors").as("vectors"))
    .where("space", "=", space)
    .executeTakeFirst();
  return Number(row?.vectors ?? 0);
}
