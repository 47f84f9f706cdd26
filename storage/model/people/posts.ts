/** Whether what a document declares of somebody agrees with what the list knows of a person of that name. */
import type { AuthorityRecord, Post } from "../authority.js";
import { fold } from "../fold.js";
import type { PartialDate } from "../partial-date.js";

/** An office as a document gives it; `body` is for whom, or where they sit. */
export interface DeclaredPost {
  title: string | null;
  body: string | null;
}

/** `silent`: there is nothing to compare. */
export type Agreement = "agrees" | "silent" | "contradicts";

/** Shorter names of bodies stand in other words by chance. */
const leastBody = 6;

/**
 * How a declared office goes with the posts of a person, in a document of `date`. It agrees when a post is at the same
 * body, or has the same title where the body is not known on both sides, and that post is not known to have ended
 * before or begun after. Another office at another body contradicts: it may be somebody else of that name.
 */
export function agreement(
  posts: readonly Post[],
  declared: DeclaredPost,
  date: PartialDate | null,
  isSameBody: (one: string, other: string) => boolean = isSameName,
): Agreement {
  if (posts.length === 0 || (declared.title === null && declared.body === null)) return "silent";
  const fitting = posts.filter((post) => isSamePost(post, declared, isSameBody));
  if (fitting.length === 0) return "contradicts";
  // A post that an archivist dated has its ends; one that documents declare is only known at their dates.
  return fitting.some((post) => post.source !== null || !isOutside(post, date)) ? "agrees" : "contradicts";
}

function isSamePost(post: Post, declared: DeclaredPost, isSameBody: (one: string, other: string) => boolean) {
  if (post.body !== null && declared.body !== null) return isSameBody(post.body, declared.body);
  const known = [post.title, post.body].filter((words) => words !== null).join(" ");
  const said = [declared.title, declared.body].filter((words) => words !== null).join(" ");
  const body = post.body ?? declared.body;
  if (body !== null && body.length >= leastBody && includesWords(post.body === null ? known : said, body))
    return true;
  return declared.title !== null && isSameName(post.title, declared.title) && !isCommonTitle(post.title);
}

const commonTitles =
  /^(?:the )?(?:(?:deputy|vice|acting|assistant) )*(?:chair(?:man|woman|person)?|convener|member|councillor|witness|counsel|adviser|mayor|leader|director|chief executive|president|secretary|manager|officer|clerk|chief constable|professor|lecturer|solicitor|barrister)$/;

/** True for an office that many hold at once, each at a body of their own. */
export function isCommonTitle(title: string): boolean {
  return commonTitles.test(folded(title));
}

/** True when the post is known to cover all of that date. False where neither its beginning nor its end is known. */
export function covers(post: Pick<Post, "from" | "to">, date: PartialDate | null): boolean {
  if (date === null || (post.from === null && post.to === null)) return false;
  return !isOutside(post, date);
}

/** True when the date, as far as it is known, lies wholly before the time or after it. */
export function isOutside({ from, to }: Pick<Post, "from" | "to">, date: PartialDate | null): boolean {
  if (date === null) return false;
  return (from !== null && lastDay(date) < from) || (to !== null && date > lastDay(to));
}

/** Partial dates in order: `2023` ends after `2023-12-31`. */
function lastDay(date: PartialDate): string {
  return date.length === 10 ? date : `${date}~`;
}

/** True for two spellings of one name: letter case, typography and a leading article aside. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

/** True when `words` holds the name as whole words. */
export function includesWords(words: string, name: string): boolean {
  return ` ${folded(words)} `.includes(` ${folded(name)} `);
}

function folded(words: string): string {
  return fold(words, "words").folded.trim().replace(/^the /, "");
}

/** True when none of the person's names of that key is known to have been another time's. */
export function isNameOf(
  person: Pick<AuthorityRecord, "name" | "otherNames">,
  hasKey: (name: string) => boolean,
  date: PartialDate | null,
): boolean {
  if (hasKey(person.name)) return true;
  return person.otherNames.some((other) => hasKey(other.name) && !isOutside(other, date));
}
