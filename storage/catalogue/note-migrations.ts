/**
 * The catalogue's history of notes; see `migrations.ts`. No key leads to the document: its rows are made again by a
 * rebuild, and notes are not.
 */
import { type Migration, statements } from "./migration.js";

export const noteMigrations: readonly Migration[] = [
  {
    number: 26,
    name: "notes",
    up: statements(
      `create table note (
         id text primary key, account text not null references account (id) on delete cascade,
         document text not null, version integer not null, start integer not null, "end" integer not null,
         exact text not null, prefix text not null, suffix text not null, text text not null,
         shared integer not null, created_at text not null, changed_at text not null)`,
      "create index note_account on note (account, created_at)",
      "create index note_document on note (document, version, start)",
    ),
  },
];
