/** The vocabularies as they are listed: by kind, by what stands under what, by what was merged. */
import { sql } from "kysely";
import type { AuthorityKind, AuthorityRecord } from "../model/authority.js";
import { standingAuthority } from "./authorities.js";
import type { CatalogueScope } from "./catalogue.js";
import { type Concept, standingConcepts } from "./concepts.js";
import { foldedName } from "./person-rows.js";

/** One that was made by mistake and taken back has no name to be found by. */
const named = sql<string>`(select authority from authority_name)`;

/** A standing concept of a list. */
export interface ListedConcept extends Concept {
  disused: boolean;
  /** Standing concepts of the same list that it stands under. */
  broader: string[];
}

/** Those of the names that a standing concept of this kind has as its own. */
export async function namesOfKind(
  scope: CatalogueScope,
  kind: AuthorityKind,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await scope
    .selectFrom("authority")
    .select("name")
    .where("kind", "=", kind)
    .where("merged_into", "is", null)
    .where(sql<boolean>`name in (select value from json_each(${JSON.stringify(names)}))`)
    .execute();
  return rows.map(({ name }) => name);
}

/** Every standing concept of a vocabulary, by name; with `find`, those of which a name holds these letters. */
export async function listedConcepts(
  scope: CatalogueScope,
  kind: AuthorityKind,
  find = "",
): Promise<ListedConcept[]> {
  const folded = foldedName(find);
  const rows = await scope
    .selectFrom("authority")
    .select(["id", "kind", "name", "disused"])
    .where("kind", "=", kind)
    .where("merged_into", "is", null)
    .where("id", "in", named)
    .$if(folded !== "", (query) =>
      query.where("id", "in", (of) =>
        of
          .selectFrom("authority_name")
          .select("authority")
          .where("folded", "like", `%${folded.replace(/[%_\\]/g, "")}%`),
      ),
    )
    .orderBy(sql`name collate nocase`)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const links = await scope
    .selectFrom("authority_broader")
    .innerJoin("authority", "authority.id", "authority_broader.authority")
    .select(["authority_broader.authority", "authority_broader.broader"])
    .where("authority.kind", "=", kind)
    .execute();
  const standing = await standingConcepts(
    scope,
    links.map(({ broader }) => broader),
  );
  const listed = new Set(rows.map(({ id }) => id));
  const above = new Map<string, Set<string>>();
  for (const { authority, broader } of links) {
    const one = standing.get(broader);
    if (!one || !listed.has(one.id)) continue;
    const others = above.get(authority) ?? new Set();
    above.set(authority, others.add(one.id));
  }
  return rows.map(({ disused, ...row }) => ({
    ...row,
    disused: disused === 1,
    broader: [...(above.get(row.id) ?? [])],
  }));
}

/** How many standing concepts each vocabulary has; one without any is absent. */
export async function countConcepts(scope: CatalogueScope): Promise<Map<AuthorityKind, number>> {
  const rows = await scope
    .selectFrom("authority")
    .select((select) => ["kind", select.fn.countAll<number>().as("count")])
    .where("merged_into", "is", null)
    .where("id", "in", named)
    .groupBy("kind")
    .execute();
  return new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
}

/** The standing concepts that stand directly under one, by what it and those merged into it were called. */
export async function narrowerConcepts(scope: CatalogueScope, ids: readonly string[]): Promise<Concept[]> {
  const rows = await scope
    .selectFrom("authority_broader")
    .innerJoin("authority", "authority.id", "authority_broader.authority")
    .select(["authority.id", "authority.kind", "authority.name"])
    .distinct()
    .where("authority_broader.broader", "in", ids)
    .where("authority.merged_into", "is", null)
    .orderBy("authority.name")
    .execute();
  return rows;
}

/** The standing concepts that have to do with one, whichever of the two says so; `ids`: it and those merged into it. */
export async function relatedConcepts(scope: CatalogueScope, ids: readonly string[]): Promise<Concept[]> {
  const rows = await scope
    .selectFrom("authority_related")
    .select(["authority", "related"])
    .where((where) => where.or([where("authority", "in", ids), where("related", "in", ids)]))
    .execute();
  const others = rows.map(({ authority, related }) => (ids.includes(authority) ? related : authority));
  const standing = await standingConcepts(scope, others);
  const each = new Map([...standing.values()].map((concept) => [concept.id, concept]));
  for (const id of ids) each.delete(id);
  return [...each.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Authorities merged directly into one, by name. */
export async function mergedConcepts(scope: CatalogueScope, id: string): Promise<Concept[]> {
  return scope
    .selectFrom("authority")
    .select(["id", "kind", "name"])
    .where("merged_into", "=", id)
    .orderBy("name")
    .execute();
}

/** The standing authorities that have an address elsewhere, in order of their ids. */
export async function authoritiesAt(scope: CatalogueScope, address: string): Promise<AuthorityRecord[]> {
  const rows = await scope
    .selectFrom("authority_address")
    .select("authority")
    .where("address", "=", address)
    .execute();
  const standing = new Map<string, AuthorityRecord>();
  for (const { authority } of rows) {
    const found = await standingAuthority(scope, authority);
    if (found) standing.set(found.id, found);
  }
  return [...standing.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Names to be offered while somebody types a tag: those of standing concepts in use, those not to be used left out. */
export async function offeredNames(scope: CatalogueScope, most: number): Promise<string[]> {
  const rows = await scope
    .selectFrom("authority")
    .select("name")
    .distinct()
    .where("merged_into", "is", null)
    .where("disused", "=", 0)
    .where("id", "in", named)
    .orderBy("name")
    .limit(most)
    .execute();
  return rows.map(({ name }) => name);
}
