import { descriptionOf } from "../../storage/catalogue/record-rows.js";
import type { DescriptionField } from "../../storage/model/record.js";
import type { Archive } from "../archive.js";

/** Ids named in one query. */
const idsAtOnce = 500;

/** What a field says now in these documents: each value with how many say it, the commonest first. */
export async function valuesNow(
  { catalogue }: Pick<Archive, "catalogue">,
  documents: readonly string[],
  field: DescriptionField,
): Promise<{ value: string | null; documents: number }[]> {
  const counts = new Map<string | null, number>();
  for (let at = 0; at < documents.length; at += idsAtOnce) {
    const rows = await catalogue
      .selectFrom("document")
      .selectAll()
      .where("id", "in", documents.slice(at, at + idsAtOnce))
      .execute();
    for (const row of rows) {
      const value = descriptionOf(row)[field] ?? null;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, documents: count }))
    .sort((one, other) => other.documents - one.documents);
}
