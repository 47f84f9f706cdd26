/** Tags put on or taken off many documents in one act: each change names the act, and can be taken back by it. */
import { z } from "zod";
import { type DocumentRecord, type Tag, tagSchema } from "./record.js";
import { type Act, added } from "./record-change.js";

/** What the event of such a change says besides the labels. */
const batchSchema = z.object({
  batch: z.string(),
  put: z.array(tagSchema),
  took: z.array(tagSchema),
});

/** The record `after` a change of its tags, whose event then names the act and what it put there and took away. */
export function withBatch(before: DocumentRecord, after: DocumentRecord, batch: string): DocumentRecord {
  const last = after.events.at(-1);
  if (!last || after.events.length === before.events.length) return after;
  const put = after.tags.filter((tag) => !before.tags.some((each) => isSame(each, tag)));
  const took = before.tags.filter((tag) => !after.tags.some((each) => isSame(each, tag)));
  const event = { ...last, detail: { ...last.detail, batch, put, took } };
  return { ...after, events: [...after.events.slice(0, -1), event] };
}

/**
 * The record without what the act did to it, as far as that still stands: what it put there goes without being declined,
 * and what it took away comes back as it was. The same record when there is nothing to take back.
 */
export function withoutBatch(record: DocumentRecord, batch: string, act: Act): DocumentRecord {
  const event = record.events.findLast(({ detail }) => detail.batch === batch);
  const done = batchSchema.safeParse(event?.detail).data;
  if (!event || !done) return record;
  const left = record.tags.filter((tag) => !done.put.some((each) => isSame(each, tag)));
  const back = done.took.filter((tag) => !left.some((each) => isSameConcept(each, tag)));
  if (left.length === record.tags.length && back.length === 0) return record;
  const tags = [...left, ...back].sort((one, other) => (one.label < other.label ? -1 : 1));
  const declined = record.declined.filter(
    (no) => no.what !== "tag" || no.by !== event.by || no.at !== event.at,
  );
  const detail = { before: record.tags.map(({ label }) => label), after: tags.map(({ label }) => label) };
  return { ...record, tags, declined, events: added(record, act, "tags", { detail }) };
}

function isSameConcept(one: Tag, other: Tag): boolean {
  return one.concept === undefined ? one.label === other.label : one.concept === other.concept;
}

function isSame(one: Tag, other: Tag): boolean {
  return isSameConcept(one, other) && one.by === other.by && one.at === other.at && one.rule === other.rule;
}
