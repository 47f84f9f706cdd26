/** Files that were left in their container because a password is needed. */
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { needsPassword, wrongPassword } from "./extract/locked.js";

/** How many such files a version holds, as far as is known. */
export async function lockedMembers(
  scope: CatalogueScope,
  document: string,
  version: number,
): Promise<number> {
  const { count } = await scope
    .selectFrom("member")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("document", "=", document)
    .where("version", "=", version)
    .where("reason", "in", [needsPassword, wrongPassword])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** True for one of them, by the reason for which it was left. */
export function isShut({ reason }: { reason: string | null }): boolean {
  return reason === needsPassword || reason === wrongPassword;
}
