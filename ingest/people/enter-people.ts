/** Puts people whom a document declares into the list, and what it says of those who are there already. */
import { changeAuthority, writeAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { askToResolveAgain } from "../../storage/catalogue/people.js";
import type { AuthorityRecord, Post } from "../../storage/model/authority.js";
import { newAuthority, withWords } from "../../storage/model/authority-change.js";
import type { PartialDate } from "../../storage/model/partial-date.js";
import { nameInList } from "../../storage/model/people/person-name.js";
import { isSameName } from "../../storage/model/people/posts.js";
import type { Act } from "../../storage/model/record-change.js";
import { freeId } from "../tags/concepts.js";
import { ensureBody } from "./bodies.js";
import type { Declaration } from "./declarations.js";
import { bestOf, type Declared } from "./resolve.js";

export interface DeclaringDocument {
  document: string;
  version: number;
  date: PartialDate | null;
}

/** Who the program says it is. */
const byProgram = "ibid";

/** Longest name and title of a record, in UTF-16 code units. */
const longest = { name: 200, title: 300 };

/** Enters each of `declared`; returns the ids of those who are new, by key. */
export async function enterPeople(
  transaction: CatalogueTransaction,
  at: DeclaringDocument,
  declared: readonly Declared[],
  act: Act,
): Promise<Map<string, string>> {
  const entered = new Map<string, string>();
  for (const each of declared) {
    if (!each.isNew && !each.person) continue;
    const posts: Post[] = [];
    for (const declaration of each.declarations) {
      const post = await postOf(transaction, at, declaration, act);
      if (post && !posts.some((other) => isSamePost(other, post))) posts.push(post);
    }
    if (each.person) await addPosts(transaction, each.person, posts, act);
    else entered.set(each.key, await newPerson(transaction, each, posts, act));
  }
  return entered;
}

async function newPerson(
  transaction: CatalogueTransaction,
  declared: Declared,
  posts: Post[],
  act: Act,
): Promise<string> {
  const name = nameInList(bestOf(declared).name).slice(0, longest.name);
  const id = await freeId(transaction, "person", name);
  const person = newAuthority(id, { kind: "person", name, posts }, act, { why: "declared by a document" });
  await writeAuthority(transaction, person, { recorded: false });
  await askToResolveAgain(transaction, person, false);
  return id;
}

async function postOf(
  transaction: CatalogueTransaction,
  { document, version, date }: DeclaringDocument,
  { post: { title, body }, start, end }: Declaration,
  act: Act,
): Promise<Post | null> {
  const held = body === null ? null : await ensureBody(transaction, body, act);
  const words = title ?? (body === null ? null : "Representative");
  if (words === null) return null;
  return {
    title: words.slice(0, longest.title),
    body: body?.slice(0, longest.name) ?? null,
    bodyId: held?.id ?? null,
    // It is known for that day, and for the days between two such.
    from: date,
    to: date,
    source: { document, version, start, end },
  };
}

/** Adds posts that are new, and lengthens the time of those known from documents; an archivist's stay as they are. */
async function addPosts(
  transaction: CatalogueTransaction,
  person: AuthorityRecord,
  posts: readonly Post[],
  act: Act,
): Promise<void> {
  const changed = await changeAuthority(transaction, person.id, (record) => {
    const next = [...record.posts];
    for (const post of posts) {
      const same = next.findIndex((other) => isSamePost(other, post));
      const known = next[same];
      if (known) next[same] = lengthened(known, post);
      // A post of one who was merged into this person stays theirs, so that the merge can be taken back.
      else if (!person.posts.some((other) => isSamePost(other, post)) && !wasTakenOut(record, post))
        next.push(post);
    }
    return withWords(record, { posts: next }, act, "posts declared");
  });
  if (changed && changed.revision !== person.revision) await askToResolveAgain(transaction, changed, false);
}

/** True when somebody took such a post out of the record by hand: it does not come back by itself. */
function wasTakenOut({ events }: AuthorityRecord, post: Post): boolean {
  const holds = (words: unknown) =>
    ((words as { posts?: Post[] } | null)?.posts ?? []).some((other) => isSamePost(other, post));
  return events.some(({ by, detail }) => by !== byProgram && holds(detail.before) && !holds(detail.after));
}

function lengthened(post: Post, { from, to }: Post): Post {
  if (post.source === null || from === null || to === null) return post;
  if (post.from === null || post.to === null) return { ...post, from, to };
  return { ...post, from: from < post.from ? from : post.from, to: to > post.to ? to : post.to };
}

function isSamePost(one: Post, other: Post): boolean {
  if (!isSameName(one.title, other.title)) return false;
  return one.body === null || other.body === null
    ? one.body === other.body
    : isSameName(one.body, other.body);
}
