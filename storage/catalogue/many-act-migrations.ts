/** The catalogue's history of changes of many documents; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const manyActMigrations: readonly Migration[] = [
  {
    number: 40,
    name: "changes of many documents",
    up: statements(
      `create table many_act (
         id text primary key, change text not null, chosen text not null, by text not null, at text not null,
         undone_by text)`,
      "create index many_act_at on many_act (at)",
      `create table many_act_document (
         act text not null references many_act (id) on delete cascade, document text not null,
         state text not null, primary key (act, document))`,
      "create index many_act_open on many_act_document (act) where state in ('waiting', 'undoing')",
      "create index many_act_document_of on many_act_document (document)",
    ),
  },
];
