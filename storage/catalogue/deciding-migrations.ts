/** The catalogue's history of deciding and describing; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const decidingMigrations: readonly Migration[] = [
  {
    number: 33,
    name: "decisions, further fields, relations and series",
    up: statements(
      "alter table document add column more text not null default '{}'",
      "alter table document add column review text",
      "alter table document add column embargo text",
      "alter table document add column embargo_until text",
      "create index document_embargo on document (embargo_until) where embargo_until is not null",
      "create index document_review on document (id) where review is not null",
      "alter table version add column closed text",
      `create table relation (
         document text not null references document (id) on delete cascade, kind text not null,
         other text not null, by text not null, at text not null, primary key (document, kind, other))`,
      "create index relation_other on relation (other)",
      "create table erasure (document text primary key, at text not null, note text not null)",
      `create table series (
         id text primary key, name text not null unique, revision integer not null,
         recorded_revision integer not null, record text not null)`,
      "create index document_series on document (series) where series is not null",
    ),
  },
];
