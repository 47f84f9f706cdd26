/** Steps of the catalogue for fixity checks. */
import { type Migration, statements } from "./migration.js";

export const fixityMigrations: readonly Migration[] = [
  {
    number: 30,
    name: "fixity checks",
    up: statements(
      `create table fixity (
         object text primary key, due_at text not null, checked_at text, problems text not null default '[]',
         repaired_at text)`,
      "create index fixity_due on fixity (due_at)",
      "create index fixity_damaged on fixity (object) where problems != '[]'",
    ),
  },
];
