/** Requests to read a document again: work to be done, not facts, so no vault holds them. */
import type { Catalogue, CatalogueScope } from "./catalogue.js";
import type { RereadingRow } from "./tables.js";

/** What is asked of a document, or was and failed; null when nothing is. */
export async function rereadingOf(catalogue: CatalogueScope, document: string): Promise<RereadingRow | null> {
  const row = await catalogue
    .selectFrom("rereading")
    .selectAll()
    .where("document", "=", document)
    .executeTakeFirst();
  return row ?? null;
}

/** Asks for `version` to be read again, in place of what was asked of the document before and failed. */
export async function askRereading(
  scope: CatalogueScope,
  request: Pick<RereadingRow, "document" | "version" | "by" | "at">,
): Promise<void> {
  const fresh = { ...request, state: "waiting" as const, attempts: 0, retry_at: null, reason: null };
  await scope
    .insertInto("rereading")
    .values({ ...fresh, failure: null, number: null })
    .onConflict((conflict) =>
      conflict
        .column("document")
        .doUpdateSet({ ...fresh, failure: null })
        .where("rereading.state", "=", "failed"),
    )
    .execute();
}

/** Takes the request away: it was answered, or there is nothing to answer any more. */
export async function settleRereading(scope: CatalogueScope, document: string): Promise<void> {
  await scope.deleteFrom("rereading").where("document", "=", document).execute();
}

/** The highest number that a reading of the document is to have as a version; 0 when none has one yet. */
export async function claimedByRereading(scope: CatalogueScope, document: string): Promise<number> {
  return (await rereadingOf(scope, document))?.number ?? 0;
}

/** Requests whose turn has come, oldest first. */
export function waitingRereadings(catalogue: Catalogue, now: string, limit: number) {
  return catalogue
    .selectFrom("rereading")
    .select("document")
    .where("state", "=", "waiting")
    .where((where) => where.or([where("retry_at", "is", null), where("retry_at", "<=", now)]))
    .orderBy("attempts")
    .orderBy("at")
    .limit(limit)
    .execute();
}
