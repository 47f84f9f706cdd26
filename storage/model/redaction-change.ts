/** A redacted version put in the place of those before it, as a change of the record. */
import type { DocumentRecord, Version } from "./record.js";
import { type Act, added } from "./record-change.js";

/**
 * The record with a redacted version, which makes of the document a draft that somebody has to look at; every version
 * before it is closed, and so are the names that were read from their words. The event tells how much was taken out,
 * never what.
 */
export function withRedaction(
  record: DocumentRecord,
  version: Version,
  { reason, places }: { reason: string; places: number },
  act: Act,
): DocumentRecord {
  const closed = { by: act.by, at: act.at, reason };
  const { review: _, embargo: __, ...rest } = record;
  return {
    ...rest,
    state: record.state === "published" ? "draft" : record.state,
    people: [],
    versions: [...record.versions.map((one) => (one.closed ? one : { ...one, closed })), version],
    events: added(record, act, "redaction", {
      version: version.number,
      detail: { reason, places, before: record.state, digest: version.original.digest },
    }),
  };
}
