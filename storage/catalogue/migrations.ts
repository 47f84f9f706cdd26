/**
 * The catalogue's history, in order. A migration that has been released is never edited: add the next one.
 * `bigint` where a number may pass 2^31 on PostgreSQL; `integer` elsewhere.
 */
import { type Kysely, sql } from "kysely";
import { accountMigrations } from "./account-migrations.js";
import { alertMigrations } from "./alert-migrations.js";
import { citationMigrations } from "./citation-migrations.js";
import { collectionMigrations } from "./collection-migrations.js";
import { decidingMigrations } from "./deciding-migrations.js";
import { fixityMigrations } from "./fixity-migrations.js";
import { captureMigrations, descriptionListMigrations, intakeMigrations } from "./intake-migrations.js";
import { logMigrations } from "./log-migrations.js";
import { manyActMigrations } from "./many-act-migrations.js";
import { type Migration, statements } from "./migration.js";
import { motionMigrations } from "./motion-migrations.js";
import { noteMigrations } from "./note-migrations.js";
import { notedMigrations } from "./noted-migrations.js";
import { eachPages } from "./page-counts.js";
import { newestFirstMigrations, peopleMigrations } from "./people-migrations.js";
import { proofMigrations } from "./proof-migrations.js";
import { savedMigrations } from "./saved-migrations.js";
import { searchedChangeMigrations, searchMigrations } from "./search-migrations.js";
import { structureMigrations } from "./structure-migrations.js";
import { suggestionMigrations } from "./suggestion-migrations.js";
import type { Tables } from "./tables.js";
import { tagMigrations } from "./tag-migrations.js";

