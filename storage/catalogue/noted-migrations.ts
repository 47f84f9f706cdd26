/** The catalogue's history of what documents note of who has looked at them; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const notedMigrations: readonly Migration[] = [
  {
    number: 39,
    name: "documents note who has looked at them",
    up: statements(
      "alter table document add column suggested_as text",
      `update document set suggested_as = (
         select suggester from suggested where suggested.document = document.id and suggested.version =
           (select max(number) from version where version.document = document.id and text_state = 'known'))`,
      "drop table suggested",
      ...["indexed_as", "ruled_as", "peopled_as", "suggested_as"].map(
        (column) => `create index document_${column} on document (${column})`,
      ),
    ),
  },
];
