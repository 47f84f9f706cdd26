/** Tags put on documents and taken off them by hand, one document or many. */
import type { CatalogueScope, CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { standingConcepts } from "../../storage/catalogue/concepts.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Act } from "../../storage/model/record-change.js";
import { type Standing, withConcepts, withConfirmedTag, withTags } from "../../storage/model/tag-change.js";
import { type Archive, newAct } from "../archive.js";
import { conceptNamed, conceptsFor } from "./concepts.js";

/** What somebody typed, by any name of what they mean. */
export interface TypedTags {
  /** The document has these from now on. */
  typed: readonly string[];
  /** What stood there when it was typed: of these, those not typed any more are taken off. Null: all there are. */
  shown: readonly string[] | null;
}

/** How a document's tags change by what was typed; bare words among them become concepts on the way. */
export async function retagging(
  transaction: CatalogueTransaction,
  id: string,
  { typed, shown }: TypedTags,
  act: Act,
): Promise<(record: DocumentRecord) => DocumentRecord> {
  const record = await loadRecord(transaction, id);
  const bare = (record?.tags ?? []).flatMap(({ label, concept }) => (concept === undefined ? [label] : []));
  const linked = new Map(
    (await conceptsFor(transaction, bare, act)).map((each) => [each.typed, each.concept]),
  );
  const wanted = await conceptsFor(transaction, typed, act);
  const standing = await standingOf(transaction, [
    ...(record?.tags ?? []).flatMap(({ concept }) => concept ?? []),
    ...(record?.declined ?? []).flatMap(({ authority }) => authority ?? []),
  ]);
  const taken = new Set<string>();
  for (const label of shown ?? []) {
    const found = await conceptNamed(transaction, label);
    if (found) taken.add(found.id);
  }
  return (current) => {
    const before = withConcepts(current, linked);
    const left = before.tags.filter(
      ({ concept }) => shown !== null && !(concept !== undefined && taken.has(standing(concept))),
    );
    return withTags(before, [...left, ...wanted], act, standing);
  };
}

/** What concepts stand for today, for the pure changes of a record. */
export async function standingOf(transaction: CatalogueScope, ids: readonly string[]): Promise<Standing> {
  const concepts = await standingConcepts(transaction, ids);
  return (concept) => concepts.get(concept)?.id ?? concept;
}

/**
 * Puts a tag on many documents, or takes it off, each in a change of its own; returns how many it changed. Documents
 * that are not there any more are passed over.
 */
export async function retagMany(
  desk: Pick<Archive, "catalogue" | "now">,
  documents: readonly string[],
  { put, take }: { put: readonly string[]; take: readonly string[] },
  by: string,
): Promise<number> {
  let changed = 0;
  for (const id of documents) {
    await desk.catalogue.transaction().execute(async (transaction) => {
      const change = await retagging(transaction, id, { typed: put, shown: take }, newAct(desk, by));
      let before: DocumentRecord | undefined;
      const after = await changeRecord(transaction, id, (record) => {
        before = record;
        return change(record);
      });
      if (after && after !== before) changed += 1;
    });
  }
  return changed;
}

/** Documents with tags that are bare words still, as archives made before there were concepts have. */
export async function withBareTags(
  { catalogue }: Pick<Archive, "catalogue">,
  limit: number,
): Promise<{ id: string }[]> {
  return catalogue
    .selectFrom("tag")
    .select("document as id")
    .distinct()
    .where("concept", "is", null)
    .limit(limit)
    .execute();
}

/** Makes concepts of a document's bare words. */
export async function linkBareTags(desk: Pick<Archive, "catalogue" | "now">, id: string): Promise<void> {
  await retagMany(desk, [id], { put: [], take: [] }, "ibid");
}

/** Has the tag that a rule put on a document stand by somebody's word, whatever becomes of the rule. */
export async function confirmTag(
  desk: Pick<Archive, "catalogue" | "now">,
  document: string,
  concept: string,
  by: string,
): Promise<void> {
  await desk.catalogue.transaction().execute(async (transaction) => {
    const record = await loadRecord(transaction, document);
    const ids = (record?.tags ?? []).flatMap((tag) => tag.concept ?? []);
    const standing = await standingOf(transaction, [...ids, concept]);
    const act = newAct(desk, by);
    await changeRecord(transaction, document, (current) => withConfirmedTag(current, concept, act, standing));
  });
}