export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: "foundation",
    up: statements(
      `create table meta (key text primary key, value text not null)`,
      `create table accession (
         number text primary key, at text not null, by text not null, way text not null, origin text,
         revision integer not null, recorded_revision integer not null)`,
      `create index accession_unrecorded on accession (number) where recorded_revision < revision`,
      `create table accession_item (
         id text primary key, accession text not null references accession (number), position integer not null,
         name text not null, bytes bigint not null, state text not null, reason text, digest text,
         document text not null, version integer, plan text not null,
         unique (accession, position))`,
      `create index accession_item_received on accession_item (id) where state = 'received'`,
      `create table document (
         id text primary key, revision integer not null, recorded_revision integer not null,
         indexed_revision integer not null, indexed_as text, state text not null, withdrawal text,
         sample integer not null, newest_version integer not null, title text not null, kind text not null,
         date text, language text, source text, series text, summary text, address text,
         described text not null, created_at text not null)`,
      `create index document_unrecorded on document (id) where recorded_revision < revision`,
      `create index document_unindexed on document (id) where indexed_revision < revision`,
      `create index document_newest on document (created_at, id)`,
      `create table version (
         document text not null references document (id) on delete cascade, number integer not null,
         accession text not null, at text not null, by text not null, way text not null, origin text,
         original_name text not null, original_path text not null, media_type text not null,
         bytes bigint not null, digest text not null, text_state text not null, attempts integer not null,
         failure text, reason text, retry_at text, text_path text, passages_path text, text_digest text,
         characters bigint not null, extractor text, extractor_version text, text_at text,
         warnings text not null, pages text not null, facts text not null,
         silent_pages integer not null, passage_count integer not null,
         primary key (document, number))`,
      `create index version_waiting on version (document, number) where text_state = 'waiting'`,
      `create index version_digest on version (digest)`,
      `create index version_accession on version (accession)`,
      `create table passage (
         document text not null, version integer not null, start integer not null, "end" integer not null,
         text text not null, page integer, page_end integer, kind text not null, heading text,
         attribution text, person text, role text, question text, clause text, time text,
         primary key (document, version, start),
         foreign key (document, version) references version (document, number) on delete cascade)`,
      `create table tag (
         document text not null references document (id) on delete cascade, label text not null,
         by text not null, at text not null, why text, primary key (document, label))`,
      `create table citation (
         id text primary key, document text not null references document (id) on delete cascade,
         version integer not null, start integer not null, "end" integer not null,
         exact text not null, prefix text not null, suffix text not null, by text not null, at text not null,
         unique (document, version, start, "end"))`,
      `create table event (
         id text primary key, at text not null, by text not null, action text not null,
         document text, position integer not null, version integer, detail text not null)`,
      `create index event_document on event (document, position)`,
      `create table account (
         id text primary key, name text not null, folded_name text not null unique, password_hash text not null,
         role text not null, created_at text not null)`,
      `create table session (
         digest text primary key, account text not null references account (id) on delete cascade,
         csrf text not null, created_at text not null, expires_at text not null)`,
      `create index session_account on session (account)`,
      `create table setup_link (digest text primary key, expires_at text not null)`,
      `create table lease (
         key text primary key, token text not null, owner text not null, until bigint not null)`,
    ),
  },
  {
    number: 2,
    name: "bytes on their way",
    up: statements("create index accession_item_digest on accession_item (digest)"),
  },
  {
    number: 3,
    name: "scanned pages",
    up: statements(
      "alter table version add column scan_pages integer",
      "alter table version add column scan_pages_read integer",
    ),
  },
  {
    number: 4,
    name: "troubles in sight",
    up: statements(
      `create table index_trouble (
         document text primary key references document (id) on delete cascade, revision integer not null,
         attempts integer not null, reason text not null, retry_at text not null)`,
      `create table unrebuilt (object text primary key, reason text not null, at text not null)`,
    ),
  },
  {
    number: 5,
    name: "raw pages",
    up: statements("alter table version add column raw_pages_path text"),
  },
  {
    number: 6,
    name: "the ledger",
    up: async (database) => {
      for (const column of ["tries integer", "reading_ms bigint"])
        await sql.raw(`alter table version add column ${column}`).execute(database);
      for (const column of ["page_count", "machine_pages", "unsure_pages"])
        await sql
          .raw(`alter table version add column ${column} integer not null default 0`)
          .execute(database);
      await eachPages(database as Kysely<Tables>, (pages) => ({
        page_count: pages.length,
        machine_pages: pages.filter(({ method }) => method === "ocr").length,
        unsure_pages: pages.filter(({ confidence = 100 }) => confidence < 75).length,
      }));
    },
  },
  {
    number: 7,
    name: "files inside files",
    up: statements(
      "alter table accession add column container text",
      "alter table accession add column container_version integer",
      "create index accession_container on accession (container) where container is not null",
      "alter table version add column container text",
      "alter table version add column container_version integer",
      "alter table version add column place text",
      "create index version_container on version (container) where container is not null",
      `create table member (
         document text not null, version integer not null, position integer not null, name text not null,
         place text not null, item text, bytes bigint, digest text, reason text,
         primary key (document, version, position),
         foreign key (document, version) references version (document, number) on delete cascade)`,
      "create index member_digest on member (digest)",
    ),
  },
  {
    number: 8,
    name: "findings",
    up: statements(
      "alter table version add column findings integer",
      "alter table version add column findings_path text",
      "alter table version add column findings_digest text",
      "alter table version add column findings_decision text",
    ),
  },
  {
    number: 9,
    name: "second chances",
    up: statements(
      "alter table version add column unreadable text",
      `create table given_password (
         document text not null, version integer not null, password text not null, by text not null,
         primary key (document, version),
         foreign key (document, version) references version (document, number) on delete cascade)`,
    ),
  },
  {
    number: 10,
    name: "reading again",
    up: statements(
      "alter table version add column same_reading text",
      `create table rereading (
         document text primary key references document (id) on delete cascade, version integer not null,
         by text not null, at text not null, state text not null, attempts integer not null, retry_at text,
         failure text, reason text, number integer)`,
    ),
  },
  {
    number: 11,
    name: "marks of notes",
    up: statements("alter table version add column note_marks text not null default '[]'"),
  },
  {
    number: 12,
    name: "blank pages",
    up: async (database) => {
      await statements("alter table version add column blank_pages integer not null default 0")(database);
      await eachPages(database as Kysely<Tables>, (pages) => ({
        blank_pages: pages.filter(({ method, characters }) => method === "text" && characters === 0).length,
      }));
    },
  },
  ...structureMigrations,
  ...peopleMigrations,
  ...motionMigrations,
  ...tagMigrations,
  ...searchMigrations,
  ...newestFirstMigrations,
  ...proofMigrations,
  ...suggestionMigrations,
  ...collectionMigrations,
  ...savedMigrations,
  ...noteMigrations,
  ...accountMigrations,
  ...intakeMigrations,
  ...logMigrations,
  ...fixityMigrations,
  ...citationMigrations,
  ...searchedChangeMigrations,
  ...decidingMigrations,
  ...captureMigrations,
  ...alertMigrations,
  ...descriptionListMigrations,
  ...notedMigrations,
  ...manyActMigrations,
];
