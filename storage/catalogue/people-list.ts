/** The list of persons and of bodies, held to the documents that the asker may see. */
import { type RawBuilder, sql } from "kysely";
import type { DocumentState } from "../model/kind.js";
import { idsStandingFor } from "./authorities.js";
import type { CatalogueScope } from "./catalogue.js";
import { foldedName } from "./person-rows.js";

export interface ListAsked {
  kind: "person" | "body";
  states: readonly DocumentState[];
  /** True for archivists, who also see those whom no document names. */
  all: boolean;
  /** Letters that any of their names has at the beginning of a word; empty for all. */
  words: string;
  /** The first letter of what they are listed under; null for all. */
  letter: string | null;
}

export interface Listed {
  id: string;
  name: string;
  /** In which they are named, of those that the asker may see. */
  documents: number;
}

/** How many there are. */
export async function countPeople(scope: CatalogueScope, asked: ListAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${fromList(asked)}`.execute(scope);
  return Number(rows[0]?.count ?? 0);
}

/** A part of the list, by last name or by the name of the body. */
export async function listPeople(
  scope: CatalogueScope,
  asked: ListAsked,
  { limit, offset }: { limit: number; offset: number },
): Promise<Listed[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select who.id, who.name from ${fromList(asked)}
    order by ${sortOf(asked)}, who.id limit ${limit} offset ${offset}`.execute(scope);
  const listed: Listed[] = [];
  for (const row of rows) listed.push({ ...row, documents: await documentsNaming(scope, asked, row.id) });
  return listed;
}

/** The letters under which there is anybody, in order. */
export async function lettersOf(scope: CatalogueScope, asked: ListAsked): Promise<string[]> {
  const { rows } = await sql<{ letter: string }>`
    select distinct substr(${sortOf(asked)}, 1, 1) as letter
    from ${fromList({ ...asked, letter: null })} order by 1`.execute(scope);
  return rows.map(({ letter }) => letter);
}

/** True when some document in these states names them. */
export async function isNamed(
  scope: CatalogueScope,
  kind: ListAsked["kind"],
  id: string,
  states: readonly DocumentState[],
): Promise<boolean> {
  return (await documentsNaming(scope, { kind, states }, id)) > 0;
}

/** In how many documents in these states a person or body is named. */
export async function documentsNaming(
  scope: CatalogueScope,
  { kind, states }: Pick<ListAsked, "kind" | "states">,
  id: string,
): Promise<number> {
  const ids = await idsStandingFor(scope, id);
  const row =
    kind === "person"
      ? await scope
          .selectFrom("person_link")
          .innerJoin("document", "document.id", "person_link.document")
          .select(sql<number>`count(distinct document.id)`.as("count"))
          .where("person_link.person", "in", ids)
          .where("document.state", "in", states)
          .executeTakeFirst()
      : await scope
          .selectFrom("document_body")
          .innerJoin("document", "document.id", "document_body.document")
          .innerJoin("authority_name", "authority_name.folded", "document_body.folded")
          .select(sql<number>`count(distinct document.id)`.as("count"))
          .where("authority_name.authority", "in", ids)
          .where("document.state", "in", states)
          .executeTakeFirst();
  return Number(row?.count ?? 0);
}

function sortOf({ kind }: ListAsked): RawBuilder<string> {
  return kind === "person" ? sql`listed.sort` : sql`listed.folded`;
}

/** The ids that links may name for a listed one: its own, and those of all merged into it. */
const under = sql`(with recursive under (id) as (
  select who.id union select merged.id from authority merged join under on merged.merged_into = under.id)
  select id from under)`;

function fromList({ kind, states, all, words, letter }: ListAsked): RawBuilder<unknown> {
  const names =
    kind === "person"
      ? sql`person_name listed on listed.person = who.id and listed.own = 1`
      : sql`authority_name listed on listed.authority = who.id and listed.name = who.name`;
  const sort = sortOf({ kind } as ListAsked);
  const conditions = [sql`who.kind = ${kind} and who.merged_into is null`];
  if (letter !== null) conditions.push(sql`${sort} >= ${letter} and ${sort} < ${`${letter}\u{10ffff}`}`);
  const folded = words.trim() === "" ? "" : foldedName(words);
  if (folded !== "")
    conditions.push(sql`exists (select 1 from authority_name named where named.authority in ${under}
      and ' ' || named.folded like ${`% ${folded.replace(/[\\%_]/g, "\\$&")}%`} escape '\\')`);
  if (!all) conditions.push(namedIn(kind, states));
  return sql`authority who join ${names} where ${sql.join(conditions, sql` and `)}`;
}

function namedIn(kind: ListAsked["kind"], states: readonly DocumentState[]): RawBuilder<unknown> {
  const visible = sql`document.state in (${sql.join([...states])})`;
  return kind === "person"
    ? sql`exists (select 1 from person_link join document on document.id = person_link.document
        where person_link.person in ${under} and ${visible})`
    : sql`exists (select 1 from authority_name named join document_body on document_body.folded = named.folded
        join document on document.id = document_body.document
        where named.authority in ${under} and ${visible})`;
}
