/** The documents that an export takes, one after another, as their records say. */
import { loadRecord } from "../../storage/catalogue/records.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Archive } from "../archive.js";

const idsAtOnce = 500;

/** Records in these states, in the order of their ids. */
export async function* documentsOut(
  { catalogue }: Pick<Archive, "catalogue">,
  states: readonly DocumentState[],
): AsyncIterable<DocumentRecord> {
  for (let after = ""; ; ) {
    const rows = await catalogue
      .selectFrom("document")
      .select("id")
      .where("state", "in", states)
      .where("id", ">", after)
      .orderBy("id")
      .limit(idsAtOnce)
      .execute();
    for (const { id } of rows) {
      const record = await loadRecord(catalogue, id);
      if (record && states.includes(record.state)) yield record;
    }
    if (rows.length < idsAtOnce) return;
    after = rows.at(-1)?.id ?? "";
  }
}
