/** The catalogue's history of names suggested as tags; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const suggestionMigrations: readonly Migration[] = [
  {
    number: 23,
    name: "suggested names",
    up: statements(
      `create table suggested (
         document text primary key references document (id) on delete cascade, version integer not null,
         text text not null, suggester text not null)`,
      `create table tag_suggestion (
         document text not null references document (id) on delete cascade, version integer not null,
         kind text not null, name text not null, uses integer not null, start integer not null,
         "end" integer not null, by text not null, primary key (document, kind, name))`,
    ),
  },
];
