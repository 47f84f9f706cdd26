import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Tables } from "./tables.js";

/** True of documents of which the text of some version is known. */
export function hasText(where: ExpressionBuilder<Tables, "document">): Expression<SqlBool> {
  return where.exists(
    where
      .selectFrom("version")
      .select("version.number")
      .whereRef("version.document", "=", "document.id")
      .where("version.text_state", "=", "known"),
  );
}
