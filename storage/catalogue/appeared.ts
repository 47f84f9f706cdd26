/** Since when documents can be found as they are. */
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";

/**
 * Moments since when these can be found, by the ids of their documents: when a document was published last, or its
 * original first read, whichever came later. To be read again makes nothing new of the same original.
 */
export async function appearedAt(
  catalogue: Catalogue,
  documents: readonly { id: string; version: number }[],
): Promise<Map<string, string>> {
  const wanted = JSON.stringify(documents.map(({ id, version }) => [id, version]));
  const { rows } = await sql<{ id: string; at: string }>`
    select document.id, max(
      coalesce((select max(event.at) from event
        where event.document = document.id and event.action = 'publication'), document.created_at),
      coalesce((select min(same.text_at) from version as same
        where same.document = document.id and same.digest = version.digest), version.at)) as at
    from json_each(${wanted}) as wanted
    cross join document on document.id = wanted.value ->> 0
    join version on version.document = document.id and version.number = wanted.value ->> 1`.execute(
    catalogue,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
