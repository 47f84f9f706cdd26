/** The catalogue's history from the authority list on; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const structureMigrations: readonly Migration[] = [
  {
    number: 13,
    name: "authorities",
    up: statements(
      `create table authority (
         id text primary key, kind text not null, name text not null, merged_into text,
         revision integer not null, recorded_revision integer not null, record text not null)`,
      "create index authority_unrecorded on authority (id) where recorded_revision < revision",
      "create index authority_merged on authority (merged_into) where merged_into is not null",
      `create table authority_name (
         authority text not null references authority (id) on delete cascade, name text not null,
         folded text not null, primary key (authority, name))`,
      "create index authority_name_folded on authority_name (folded)",
      `create table person_link (
         document text not null references document (id) on delete cascade, label text not null,
         person text not null, how text not null, why text, by text not null, at text not null,
         primary key (document, label))`,
      "create index person_link_person on person_link (person)",
      `create table declined (
         document text not null references document (id) on delete cascade, position integer not null,
         what text not null, label text not null, authority text, by text not null, at text not null,
         primary key (document, position))`,
      "alter table tag add column concept text",
      "alter table tag add column rule text",
      "alter table tag add column place text",
      "create index tag_concept on tag (concept) where concept is not null",
      "alter table passage add column printed_column text",
      "alter table passage add column printed_line text",
      "alter table version add column layout_path text",
      "alter table version add column structure text",
    ),
  },
  {
    number: 14,
    name: "asked to index",
    up: statements("alter table document add column index_request integer not null default 0"),
  },
  {
    number: 15,
    name: "structures",
    up: statements(
      "alter table document add column structured_with integer",
      "create index document_structured on document (structured_with) where structured_with is not null",
      `create table structure_trouble (
         document text primary key references document (id) on delete cascade, version integer not null,
         parsers integer not null, kind text not null, attempts integer not null, reason text not null,
         retry_at text)`,
    ),
  },
  {
    number: 16,
    name: "tags by rule",
    up: statements(
      `create table authority_broader (
         authority text not null references authority (id) on delete cascade, broader text not null,
         primary key (authority, broader))`,
      "create index authority_broader_of on authority_broader (broader)",
      `create table tag_rule (
         id text not null, authority text not null references authority (id) on delete cascade,
         query text not null, primary key (authority, id))`,
      "alter table document add column ruled_as text",
      "create index tag_bare on tag (document) where concept is null",
      "create index tag_ruled on tag (document) where rule is not null",
    ),
  },
];
