/** The catalogue's history of collections; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const collectionMigrations: readonly Migration[] = [
  {
    number: 24,
    name: "collections",
    up: statements(
      `create table collection (
         id text primary key, account text not null, state text not null, title text not null,
         revision integer not null, changed_at text not null, published_at text,
         recorded_revision integer not null default 0, recorded_state text, record text not null)`,
      "create index collection_account on collection (account, changed_at)",
      "create index collection_published on collection (published_at) where state = 'published'",
      `create table collection_citation (
         collection text not null references collection (id) on delete cascade, citation text not null,
         at text not null, primary key (collection, citation))`,
      "create index collection_citation_citation on collection_citation (citation)",
      "create table notices_seen (account text primary key, at text not null)",
      "create index citation_by on citation (by)",
    ),
  },
];
