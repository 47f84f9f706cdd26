import { loadAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import type { AuthorityRecord, AuthorityWords } from "../../storage/model/authority.js";
import type { ArchiveEvent } from "../../storage/model/event.js";
import type { Day } from "../../views/contexts.js";
import { listed, momentOf } from "./words.js";

const fieldNames: Record<keyof AuthorityWords, string> = {
  kind: "vocabulary",
  name: "name",
  otherNames: "other names",
  posts: "posts",
  broader: "what it stands under",
  related: "what it has to do with",
  note: "note",
  language: "language of the name",
  noteLanguage: "language of the note",
  notations: "notation",
  sameAs: "addresses elsewhere",
  rules: "rules",
  disused: "whether it is in use",
};

const acts: Record<string, string> = {
  authority: "Made",
  "out of use": "Retired",
  "in use again": "In use again",
  retired: "Taken away",
  "brought back": "Brought back",
  "rule added": "A rule was added",
  "rule changed": "A rule was changed",
  "rule removed": "A rule was removed",
};

/** What was done to a concept, newest first; `undo` is the event where the change can be taken back as things stand. */
export async function tagHistory(
  scope: CatalogueScope,
  record: AuthorityRecord,
): Promise<{ at: Day; by: string; words: string; undo: string | null }[]> {
  const rows = [];
  for (const event of record.events.toReversed()) {
    const words = await wordsOf(scope, event);
    const { by } = event;
    rows.push({ at: momentOf(event.at), by, words, undo: isStanding(record, event) ? event.id : null });
  }
  return rows;
}

/** True when what a change set is still so, and it can be taken back. */
export function isStanding(record: AuthorityRecord, { action, detail }: ArchiveEvent): boolean {
  if (!("before" in detail)) return false;
  const { before, after } = detail;
  if (action === "merge" || action === "unmerge") return record.mergedInto === after;
  if (typeof before !== "object" || before === null) return false;
  const fields = after as Partial<AuthorityWords>;
  return (Object.keys(fields) as (keyof AuthorityWords)[]).every(
    (field) => JSON.stringify(record[field]) === JSON.stringify(fields[field]),
  );
}

async function wordsOf(scope: CatalogueScope, { action, detail }: ArchiveEvent): Promise<string> {
  if (action === "merge" || action === "unmerge") {
    const other = await loadAuthority(scope, String(action === "merge" ? detail.after : detail.before));
    const name = other?.name ?? "another";
    return action === "merge" ? `Merged into “${name}”` : `Taken out of “${name}” again`;
  }
  const before = (detail.before ?? {}) as Partial<AuthorityWords>;
  const after = (detail.after ?? {}) as Partial<AuthorityWords>;
  const act = acts[action];
  if (after.rules !== undefined) {
    const queries = (rules: AuthorityWords["rules"] | undefined) => (rules ?? []).map(({ query }) => query);
    const gone = queries(before.rules).filter((query) => !queries(after.rules).includes(query));
    const come = queries(after.rules).filter((query) => !queries(before.rules).includes(query));
    const both = [...gone.map((query) => `“${query}” went`), ...come.map((query) => `“${query}” came`)];
    return `${act ?? "The rules were changed"}: ${listed(both)}`;
  }
  if (act !== undefined) return act;
  const changed = Object.keys(after) as (keyof AuthorityWords)[];
  const what = changed.map((field) =>
    field === "name" ? `name from “${before.name}” to “${after.name}”` : (fieldNames[field] ?? String(field)),
  );
  const how = action === "change taken back" ? "Taken back" : "Described";
  return what.length === 0 ? how : `${how}: ${listed(what)}`;
}
