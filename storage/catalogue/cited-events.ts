/** What happened to documents since an account cited them, or put them into a collection of its own. */
import type { CatalogueScope } from "./catalogue.js";

/** Events that a citation's owner has to know of. */
const told = ["description", "publication", "unpublication", "withdrawal", "text"] as const;

export interface CitedEvent {
  event: string;
  at: string;
  action: string;
  /** JSON, as the document's record has it. */
  detail: string;
  document: string;
  /** Of the event; for `text`, the version that was read. */
  version: number | null;
  citation: string;
  exact: string;
  /** Null for a citation that the account made. */
  collection: string | null;
  collectionTitle: string | null;
}

/** The newest first, at most `limit`; what the account did itself is left out, and what happened up to `seen`. */
export async function citedEvents(
  scope: CatalogueScope,
  { id, name }: { id: string; name: string },
  seen: string,
  limit: number,
): Promise<CitedEvent[]> {
  const happened = scope
    .selectFrom("event")
    .innerJoin("citation", "citation.document", "event.document")
    .select([
      "event.id as event",
      "event.at as at",
      "event.action as action",
      "event.detail as detail",
      "event.version as version",
      "citation.document as document",
      "citation.id as citation",
      "citation.exact as exact",
    ])
    .where("event.action", "in", told)
    .where("event.at", ">", seen)
    .where("event.by", "!=", name)
    // A text of the cited version, or of an older one, changes nothing about the words.
    .where((where) =>
      where.or([
        where("event.action", "!=", "text"),
        where("event.version", ">", where.ref("citation.version")),
      ]),
    )
    .orderBy("event.at", "desc")
    .limit(limit);
  const made = await happened
    .where("citation.by", "=", name)
    .whereRef("event.at", ">", "citation.at")
    .execute();
  const collected = await happened
    .innerJoin("collection_citation", "collection_citation.citation", "citation.id")
    .innerJoin("collection", "collection.id", "collection_citation.collection")
    .select(["collection.id as collection", "collection.title as collectionTitle"])
    .where("collection.account", "=", id)
    .where("collection.state", "!=", "removed")
    .whereRef("event.at", ">", "collection_citation.at")
    .execute();
  const all = [...made.map((row) => ({ ...row, collection: null, collectionTitle: null })), ...collected];
  return all.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

/** Up to when an account has seen what happened; "" when it never said so. */
export async function noticesSeen(scope: CatalogueScope, account: string): Promise<string> {
  const row = await scope
    .selectFrom("notices_seen")
    .select("at")
    .where("account", "=", account)
    .executeTakeFirst();
  return row?.at ?? "";
}

/** Notes that an account has seen all that happened up to `at`. */
export async function noteNoticesSeen(scope: CatalogueScope, account: string, at: string): Promise<void> {
  await scope
    .insertInto("notices_seen")
    .values({ account, at })
    .onConflict((conflict) => conflict.column("account").doUpdateSet({ at }))
    .execute();
}
