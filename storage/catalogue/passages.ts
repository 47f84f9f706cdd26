import type { FrozenPassages } from "../model/record.js";
import { addRows } from "./add-rows.js";
import type { CatalogueScope } from "./catalogue.js";
import { writeMotions } from "./motion-rows.js";
import type { PassageRow } from "./reading-tables.js";
import { pageCounts } from "./record-rows.js";

/** Writes what was read from a version: its passages, pages, facts, motions and the files inside, replacing what was there. */
export async function writePassages(
  scope: CatalogueScope,
  at: { document: string; version: number },
  text: string,
  frozen: FrozenPassages,
): Promise<void> {
  await scope
    .deleteFrom("passage")
    .where("document", "=", at.document)
    .where("version", "=", at.version)
    .execute();
  const rows = frozen.passages.map(
    ({ pageEnd, column, line, ...passage }): PassageRow => ({
      ...at,
      ...passage,
      page_end: pageEnd,
      printed_column: column,
      printed_line: line,
      text: text.slice(passage.start, passage.end),
    }),
  );
  await addRows(scope, "passage", rows);
  // They have not met the rules for tags, and nobody has looked what and whose names are in them.
  await scope
    .updateTable("document")
    .set({ ruled_as: null, peopled_as: null, suggested_as: null })
    .where("id", "=", at.document)
    .execute();
  await scope
    .deleteFrom("member")
    .where("document", "=", at.document)
    .where("version", "=", at.version)
    .execute();
  await addRows(
    scope,
    "member",
    (frozen.members ?? []).map((member, position) => ({ ...at, position, ...member })),
  );
  await writeMotions(scope, at, frozen.facts, (start, end) => text.slice(start, end));
  await scope
    .updateTable("version")
    .set({
      pages: JSON.stringify(frozen.pages),
      facts: JSON.stringify(frozen.facts),
      note_marks: JSON.stringify(frozen.noteMarks ?? []),
      ...pageCounts(frozen.pages),
      passage_count: rows.length,
    })
    .where("document", "=", at.document)
    .where("number", "=", at.version)
    .execute();
}
