/** Printed names that nobody is known to stand behind, for an archivist to settle. */
import { type RawBuilder, sql } from "kysely";
import type { CatalogueScope } from "./catalogue.js";

export interface QueueAsked {
  /** Letters that the printed name has in it; empty for all. */
  words: string;
}

/** One printed name in the documents of one source. */
export interface QueueGroup {
  label: string;
  /** Null for documents whose source is not known. */
  source: string | null;
  documents: number;
  /** How often it stands there. */
  uses: number;
}

/** A document in which an open name stands. */
export interface QueuePlace {
  document: string;
  version: number;
  title: string;
  date: string | null;
  /** Where the first passage begins. */
  start: number;
  uses: number;
  saidToBe: string | null;
}

/** The groups that stand in most documents first. */
export async function queueGroups(
  scope: CatalogueScope,
  asked: QueueAsked,
  { limit, offset }: { limit: number; offset: number },
): Promise<QueueGroup[]> {
  const { rows } = await sql<QueueGroup>`
    select open.label, document.source, count(*) as documents, sum(open.uses) as uses ${open(asked)}
    group by open.label, document.source
    order by documents desc, uses desc, open.label, document.source limit ${limit} offset ${offset}`.execute(
    scope,
  );
  return rows.map((row) => ({ ...row, documents: Number(row.documents), uses: Number(row.uses) }));
}

/** How many groups there are. */
export async function countQueue(scope: CatalogueScope, asked: QueueAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${open(asked)} group by open.label, document.source) as each`.execute(
    scope,
  );
  return Number(rows[0]?.count ?? 0);
}

/** The documents of a group, newest first. */
export async function queuePlaces(
  scope: CatalogueScope,
  { label, source }: Pick<QueueGroup, "label" | "source">,
): Promise<QueuePlace[]> {
  const { rows } = await sql<QueuePlace>`
    select open.document, open.version, document.title, document.date, open.start, open.uses,
      open.said_to_be as "saidToBe" ${open({ words: "" })}
      and open.label = ${label} and document.source is not distinct from ${source}
    order by document.date desc, document.id`.execute(scope);
  return rows;
}

function open({ words }: QueueAsked): RawBuilder<unknown> {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`from printed_name open join document on document.id = open.document
    where open.person is null and document.state != 'withdrawn'
      ${words === "" ? sql`` : sql`and open.label like ${like} escape '\\'`}
      and not exists (select 1 from declined where declined.document = open.document
        and declined.what = 'person' and declined.label = open.label and declined.authority is null)`;
}

/** An archivist's act on printed names, as the events of its documents tell it. */
export interface DoneAct {
  /** One of its events, by which it is named. */
  event: string;
  said: string;
  by: string;
  at: string;
  documents: number;
  /** False when something was said of the same names since: it cannot be taken back any more. */
  isLast: boolean;
}

/** Events looked through for the last acts. */
const eventsAtOnce = 1_000;

/** The last acts, newest first. */
export async function lastActs(scope: CatalogueScope, most: number): Promise<DoneAct[]> {
  const rows = await scope
    .selectFrom("event")
    .select(["id", "at", "by", "detail", "document"])
    .where("action", "=", "people")
    .orderBy("at", "desc")
    .limit(eventsAtOnce)
    .execute();
  const acts = new Map<string, DoneAct & { in: Set<string | null> }>();
  /** By document and name: the act that was the last on it. */
  const lastOn = new Map<string, string>();
  for (const { id, at, by, detail, document } of rows) {
    const { group, said, label } = JSON.parse(detail) as Record<"group" | "said" | "label", string>;
    const act = acts.get(group) ?? { event: id, said, by, at, documents: 0, isLast: true, in: new Set() };
    act.in.add(document);
    const name = `${document} ${label}`;
    if (!lastOn.has(name)) lastOn.set(name, group);
    const isLast = act.isLast && lastOn.get(name) === group;
    acts.set(group, { ...act, isLast, documents: act.in.size });
  }
  return [...acts.values()].slice(0, most).map(({ in: _, ...act }) => act);
}
