import type { FixityRow } from "../../storage/catalogue/fixity-tables.js";
import type { Problem } from "../../storage/vault/vault.js";
import { momentOf } from "./words.js";

/** What is known of the bytes of one object, as a sentence. */
export function fixityShown(row: FixityRow | null): { sentence: string; isDamaged: boolean } {
  if (!row || row.checked_at === null)
    return { sentence: "Its bytes have not been read again since they were taken in.", isDamaged: false };
  const problems = JSON.parse(row.problems) as Problem[];
  const { words } = momentOf(row.checked_at);
  if (problems.length > 0)
    return {
      sentence: `Damaged: read again on ${words}. ${problems.map(({ message }) => message).join(" ")}`,
      isDamaged: true,
    };
  const repaired = row.repaired_at === null ? "" : ` Repaired on ${momentOf(row.repaired_at).words}.`;
  return { sentence: `Every byte was last read again on ${words}: sound.${repaired}`, isDamaged: false };
}
