/** The catalogue's ledger of motions; see `migrations.ts`. */
import type { Kysely } from "kysely";
import { type Migration, statements } from "./migration.js";
import { writeMotions } from "./motion-rows.js";
import type { Tables } from "./tables.js";

export const motionMigrations: readonly Migration[] = [
  {
    number: 18,
    name: "ledger of motions",
    up: async (database) => {
      await statements(
        `create table motion (
           document text not null, version integer not null, position integer not null,
           start integer not null, "end" integer not null, title text, reference text, mover text, seconder text,
           outcome text, unanimous integer not null, votes_for integer, votes_against integer,
           votes_abstained integer, provisional integer not null, flags integer not null,
           amendments integer not null, body text, day text, text text not null, mover_folded text not null,
           searched text not null,
           primary key (document, version, position),
           foreign key (document, version) references version (document, number) on delete cascade)`,
        "create index motion_day on motion (day, document)",
        `create table motion_sketch (
           document text not null, version integer not null, position integer not null, hash bigint not null,
           primary key (document, version, position, hash),
           foreign key (document, version, position) references motion (document, version, position) on delete cascade)`,
        "create index motion_sketch_hash on motion_sketch (hash)",
      )(database);
      await fill(database as Kysely<Tables>);
    },
  },
];

/** Texts that were read before there was a ledger: their facts are in the catalogue, their words in the passages. */
async function fill(database: Kysely<Tables>): Promise<void> {
  const versions = await database
    .selectFrom("version")
    .select(["document", "number", "facts"])
    .where("facts", "like", '%"motions":[{%')
    .execute();
  for (const { document, number, facts } of versions) {
    const passages = await database
      .selectFrom("passage")
      .select(["start", "end", "text"])
      .where("document", "=", document)
      .where("version", "=", number)
      .orderBy("start")
      .execute();
    const textOf = (start: number, end: number) =>
      passages
        .filter((passage) => passage.end > start && passage.start < end)
        .map((passage) =>
          passage.text.slice(Math.max(0, start - passage.start), Math.max(0, end - passage.start)),
        )
        .join("\n");
    await writeMotions(database, { document, version: number }, JSON.parse(facts), textOf);
  }
}
