/** The catalogue's history of what accounts keep of searches; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const savedMigrations: readonly Migration[] = [
  {
    number: 25,
    name: "saved searches",
    up: statements(
      `create table saved_search (
         id text primary key, account text not null references account (id) on delete cascade,
         name text not null, query text not null, created_at text not null, visited_at text not null)`,
      "create index saved_search_account on saved_search (account, created_at)",
      `create table search_history (
         id text primary key, account text not null references account (id) on delete cascade,
         query text not null, at text not null, unique (account, query))`,
      "create index search_history_account on search_history (account, at)",
      "create table search_history_kept (account text primary key references account (id) on delete cascade, since text not null)",
    ),
  },
];
