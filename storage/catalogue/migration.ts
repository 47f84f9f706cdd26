import { type Kysely, sql } from "kysely";

/** One step of the catalogue's history. */
export interface Migration {
  number: number;
  name: string;
  up(database: Kysely<unknown>): Promise<void>;
}

/** A step that is plain SQL, one statement after another. */
export const statements =
  (...list: string[]) =>
  async (database: Kysely<unknown>): Promise<void> => {
    for (const statement of list) await sql.raw(statement).execute(database);
  };
