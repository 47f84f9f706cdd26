/** The changes an authority can undergo, as pure functions; each leaves an event that says what was before. */
import type { AuthorityRecord, AuthorityWords } from "./authority.js";
import type { ArchiveEvent } from "./event.js";
import type { Act } from "./record-change.js";

/** A new authority, with what is known of it. */
export function newAuthority(
  id: string,
  { kind, name, ...rest }: Pick<AuthorityWords, "kind" | "name"> & Partial<AuthorityWords>,
  act: Act,
  detail: ArchiveEvent["detail"] = {},
): AuthorityRecord {
  return {
    ibid: 1,
    id,
    revision: 1,
    kind,
    name,
    otherNames: [],
    posts: [],
    broader: [],
    related: [],
    note: null,
    language: null,
    noteLanguage: null,
    notations: [],
    sameAs: [],
    rules: [],
    disused: false,
    mergedInto: null,
    ...rest,
    events: [{ ...act, action: "authority", version: null, detail }],
  };
}

/** The authority in other words; the event keeps those that were replaced. The same object when nothing changes. */
export function withWords(
  record: AuthorityRecord,
  words: Partial<AuthorityWords>,
  act: Act,
  action = "authority description",
): AuthorityRecord {
  const fields = (Object.keys(words) as (keyof AuthorityWords)[]).filter(
    (field) => JSON.stringify(words[field]) !== JSON.stringify(record[field]),
  );
  if (fields.length === 0) return record;
  const pick = (from: Partial<AuthorityWords>) =>
    Object.fromEntries(fields.map((field) => [field, from[field]]));
  return changed(record, pick(words), act, action, { before: pick(record), after: pick(words) });
}

/** The authority merged into `target`, or, with null, its own again. */
export function withMerge(record: AuthorityRecord, target: string | null, act: Act): AuthorityRecord {
  if (record.mergedInto === target) return record;
  const detail = { before: record.mergedInto, after: target };
  return changed(record, { mergedInto: target }, act, target === null ? "unmerge" : "merge", detail);
}

/** The authority taken back as if it had never been made, or, with false, brought back. */
export function withRetired(record: AuthorityRecord, retired: boolean, act: Act): AuthorityRecord {
  if ((record.retired ?? false) === retired) return record;
  const { retired: _, ...rest } = record;
  const detail = { before: !retired, after: retired };
  return changed(
    retired ? { ...rest, retired } : rest,
    {},
    act,
    retired ? "retired" : "brought back",
    detail,
  );
}

function changed(
  record: AuthorityRecord,
  change: Partial<AuthorityRecord>,
  act: Act,
  action: string,
  detail: ArchiveEvent["detail"],
): AuthorityRecord {
  return {
    ...record,
    ...change,
    revision: record.revision + 1,
    events: [...record.events, { ...act, action, version: null, detail }],
  };
}
