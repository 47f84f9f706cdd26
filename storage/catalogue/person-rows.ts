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
  const titles = new Set(record.posts.map(({ title }) => titleKey(title)));
  const posts = [...titles].map((title) => ({ person: record.id, title }));
  if (posts.length > 0) await scope.insertInto("person_post").values(posts).execute();
}

/** What a post is looked up by: its title, folded, without an article. */
export function titleKey(title: string): string {
  return fold(title, "words").folded.trim().replace(/^the /, "") || title.trim();
}
