/** The catalogue's history of citations; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const citationMigrations: readonly Migration[] = [
  {
    number: 31,
    // One span may be cited whole and with words left out: it is no longer unique.
    name: "parts of citations",
    up: statements(
      `create table citation_with_parts (
         id text primary key, document text not null references document (id) on delete cascade,
         version integer not null, start integer not null, "end" integer not null,
         exact text not null, prefix text not null, suffix text not null, by text not null, at text not null,
         quoted text)`,
      `insert into citation_with_parts
         select id, document, version, start, "end", exact, prefix, suffix, by, at, null from citation`,
      "drop table citation",
      "alter table citation_with_parts rename to citation",
      `create index citation_place on citation (document, version, start, "end")`,
      "create index citation_by on citation (by)",
    ),
  },
];
