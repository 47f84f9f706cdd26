/** Who holds or held a post at a body. */
import type { DocumentState } from "../model/kind.js";
import { idsStandingFor } from "./authorities.js";
import type { CatalogueScope } from "./catalogue.js";
import { standingConcepts } from "./concepts.js";

/** Names of a body and of all merged into it, as `foldedName` writes them. */
export async function namesOfBody(scope: CatalogueScope, id: string): Promise<string[]> {
  const rows = await scope
    .selectFrom("authority_name")
    .select("folded")
    .distinct()
    .where("authority", "in", await idsStandingFor(scope, id))
    .execute();
  return rows.map(({ folded }) => folded);
}

/** Persons with a post at a body of these names which an archivist or a document in these states says they had. */
export async function peopleOfBody(
  scope: CatalogueScope,
  names: readonly string[],
  states: readonly DocumentState[],
): Promise<{ id: string; name: string; titles: string[] }[]> {
  const rows = await scope
    .selectFrom("person_post")
    .leftJoin("document", "document.id", "person_post.document")
    .innerJoin("authority", "authority.id", "person_post.person")
    .select(["person_post.person", "person_post.position", "authority.record", "person_post.document"])
    .where("person_post.body", "in", names)
    .where((where) =>
      where.or([where("person_post.document", "is", null), where("document.state", "in", states)]),
    )
    // Whom no document that may be seen names is not known to the asker.
    .where((where) =>
      where.exists(
        where
          .selectFrom("person_link")
          .innerJoin("document as named", "named.id", "person_link.document")
          .select("person_link.label")
          .whereRef("person_link.person", "=", "person_post.person")
          .where("named.state", "in", states),
      ),
    )
    .execute();
  const standing = await standingConcepts(
    scope,
    rows.map(({ person }) => person),
  );
  const people = new Map<string, { id: string; name: string; titles: string[] }>();
  for (const { person, position, record } of rows) {
    const now = standing.get(person);
    const title = (JSON.parse(record) as { posts: { title: string }[] }).posts[position]?.title;
    if (!now || title === undefined) continue;
    const known = people.get(now.id) ?? { id: now.id, name: now.name, titles: [] };
    if (!known.titles.includes(title)) known.titles.push(title);
    people.set(now.id, known);
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name, "en"));
}
