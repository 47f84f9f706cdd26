/** Deciding on a draft, as changes of its record. */
import type { DocumentRecord } from "./record.js";
import { type Act, added } from "./record-change.js";

/** The draft handed in for a decision. The same record when it is no draft, or was handed in already. */
export function withReview(record: DocumentRecord, note: string | null, act: Act): DocumentRecord {
  if (record.state !== "draft" || record.review) return record;
  const review = { by: act.by, at: act.at, note };
  return {
    ...record,
    review,
    events: added(record, act, "submission", { detail: note === null ? {} : { note } }),
  };
}

/** The draft given back, with a note for who handed it in; or taken back by them, without one. */
export function withoutReview(record: DocumentRecord, note: string | null, act: Act): DocumentRecord {
  if (!record.review) return record;
  const { review: _, ...rest } = record;
  const action = note === null ? "submission taken back" : "sent back";
  return { ...rest, events: added(record, act, action, { detail: note === null ? {} : { note } }) };
}

/** The draft with the moment at which it goes live by itself; null: with none. */
export function withEmbargo(
  record: DocumentRecord,
  wanted: { until: string; note: string | null } | null,
  act: Act,
): DocumentRecord {
  const before = record.embargo;
  if (record.state !== "draft" || (!wanted && !before)) return record;
  const detail = { before: before?.until ?? null, after: wanted?.until ?? null, note: wanted?.note ?? null };
  const events = added(record, act, "embargo", { detail });
  const { embargo: _, ...rest } = record;
  if (!wanted) return { ...rest, events };
  // Deciding on the moment is deciding on what was handed in.
  const { review: __, ...ready } = rest;
  return { ...ready, embargo: { ...wanted, by: act.by, at: act.at }, events };
}

/** What no longer counts once a document is published or withdrawn. */
export function decided({ review: _, embargo: __, ...record }: DocumentRecord): DocumentRecord {
  return record;
}

/** The last words of an archivist who sent the draft back, as long as it was not handed in again. */
export function lastSentBack(record: Pick<DocumentRecord, "state" | "events" | "review">) {
  if (record.state !== "draft" || record.review) return null;
  const event = record.events.findLast(({ action }) => ["sent back", "publication"].includes(action));
  return event?.action === "sent back"
    ? { by: event.by, at: event.at, note: String(event.detail.note ?? "") }
    : null;
}
