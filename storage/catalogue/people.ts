/** Who in the list may stand behind a printed name, and which documents are to be looked at again. */
import type { AuthorityRecord } from "../model/authority.js";
import { nameKey } from "../model/people/person-name.js";
import { idsStandingFor, loadAuthority, standingAuthority } from "./authorities.js";
import type { CatalogueScope } from "./catalogue.js";
import { standingConcepts } from "./concepts.js";
import { titleKey } from "./person-rows.js";

/** Names asked for in one statement. */
const atOnce = 500;

/** Standing persons that have a name of one of these keys, or had it before they were merged, in order of their ids. */
export async function personsOfKeys(
  scope: CatalogueScope,
  keys: readonly string[],
): Promise<AuthorityRecord[]> {
  return standing(scope, await idsWhere(scope, "person_name", "key", keys));
}

/** Standing persons with one of these last names. */
export async function personsOfLastNames(
  scope: CatalogueScope,
  lasts: readonly string[],
): Promise<AuthorityRecord[]> {
  return standing(scope, await idsWhere(scope, "person_name", "last", lasts));
}

/** Standing persons who hold or held a post of one of these titles, as `titleKey` writes them. */
export async function personsInPosts(
  scope: CatalogueScope,
  titles: readonly string[],
): Promise<AuthorityRecord[]> {
  return standing(scope, await idsWhere(scope, "person_post", "title", titles));
}

async function idsWhere(
  scope: CatalogueScope,
  table: "person_name" | "person_post",
  column: "key" | "last" | "title",
  values: readonly string[],
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let at = 0; at < values.length; at += atOnce) {
    const rows = await scope
      .selectFrom(table as "person_name")
      .select("person")
      .distinct()
      .where(column as "key", "in", values.slice(at, at + atOnce))
      .execute();
    for (const { person } of rows) ids.add(person);
  }
  return ids;
}

/** The standing persons, each also with the names and posts of all who were merged into it: it goes by those too. */
async function standing(scope: CatalogueScope, ids: Iterable<string>): Promise<AuthorityRecord[]> {
  const found = new Map<string, AuthorityRecord>();
  for (const id of ids) {
    const person = await standingAuthority(scope, id);
    if (person?.kind === "person" && !person.retired && !found.has(person.id))
      found.set(person.id, await withMerged(scope, person));
  }
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function withMerged(scope: CatalogueScope, person: AuthorityRecord): Promise<AuthorityRecord> {
  const whole = { ...person, otherNames: [...person.otherNames], posts: [...person.posts] };
  for (const id of await idsStandingFor(scope, person.id)) {
    const merged = id === person.id ? null : await loadAuthority(scope, id);
    if (!merged) continue;
    whole.otherNames.push({ name: merged.name, from: null, to: null });
    for (const other of merged.otherNames) whole.otherNames.push(other);
    for (const post of merged.posts) whole.posts.push(post);
  }
  return whole;
}

/** A printed name of a document with the person it is linked to, by that person's id and name of today. */
export interface PersonNow {
  label: string;
  person: string;
  name: string;
}

/** Who stands behind the names printed in a document, as far as that is known. */
export async function personNames(scope: CatalogueScope, document: string): Promise<PersonNow[]> {
  const links = await scope
    .selectFrom("person_link")
    .select(["label", "person"])
    .where("document", "=", document)
    .orderBy("label")
    .execute();
  const standing = await standingConcepts(
    scope,
    links.map(({ person }) => person),
  );
  return links.flatMap(({ label, person }) => {
    const now = standing.get(person);
    return now ? [{ label, person: now.id, name: now.name }] : [];
  });
}

/**
 * Has documents looked at again that print a name a person has come to be known by, where nobody is known to stand
 * behind it; with `linked`, also those in which somebody is.
 */
export async function askToResolveAgain(
  scope: CatalogueScope,
  { id, name, otherNames, posts }: AuthorityRecord,
  linked: boolean,
): Promise<void> {
  const names = [name, ...otherNames.map((other) => other.name)];
  const keys = [
    ...names.flatMap((each) => nameKey(each) ?? []),
    ...posts.map(({ title }) => titleKey(title)),
  ];
  if (keys.length === 0) return;
  await scope
    .updateTable("document")
    .set({ peopled_as: null })
    .where((where) =>
      where.or([
        where(
          "id",
          "in",
          where
            .selectFrom("printed_name")
            .select("document")
            .where("key", "in", keys)
            .$if(!linked, (query) => query.where("person", "is", null)),
        ),
        ...(linked
          ? [where("id", "in", where.selectFrom("person_link").select("document").where("person", "=", id))]
          : []),
      ]),
    )
    .execute();
}
