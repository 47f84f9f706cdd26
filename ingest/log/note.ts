import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { appendLog, type Deed } from "../../storage/catalogue/log.js";
import { type Archive, newAct } from "../archive.js";

/**
 * Enters in the log what is no change of a record (those are entered with it): a sign-in, a right given, a check.
 * `scope` is the transaction of what was done, where it wrote anything. No contents of documents, no secrets.
 */
export function note(
  { catalogue, now }: Pick<Archive, "catalogue" | "now">,
  by: string,
  deed: Pick<Deed, "action" | "object" | "outcome" | "detail" | "version">,
  scope: CatalogueScope = catalogue,
): Promise<void> {
  return appendLog(scope, [{ ...newAct({ now }, by), ...deed }]);
}
