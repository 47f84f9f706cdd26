/** The posts of a person as far as the asker may know of them. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { AuthorityRecord, Post } from "../../storage/model/authority.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { PostShown } from "../../views/contexts.js";
import { urls } from "../urls.js";

/** A post with the document that says so, when one does. */
export interface KnownPost extends Post {
  said: { title: string; date: string | null; href: string } | null;
}

/** The posts that somebody may know of: those an archivist wrote down, and those that a document of these states declares. */
export async function knownPosts(
  catalogue: Catalogue,
  { posts }: Pick<AuthorityRecord, "posts">,
  states: readonly DocumentState[],
): Promise<KnownPost[]> {
  const known: KnownPost[] = [];
  for (const post of posts) {
    if (post.source === null) known.push({ ...post, said: null });
    else {
      const { document, version, start, end } = post.source;
      const row = await catalogue
        .selectFrom("document")
        .select(["title", "date"])
        .where("id", "=", document)
        .where("state", "in", states)
        .executeTakeFirst();
      const passage = await catalogue
        .selectFrom("passage")
        .select("start")
        .where("document", "=", document)
        .where("version", "=", version)
        .where("start", "<=", start)
        .orderBy("start", "desc")
        .executeTakeFirst();
      if (row)
        known.push({
          ...post,
          said: { ...row, href: urls.cited(document, version, passage?.start ?? 0, { start, end }) },
        });
    }
  }
  return known;
}

/**
 * A post in words. The times between which documents declare it are told only to those who may see all of these
 * (`whole`); others are told the date of the one they may see.
 */
export function postShown(
  { title, body, bodyId, from, to, said }: KnownPost,
  { whole, bodyHref }: { whole: boolean; bodyHref: (id: string) => string | null },
): PostShown {
  const dates = said === null || whole ? span(from, to, said !== null) : said.date && datePhrase(said.date);
  return {
    title,
    body: body === null ? null : { label: body, href: bodyId === null ? null : bodyHref(bodyId) },
    dates: dates || null,
    said: said === null ? null : { label: said.title, href: said.href },
  };
}

function span(from: string | null, to: string | null, isDeclared: boolean): string | null {
  if (from !== null && from === to) return datePhrase(from);
  if (from !== null && to !== null)
    return `${isDeclared ? "declared between " : ""}${datePhrase(from)} ${isDeclared ? "and" : "to"} ${datePhrase(to)}`;
  if (from !== null) return `from ${datePhrase(from)}`;
  return to === null ? null : `until ${datePhrase(to)}`;
}
