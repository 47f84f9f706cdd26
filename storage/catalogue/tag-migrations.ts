/** The catalogue's history of what tags stand for, from the first pages of it on; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const tagMigrations: readonly Migration[] = [
  {
    number: 19,
    name: "related and disused",
    up: statements(
      "alter table authority add column disused integer not null default 0",
      `create table authority_related (
         authority text not null references authority (id) on delete cascade, related text not null,
         primary key (authority, related))`,
      `create table authority_address (
         authority text not null references authority (id) on delete cascade, address text not null,
         primary key (authority, address))`,
      "create index authority_address_of on authority_address (address)",
      "alter table tag add column proposed text",
      "create index authority_related_of on authority_related (related)",
    ),
  },
];
