/** Authorities in the catalogue: a row each, found by any of their names. Their record is the vault's, word for word. */
import { type AuthorityKind, type AuthorityRecord, authorityRecordSchema } from "../model/authority.js";
import type { CatalogueScope, CatalogueTransaction } from "./catalogue.js";
import { appendLog, eventDeed } from "./log.js";
import { foldedName, writePersonRows } from "./person-rows.js";

/** Merges of merged ones are followed so far; more can only be a ring. */
const longestChain = 20;

/** The authority as it stands, merged or not; null when there is none. */
export async function loadAuthority(scope: CatalogueScope, id: string): Promise<AuthorityRecord | null> {
  const row = await scope.selectFrom("authority").select("record").where("id", "=", id).executeTakeFirst();
  return row ? authorityRecordSchema.parse(JSON.parse(row.record)) : null;
}

/** The authority that an id stands for today: the one it was merged into, or itself; null when there is none. */
export async function standingAuthority(scope: CatalogueScope, id: string): Promise<AuthorityRecord | null> {
  let found = await loadAuthority(scope, id);
  for (let steps = 0; found?.mergedInto && steps < longestChain; steps += 1)
    found = await loadAuthority(scope, found.mergedInto);
  return found;
}

/** The id itself and those of all authorities merged into it, however deep: what links may name. */
export async function idsStandingFor(scope: CatalogueScope, id: string): Promise<string[]> {
  const ids = new Set([id]);
  for (let fresh = [id]; fresh.length > 0; ) {
    const rows = await scope.selectFrom("authority").select("id").where("merged_into", "in", fresh).execute();
    fresh = rows.map((row) => row.id).filter((each) => !ids.has(each));
    for (const each of fresh) ids.add(each);
  }
  return [...ids];
}

/** Standing authorities that go by a name, letter case and typography aside, in order of their ids. */
export async function authoritiesNamed(
  scope: CatalogueScope,
  name: string,
  kind?: AuthorityKind,
): Promise<AuthorityRecord[]> {
  const rows = await scope
    .selectFrom("authority_name")
    .innerJoin("authority", "authority.id", "authority_name.authority")
    .select("authority.id")
    .distinct()
    .where("folded", "=", foldedName(name))
    .$if(kind !== undefined, (query) => query.where("kind", "=", kind ?? "topic"))
    .execute();
  const standing = new Map<string, AuthorityRecord>();
  for (const { id } of rows) {
    const found = await standingAuthority(scope, id);
    if (found) standing.set(found.id, found);
  }
  return [...standing.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Writes an authority's rows. With `recorded`, the vault is known to hold this very revision. */
export async function writeAuthority(
  scope: CatalogueScope,
  record: AuthorityRecord,
  { recorded }: { recorded: boolean },
): Promise<void> {
  const { id, kind, name, revision } = record;
  // In the order of the schema, so that a record that was in the vault meanwhile is the same to the letter.
  const written = JSON.stringify(authorityRecordSchema.parse(record));
  const disused = record.disused ? (1 as const) : (0 as const);
  const row = { kind, name, revision, merged_into: record.mergedInto, disused, record: written };
  const noted = recorded ? { recorded_revision: revision } : {};
  await scope
    .insertInto("authority")
    .values({ id, recorded_revision: 0, ...row, ...noted })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...row, ...noted }))
    .execute();
  await scope.deleteFrom("authority_name").where("authority", "=", id).execute();
  const names = new Set(record.retired ? [] : [name, ...record.otherNames.map((other) => other.name)]);
  if (names.size > 0)
    await scope
      .insertInto("authority_name")
      .values([...names].map((each) => ({ authority: id, name: each, folded: foldedName(each) })))
      .execute();
  await writePersonRows(scope, record);
  await scope.deleteFrom("authority_broader").where("authority", "=", id).execute();
  const broader = [...new Set(record.broader)].map((each) => ({ authority: id, broader: each }));
  if (broader.length > 0) await scope.insertInto("authority_broader").values(broader).execute();
  await scope.deleteFrom("authority_related").where("authority", "=", id).execute();
  const related = [...new Set(record.related)].map((each) => ({ authority: id, related: each }));
  if (related.length > 0) await scope.insertInto("authority_related").values(related).execute();
  await scope.deleteFrom("authority_address").where("authority", "=", id).execute();
  const addresses = [...new Set(record.sameAs)].map((address) => ({ authority: id, address }));
  if (addresses.length > 0) await scope.insertInto("authority_address").values(addresses).execute();
  await scope.deleteFrom("tag_rule").where("authority", "=", id).execute();
  const inForce = record.disused || record.retired ? [] : record.rules;
  const rules = inForce.map((rule) => ({ id: rule.id, authority: id, query: rule.query }));
  if (rules.length > 0) await scope.insertInto("tag_rule").values(rules).execute();
  await appendLog(
    scope,
    record.events.map((event) => eventDeed(`authority:${id}`, event)),
  );
}

/**
 * Changes an authority by a pure function, which leaves the revision right (see `authority-change.ts`). Nothing is
 * written when it returns the same record. Returns null when there is no such authority.
 */
export async function changeAuthority(
  scope: CatalogueTransaction,
  id: string,
  change: (record: AuthorityRecord) => AuthorityRecord,
): Promise<AuthorityRecord | null> {
  const record = await loadAuthority(scope, id);
  if (!record) return null;
  const next = change(record);
  if (next !== record) await writeAuthority(scope, next, { recorded: false });
  return next;
}

/**
 * Has every document that is tagged with an authority or speaks of it taken in anew by the index, and held against the
 * rules for tags again: its name has changed, or what it stands for.
 */
export async function askToIndexAgain(scope: CatalogueScope, authority: string): Promise<void> {
  const ids = await idsStandingFor(scope, authority);
  await scope
    .updateTable("document")
    .set((set) => ({
      indexed_as: null,
      ruled_as: null,
      index_request: set("index_request", "+", 1),
    }))
    .where((where) =>
      where.or([
        where("id", "in", where.selectFrom("person_link").select("document").where("person", "in", ids)),
        where("id", "in", where.selectFrom("tag").select("document").where("concept", "in", ids)),
        where("id", "in", where.selectFrom("declined").select("document").where("authority", "in", ids)),
      ]),
    )
    .execute();
}
