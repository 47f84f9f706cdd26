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

export const captureMigrations: readonly Migration[] = [
  {
    number: 34,
    name: "captures",
    up: statements("alter table version add column capture text"),
  },
  {
    number: 35,
    name: "watches",
    up: statements(
      `create table watch (
         id text primary key, kind text not null, target text not null, every_minutes integer not null,
         by text not null, created_at text not null, plan text not null, paused integer not null,
         last_look text, next_look text not null, error text, failures integer not null)`,
      "create index watch_due on watch (next_look) where paused = 0",
      `create table watched (
         watch text not null references watch (id), address text not null, mark text not null,
         accession text, document text, looked_at text not null, changed_at text, error text,
         primary key (watch, address))`,
    ),
  },
];

export const descriptionListMigrations: readonly Migration[] = [
  {
    number: 38,
    name: "lists of descriptions",
    up: statements(
      `create table description_list (
         id text primary key, accession text not null references accession (number), name text not null,
         bytes text not null, by text not null, at text not null, begun_at text, begun_by text, undone_by text)`,
      "create index description_list_accession on description_list (accession)",
      `create table description_line (
         list text not null references description_list (id) on delete cascade, line integer not null,
         file text not null, item text not null, document text, said text not null, tags text not null,
         put text not null, based_on text not null, state text not null, reason text, at text,
         primary key (list, line))`,
      "create index description_line_open on description_line (list) where state in ('waiting', 'undoing')",
    ),
  },
];
