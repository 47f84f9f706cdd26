/** Tags as what they stand for: concepts by the name they have today, the broader and narrower ones, their rules. */
import { sql } from "kysely";
import type { AuthorityKind } from "../model/authority.js";
import type { DocumentState } from "../model/kind.js";
import type { Tag } from "../model/record.js";
import type { CatalogueScope } from "./catalogue.js";
import { tagOf } from "./record-rows.js";

/** A standing authority as the name of a tag. */
export interface Concept {
  id: string;
  kind: AuthorityKind;
  name: string;
}

/** Merges of merged ones are followed so far; more can only be a ring. */
const longestChain = 20;

/** The concepts that ids stand for today, by id; an id that no authority has is missing. */
export async function standingConcepts(
  scope: CatalogueScope,
  ids: readonly string[],
): Promise<Map<string, Concept>> {
  const rows = new Map<string, { merged: string | null; concept: Concept }>();
  for (let fresh = [...new Set(ids)], steps = 0; fresh.length > 0 && steps < longestChain; steps += 1) {
    const found = await scope
      .selectFrom("authority")
      .select(["id", "kind", "name", "merged_into"])
      .where("id", "in", fresh)
      .execute();
    for (const { merged_into: merged, ...concept } of found) rows.set(concept.id, { merged, concept });
    fresh = found.flatMap(({ merged_into: merged }) => (merged === null || rows.has(merged) ? [] : [merged]));
  }
  const standing = new Map<string, Concept>();
  for (const id of ids) {
    let row = rows.get(id);
    for (let steps = 0; row?.merged && steps < longestChain; steps += 1) row = rows.get(row.merged);
    if (row) standing.set(id, row.concept);
  }
  return standing;
}

/** A tag of a document with what it is called today. */
export interface TagNow {
  tag: Tag;
  name: string;
  /** Null for a bare word. */
  concept: Concept | null;
}

/** A document's tags by their names of today, one a concept: that of somebody's hand before that of a rule. */
export async function tagsNow(scope: CatalogueScope, document: string): Promise<TagNow[]> {
  const rows = await scope.selectFrom("tag").selectAll().where("document", "=", document).execute();
  const standing = await standingConcepts(
    scope,
    rows.flatMap(({ concept }) => concept ?? []),
  );
  const tags = rows
    .sort((one, other) => Number(one.rule !== null) - Number(other.rule !== null))
    .map((row): TagNow => {
      const concept = standing.get(row.concept ?? "") ?? null;
      return { tag: tagOf(row), name: concept?.name ?? row.label, concept };
    });
  const each = new Map<string, TagNow>();
  for (const tag of tags) {
    const name = tag.concept?.id ?? tag.name;
    if (!each.has(name)) each.set(name, tag);
  }
  return [...each.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** What a document's tags are called today, without doubles, in order. */
export async function tagNames(scope: CatalogueScope, document: string): Promise<string[]> {
  return [...new Set((await tagsNow(scope, document)).map(({ name }) => name))];
}

/** A rule and the authority it belongs to, merged or not. */
export interface RuleInForce {
  id: string;
  concept: string;
  query: string;
}

/** Every rule, in one order. */
export async function rulesInForce(scope: CatalogueScope): Promise<RuleInForce[]> {
  return scope
    .selectFrom("tag_rule")
    .select(["id", "authority as concept", "query"])
    .orderBy("authority")
    .orderBy("id")
    .execute();
}

/** The id, those merged into it, and those of all that stands under any of them: what tags of it may name. */
export async function idsUnder(scope: CatalogueScope, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive under (id) as (
      select ${id}
      union select authority.id from authority join under on authority.merged_into = under.id
      union select narrower.authority from authority_broader narrower
        join under on narrower.broader = under.id
        join authority on authority.id = narrower.authority and authority.merged_into is null)
    select id from under`.execute(scope);
  return rows.map((row) => row.id);
}

/** Ids of the standing authorities above this standing one, near and far; with its own when it is above itself. */
export async function idsAbove(scope: CatalogueScope, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive ${standingIds}, above (id) as (
      select standing.standing from authority_broader broader
        join standing on standing.id = broader.broader where broader.authority = ${id}
      union select standing.standing from above
        join authority_broader broader on broader.authority = above.id
        join standing on standing.id = broader.broader)
    select id from above`.execute(scope);
  return rows.map((row) => row.id);
}

/** How many documents in these states each standing authority is a tag of, itself or by a narrower one; none is absent. */
export async function documentCounts(
  scope: CatalogueScope,
  states: readonly DocumentState[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; documents: number }>`
    with recursive ${standingIds}, above (id, broader) as (
      select id, id from authority where merged_into is null
      union select above.id, standing.standing from above
        join authority_broader broader on broader.authority = above.broader
        join standing on standing.id = broader.broader)
    select above.broader as id, count(distinct tag.document) as documents from tag
      join document on document.id = tag.document and document.state in (${sql.join([...states])})
      join standing on standing.id = tag.concept
      join above on above.id = standing.standing
    group by above.broader`.execute(scope);
  return new Map(rows.map(({ id, documents }) => [id, Number(documents)]));
}

const standingIds = sql`standing (id, standing) as (
  select id, id from authority where merged_into is null
  union select authority.id, standing.standing from authority
    join standing on authority.merged_into = standing.id)`;
