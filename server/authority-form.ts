/** The words of a person or body as they are typed, one line a name, post or address, and read back. */
import type { DescribedWords } from "../ingest/people/describe-authority.js";
import type { AuthorityRecord, OtherName, Post } from "../storage/model/authority.js";
import { isPartialDate } from "../storage/model/partial-date.js";

export const authorityFields = ["name", "otherNames", "posts", "note", "sameAs"] as const;
export type AuthorityField = (typeof authorityFields)[number];

/** A field that does not fit; the message says what was expected and what came. */
export class FieldFault extends Error {
  override name = "FieldFault";
  constructor(
    readonly field: AuthorityField,
    message: string,
  ) {
    super(message);
  }
}

/** What is typed for a record as it is. */
export function writtenAuthority(record: AuthorityRecord): Record<AuthorityField, string> {
  const line = (parts: readonly (string | null)[]) =>
    parts
      .map((part) => part ?? "")
      .join(" | ")
      .replace(/[\s|]+$/, "");
  return {
    name: record.name,
    otherNames: record.otherNames.map(({ name, from, to }) => line([name, from, to])).join("\n"),
    posts: record.posts.map(({ title, body, from, to }) => line([title, body, from, to])).join("\n"),
    note: record.note ?? "",
    sameAs: record.sameAs.join("\n"),
  };
}

/** The words that were typed; a post that stands as it was keeps the words that say so. Throws FieldFault. */
export function authorityWords(
  typed: Record<AuthorityField, string>,
  record: AuthorityRecord,
): DescribedWords {
  const name = within("name", typed.name.trim(), 200);
  if (name === "") throw new FieldFault("name", "Expected a name, got nothing.");
  const note = within("note", typed.note.trim(), 5_000) || null;
  return {
    name,
    note,
    otherNames: linesOf(typed.otherNames).map(otherName),
    posts: linesOf(typed.posts).map((line) => postOf(line, record.posts)),
    sameAs: linesOf(typed.sameAs).map((line) => {
      if (!/^https?:\/\/\S+$/.test(line))
        throw new FieldFault(
          "sameAs",
          `Expected an address that begins with https:// or http://, got “${line}”.`,
        );
      return within("sameAs", line, 2_000);
    }),
  };
}

function linesOf(typed: string): string[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function otherName(line: string): OtherName {
  const [name = "", from = "", to = ""] = partsOf("otherNames", line, 3);
  if (name === "") throw new FieldFault("otherNames", `Expected a name at the beginning of “${line}”.`);
  return { name: within("otherNames", name, 200), ...timeOf("otherNames", from, to) };
}

function postOf(line: string, known: readonly Post[]): Post {
  const [title = "", body = "", from = "", to = ""] = partsOf("posts", line, 4);
  if (title === "") throw new FieldFault("posts", `Expected a title at the beginning of “${line}”.`);
  const time = timeOf("posts", from, to);
  const same = known.find((post) => post.title === title && (post.body ?? "") === body);
  if (same && same.from === time.from && same.to === time.to) return same;
  return {
    title: within("posts", title, 300),
    body: within("posts", body, 200) || null,
    bodyId: same?.bodyId ?? null,
    ...time,
    source: null,
  };
}

function partsOf(field: AuthorityField, line: string, most: number): string[] {
  const parts = line.split("|").map((part) => part.trim());
  if (parts.length > most)
    throw new FieldFault(
      field,
      `Expected at most ${most} parts between | in “${line}”, got ${parts.length}.`,
    );
  return parts;
}

function timeOf(field: AuthorityField, from: string, to: string): { from: string | null; to: string | null } {
  for (const date of [from, to])
    if (date !== "" && !isPartialDate(date))
      throw new FieldFault(field, `Expected a date such as 2023-12-12, 2023-12 or 2023, got “${date}”.`);
  if (from !== "" && to !== "" && from > `${to}~`)
    throw new FieldFault(field, `Expected the beginning before the end, got “${from}” and “${to}”.`);
  return { from: from || null, to: to || null };
}

function within(field: AuthorityField, words: string, longest: number): string {
  if (words.length <= longest) return words;
  throw new FieldFault(field, `Expected at most ${longest} characters, got ${words.length}.`);
}
