/** The catalogue's history of what is sent by e-mail, and of vectors; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const alertMigrations: readonly Migration[] = [
  {
    number: 36,
    name: "searches by e-mail",
    up: statements(
      `create table mail_address (
         account text primary key references account (id) on delete cascade,
         address text not null, confirmed_at text, link_digest text unique, link_until text)`,
      `create table search_alert (
         search text primary key references saved_search (id) on delete cascade,
         cadence text not null, key text not null unique, due_at text not null, seen integer not null,
         sending text, sending_at text, sent_at text, failures integer not null default 0, problem text)`,
      "create index search_alert_due on search_alert (due_at)",
      `create table alert_known (
         search text not null references search_alert (search) on delete cascade,
         document text not null, version integer not null, sending text,
         primary key (search, document, version))`,
    ),
  },
  {
    number: 37,
    name: "vectors of texts",
    up: statements(
      `create table embedded (
         document text primary key, version integer not null, structure text not null, space text not null,
         vectors integer not null)`,
    ),
  },
];
