/** Drafts published in one act: each publication names the act, and can be taken back by it. */
import { undecidedVersions } from "./findings-decision.js";
import type { DocumentRecord } from "./record.js";
import { type Act, withState } from "./record-change.js";

/** What changes the state of a document. */
const stateActions = ["publication", "unpublication", "withdrawal"];

/** Whether a draft may be published beside others: nothing in it is to be decided on, and it goes live at no other moment. */
export function isReady(record: DocumentRecord): boolean {
  return !record.embargo && undecidedVersions(record).length === 0;
}

/** The draft published, with an event that names the act; the same record when it is no draft or not ready. */
export function withPublicationBatch(record: DocumentRecord, batch: string, act: Act): DocumentRecord {
  if (record.state !== "draft" || !isReady(record)) return record;
  const published = withState(record, "published", null, act);
  const last = published.events.at(-1);
  if (!last) return published;
  const event = { ...last, detail: { ...last.detail, batch } };
  return { ...published, events: [...published.events.slice(0, -1), event] };
}

/** The record a draft again, where the act published it and nobody has decided otherwise since. */
export function withoutPublicationBatch(record: DocumentRecord, batch: string, act: Act): DocumentRecord {
  const last = record.events.findLast(({ action }) => stateActions.includes(action));
  if (last?.action !== "publication" || last.detail.batch !== batch) return record;
  return withState(record, "draft", null, act);
}
