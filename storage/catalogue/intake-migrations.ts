/** The catalogue's history of what is on its way in; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const intakeMigrations: readonly Migration[] = [
  {
    number: 28,
    name: "files on their way",
    up: statements(
      "create table awaited (accession text primary key references accession (number), until text not null)",
      "create index accession_item_coming on accession_item (accession) where state = 'coming'",
    ),
  },
];
