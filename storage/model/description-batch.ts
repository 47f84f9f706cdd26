/** Fields described on many documents in one act: each change names the act, and can be taken back by it. */
import { z } from "zod";
import type { Description, DescriptionField, DocumentRecord } from "./record.js";
import { type Act, added, withDescription } from "./record-change.js";

const detailSchema = z.object({
  batch: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

/** The record described, with an event that names the act; the same record when it says so already. */
export function withDescriptionBatch(
  record: DocumentRecord,
  changes: Partial<Description>,
  batch: string,
  act: Act,
): DocumentRecord {
  const described = withDescription(record, changes, act);
  const last = described.events.at(-1);
  if (described === record || !last) return record;
  const event = { ...last, detail: { ...last.detail, batch } };
  return { ...described, events: [...described.events.slice(0, -1), event] };
}

/** The record with what the act changed put back, field by field, where nobody has changed it again since. */
export function withoutDescriptionBatch(record: DocumentRecord, batch: string, act: Act): DocumentRecord {
  const event = record.events.findLast(({ detail }) => detail.batch === batch);
  const done = detailSchema.safeParse(event?.detail).data;
  if (!done) return record;
  const description = record.description as Record<string, unknown>;
  const standing = Object.keys(done.after).filter(
    (field) => (description[field] ?? null) === (done.after[field] ?? null),
  );
  if (standing.length === 0) return record;
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(standing.map((field) => [field, from[field] ?? null]));
  const back = pick(done.before) as Partial<Description>;
  return {
    ...record,
    description: { ...record.description, ...back },
    // A field that is empty again is read from the text again.
    described: record.described.filter(
      (field) => !standing.includes(field) || back[field as DescriptionField] != null,
    ),
    events: added(record, act, "description", {
      detail: { before: pick(done.after), after: back, undoes: batch },
    }),
  };
}
