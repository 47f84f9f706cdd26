/** The catalogue's history: who is who. See `migrations.ts`. */
import type { Kysely } from "kysely";
import { authorityRecordSchema } from "../model/authority.js";
import { type Migration, statements } from "./migration.js";
import { writePersonRows } from "./person-rows.js";
import type { Tables } from "./tables.js";

export const peopleMigrations: readonly Migration[] = [
  {
    number: 17,
    name: "who is who",
    up: statements(
      `create table person_name (
           person text not null references authority (id) on delete cascade, name text not null, key text,
           last text, own integer not null, sort text not null, primary key (person, name))`,
      "create index person_name_key on person_name (key) where key is not null",
      "create index person_name_last on person_name (last) where last is not null",
      "create index person_name_sort on person_name (own, sort, person)",
      `create table person_post (
           person text not null references authority (id) on delete cascade, title text not null,
           primary key (person, title))`,
      "create index person_post_title on person_post (title)",
      `create table appearance (
           document text not null references document (id) on delete cascade, start integer not null,
           part text not null, label text not null, person text not null, date text not null,
           version integer not null, primary key (document, start, part, label))`,
      "create index appearance_person on appearance (person, part, date, document, start)",
      `create table printed_name (
           document text not null references document (id) on delete cascade, label text not null,
           version integer not null, key text, uses integer not null, start integer not null,
           parts text not null, said_to_be text, person text, primary key (document, label))`,
      "create index printed_name_open on printed_name (label) where person is null",
      "create index printed_name_key on printed_name (key) where key is not null",
      `create table document_body (
           document text not null references document (id) on delete cascade, folded text not null,
           part text not null, primary key (document, folded, part))`,
      "create index document_body_folded on document_body (folded)",
      "alter table document add column peopled_as text",
      "create index event_people on event (at) where action = 'people'",
    ),
  },
];

/** After those of motions and tags. */
export const newestFirstMigrations: readonly Migration[] = [
  {
    number: 21,
    name: "who is who, newest first",
    up: async (database) => {
      await statements(
        "drop index appearance_person",
        "create index appearance_person on appearance (person, part, date desc, document, start)",
        "drop table person_post",
        `create table person_post (
           person text not null references authority (id) on delete cascade, position integer not null,
           title text not null, body text, document text, primary key (person, position))`,
        "create index person_post_title on person_post (title)",
        "create index person_post_body on person_post (body) where body is not null",
      )(database);
      await writeAllPersons(database as Kysely<Tables>);
    },
  },
];

async function writeAllPersons(database: Kysely<Tables>): Promise<void> {
  const rows = await database.selectFrom("authority").select("record").where("kind", "=", "person").execute();
  for (const { record } of rows)
    await writePersonRows(database, authorityRecordSchema.parse(JSON.parse(record)));
}
