import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentState } from "../../storage/model/kind.js";

/** Most forms of a name that are told. */
const most = 30;

/** The forms in which a person's name is printed in documents of these states, the commonest first. */
export async function printedAs(
  catalogue: Catalogue,
  ids: readonly string[],
  states: readonly DocumentState[],
): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("person_link")
    .innerJoin("document", "document.id", "person_link.document")
    .select("label")
    .where("person", "in", ids)
    .where("document.state", "in", states)
    .groupBy("label")
    .orderBy(sql`count(*)`, "desc")
    .orderBy("label")
    .limit(most)
    .execute();
  return rows.map(({ label }) => label);
}
