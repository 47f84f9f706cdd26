/** Saying that documents have to do with each other, as changes of the record at one end. */
import type { DocumentRecord } from "./record.js";
import { type Act, added } from "./record-change.js";
import type { Relation } from "./relation.js";

type Said = Pick<Relation, "kind" | "other">;

const isSame = (one: Said, other: Said) => one.kind === other.kind && one.other === other.other;

/** The record with this relation; the same one when it says so already. */
export function withRelation(record: DocumentRecord, said: Said, act: Act): DocumentRecord {
  const relations = record.relations ?? [];
  if (said.other === record.id || relations.some((one) => isSame(one, said))) return record;
  return {
    ...record,
    relations: [...relations, { ...said, by: act.by, at: act.at }],
    events: added(record, act, "relation", { detail: { added: said } }),
  };
}

/** The record without it; the same one when it does not say so. */
export function withoutRelation(record: DocumentRecord, said: Said, act: Act): DocumentRecord {
  const { relations = [], ...rest } = record;
  const left = relations.filter((one) => !isSame(one, said));
  if (left.length === relations.length) return record;
  const events = added(record, act, "relation", { detail: { removed: said } });
  return left.length === 0 ? { ...rest, events } : { ...rest, relations: left, events };
}
