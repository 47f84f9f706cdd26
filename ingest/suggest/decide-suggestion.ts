/** Suggestions that wait for a yes, and what an archivist says to them. */
import { authoritiesNamed, writeAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import type { SuggestionRow } from "../../storage/catalogue/tag-tables.js";
import { newAuthority } from "../../storage/model/authority-change.js";
import { withAcceptedTag, withDeclinedTag } from "../../storage/model/tag-change.js";
import { type Archive, newAct } from "../archive.js";
import { freeId, tagLabel, typedName } from "../tags/concepts.js";
import { standingOf } from "../tags/retag.js";
import type { SuggestedKind } from "./suggested-name.js";

export interface WaitingSuggestion extends SuggestionRow {
  /** The authority it is known to be; null for a name that the list has not. */
  concept: string | null;
}

/** What of a document's suggestions nobody has decided on, those used most first. */
export async function waitingSuggestions(
  scope: CatalogueScope,
  document: string,
): Promise<WaitingSuggestion[]> {
  const rows = await scope
    .selectFrom("tag_suggestion")
    .selectAll()
    .where("document", "=", document)
    .orderBy("uses", "desc")
    .orderBy("start")
    .execute();
  if (rows.length === 0) return [];
  const record = await loadRecord(scope, document);
  const tags = record?.tags ?? [];
  const declined = (record?.declined ?? []).filter(({ what }) => what === "tag");
  const ids = [
    ...tags.flatMap(({ concept }) => concept ?? []),
    ...declined.flatMap(({ authority }) => authority ?? []),
  ];
  const standing = await standingOf(scope, ids);
  const decided = new Set(ids.map(standing));
  const words = new Set(declined.map(({ label }) => label));
  const waiting = new Map<string, WaitingSuggestion>();
  for (const row of rows) {
    const [known] = await authoritiesNamed(scope, row.name, row.kind);
    const concept = known?.id ?? null;
    if (known?.disused || (concept !== null && decided.has(concept)) || words.has(tagLabel(typedName(row))))
      continue;
    const key = concept ?? typedName(row);
    if (!waiting.has(key)) waiting.set(key, { ...row, concept });
  }
  return [...waiting.values()];
}

/**
 * Puts a suggested name on a document as a tag, or remembers that it is none of it. False when it does not wait there.
 */
export async function decideSuggestion(
  desk: Pick<Archive, "catalogue" | "now">,
  document: string,
  { kind, name, yes }: { kind: SuggestedKind; name: string; yes: boolean },
  by: string,
): Promise<boolean> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const waiting = await waitingSuggestions(transaction, document);
    const found = waiting.find((each) => each.kind === kind && each.name === name);
    if (!found) return false;
    const act = newAct(desk, by);
    if (!yes) {
      const label = tagLabel(typedName(found));
      const no = { label, ...(found.concept !== null && { concept: found.concept }) };
      await changeRecord(transaction, document, (record) => withDeclinedTag(record, no, act));
      return true;
    }
    const concept = found.concept ?? (await freeId(transaction, kind, name));
    if (found.concept === null)
      await writeAuthority(transaction, newAuthority(concept, { kind, name }, act), { recorded: false });
    const [known] = await authoritiesNamed(transaction, name, kind);
    const { version, start, end } = found;
    const tag = {
      label: tagLabel(known?.name ?? name),
      concept,
      why: found.by,
      place: { version, start, end },
    };
    const record = await loadRecord(transaction, document);
    const standing = await standingOf(transaction, [
      ...(record?.tags ?? []).flatMap((each) => each.concept ?? []),
      ...(record?.declined ?? []).flatMap(({ authority }) => authority ?? []),
    ]);
    await changeRecord(transaction, document, (current) => withAcceptedTag(current, tag, act, standing));
    return true;
  });
}
