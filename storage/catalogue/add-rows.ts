/** Many rows into one table, as many in a statement as it takes. */
import { setImmediate } from "node:timers/promises";
import type { DeclinedRow, PersonLinkRow } from "./authority-tables.js";
import type { CatalogueScope } from "./catalogue.js";
import type { RelationRow } from "./deciding-tables.js";
import type { MotionRow, MotionSketchRow } from "./motion-tables.js";
import type { AppearanceRow, DocumentBodyRow, PrintedNameRow } from "./people-tables.js";
import type { MemberRow, PassageRow } from "./reading-tables.js";
import type { CitationRow, EventRow } from "./tables.js";
import type { TagRow } from "./tag-tables.js";

/** Rows a statement inserts at once; SQLite binds at most 32,766 values. */
const rowsPerInsert = 500;

/** The rows that come in lists. */
export type AddedTables = {
  passage: PassageRow;
  member: MemberRow;
  motion: MotionRow;
  motion_sketch: MotionSketchRow;
  citation: CitationRow;
  tag: TagRow;
  person_link: PersonLinkRow;
  declined: DeclinedRow;
  appearance: AppearanceRow;
  printed_name: PrintedNameRow;
  document_body: DocumentBodyRow;
  relation: RelationRow;
};

/** Adds events; returns those that were not there before. */
export async function addEvents(scope: CatalogueScope, rows: readonly EventRow[]): Promise<EventRow[]> {
  const added = new Set<string>();
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    if (at > 0) await setImmediate();
    const fresh = await scope
      .insertInto("event")
      .values(rows.slice(at, at + rowsPerInsert))
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .execute();
    for (const { id } of fresh) added.add(id);
  }
  return rows.filter(({ id }) => added.has(id));
}

/** Adds rows; those that are there already stay as they are. */
export async function addRows<T extends keyof AddedTables>(
  scope: CatalogueScope,
  table: T,
  rows: readonly AddedTables[T][],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    // SQLite answers at once: between two statements, whoever else waits has a turn.
    if (at > 0) await setImmediate();
    await scope
      .insertInto(table as "tag")
      .values(rows.slice(at, at + rowsPerInsert) as unknown as TagRow[])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
