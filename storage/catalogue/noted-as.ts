import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Tables } from "./tables.js";

/** What a document notes of who has looked at it last: an index, rules, a program. */
type Noted = "indexed_as" | "ruled_as" | "peopled_as" | "suggested_as";

/**
 * True of documents that note something else than `value`, or nothing. Said as three ranges of an index, so that asking
 * costs nothing where every document notes it, however many there are; for `is distinct from` all would be looked at.
 */
export function isNotNotedAs(
  where: ExpressionBuilder<Tables, "document">,
  column: Noted,
  value: string,
): Expression<SqlBool> {
  return where.or([
    where(`document.${column}`, "is", null),
    where(`document.${column}`, "<", value),
    where(`document.${column}`, ">", value),
  ]);
}
