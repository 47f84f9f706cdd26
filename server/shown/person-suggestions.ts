/** Persons of the list whom a printed name may mean, each with the reason. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { personsInPosts, personsOfLastNames } from "../../storage/catalogue/people.js";
import type { QueuePlace } from "../../storage/catalogue/people-queue.js";
import { titleKey } from "../../storage/catalogue/person-rows.js";
import type { AuthorityRecord } from "../../storage/model/authority.js";
import { canMean, lastNameOf } from "../../storage/model/people/person-name.js";
import { covers, isSameName } from "../../storage/model/people/posts.js";

export interface PersonSuggestion {
  id: string;
  name: string;
  /** "Director, Open Roads; known at this time." */
  reason: string;
}

/** Most that are shown for one name. */
const most = 5;

/** Whom the label may mean in these places, the likeliest first; none whom somebody said no to in all of them. */
export async function personSuggestions(
  catalogue: Catalogue,
  label: string,
  source: string | null,
  places: readonly QueuePlace[],
): Promise<PersonSuggestion[]> {
  const declared = places.flatMap(({ saidToBe }) => saidToBe?.split(",")[0] ?? []);
  const names = [label, ...new Set(declared)];
  const lasts = names.flatMap((name) => lastNameOf(name) ?? []);
  const named = (await personsOfLastNames(catalogue, lasts)).filter((person) =>
    names.some((name) => allNames(person).some((full) => canMean(name, full))),
  );
  const inPost = await personsInPosts(catalogue, [titleKey(label)]);
  const declined = await declinedIn(catalogue, label, places);
  const each = new Map([...named, ...inPost].map((person) => [person.id, person]));
  return [...each.values()]
    .filter(({ id }) => !declined.has(id))
    .map((person) => ({ person, weight: weightOf(person, source, places) }))
    .sort((one, other) => other.weight - one.weight || (one.person.name < other.person.name ? -1 : 1))
    .slice(0, most)
    .map(({ person }) => ({ id: person.id, name: person.name, reason: reasonFor(person, source, places) }));
}

function allNames({ name, otherNames }: AuthorityRecord): string[] {
  return [name, ...otherNames.map((other) => other.name)];
}

function isOfSource({ posts }: AuthorityRecord, source: string | null): boolean {
  return source !== null && posts.some(({ body }) => body !== null && isSameName(body, source));
}

function isOfTime({ posts }: AuthorityRecord, places: readonly QueuePlace[]): boolean {
  return posts.some((post) => places.some(({ date }) => covers(post, date)));
}

function weightOf(person: AuthorityRecord, source: string | null, places: readonly QueuePlace[]): number {
  return (isOfSource(person, source) ? 2 : 0) + (isOfTime(person, places) ? 1 : 0);
}

function reasonFor(person: AuthorityRecord, source: string | null, places: readonly QueuePlace[]): string {
  const posts = person.posts.slice(0, 2).map(({ title, body }) => [title, body].filter(Boolean).join(", "));
  const about = posts.length === 0 ? "No post is known" : posts.join("; ");
  if (isOfSource(person, source)) return `${about}: the source of these documents.`;
  return isOfTime(person, places) ? `${about}: at the time of these documents.` : `${about}.`;
}

async function declinedIn(
  catalogue: Catalogue,
  label: string,
  places: readonly QueuePlace[],
): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const rows = await catalogue
    .selectFrom("declined")
    .select(["authority", "document"])
    .where("what", "=", "person")
    .where("label", "=", label)
    .where("authority", "is not", null)
    .execute();
  const inAll = new Set<string>();
  for (const authority of new Set(rows.map((row) => row.authority ?? ""))) {
    const saidIn = new Set(rows.filter((row) => row.authority === authority).map((row) => row.document));
    if (places.every(({ document }) => saidIn.has(document))) inAll.add(authority);
  }
  return inAll;
}
