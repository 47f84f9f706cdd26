/** The rows by which a person of the list is looked up. */
import type { AuthorityRecord } from "../model/authority.js";
import { fold } from "../model/fold.js";
import { lastNameOf, nameKey, sortKey } from "../model/people/person-name.js";
import type { CatalogueScope } from "./catalogue.js";

/** Writes a person's names and posts as they are looked up, replacing what was there; none of another authority. */
export async function writePersonRows(scope: CatalogueScope, record: AuthorityRecord): Promise<void> {
  await scope.deleteFrom("person_name").where("person", "=", record.id).execute();
  await scope.deleteFrom("person_post").where("person", "=", record.id).execute();
  if (record.kind !== "person" || record.retired) return;
  const names = new Set([record.name, ...record.otherNames.map(({ name }) => name)]);
  const rows = [...names].map((name) => ({
    person: record.id,
    name,
    key: nameKey(name),
    last: lastNameOf(name),
    own: name === record.name ? (1 as const) : (0 as const),
    sort: sortKey(name),
  }));
  await scope.insertInto("person_name").values(rows).execute();
  const posts = record.posts.map(({ title, body, source }, position) => ({
    person: record.id,
    position,
    title: titleKey(title),
    body: body === null ? null : foldedName(body),
    document: source?.document ?? null,
  }));
  if (posts.length > 0) await scope.insertInto("person_post").values(posts).execute();
}

/** What a post is looked up by: its title, folded, without an article. */
export function titleKey(title: string): string {
  return fold(title, "words").folded.trim().replace(/^the /, "") || title.trim();
}

/** A name as it is looked up. */
export function foldedName(name: string): string {
  // A name of signs alone is itself.
  return fold(name, "words").folded.trim() || name.trim();
}
