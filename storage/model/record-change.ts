/** The changes a record can undergo, as pure functions: a record in, the changed record out. */
import type { Citation } from "./citation.js";
import type { ArchiveEvent } from "./event.js";
import type { DocumentState } from "./kind.js";
import type { Description, DescriptionField, DocumentRecord, Version } from "./record.js";

/** Who did it and when, with an id for the event. */
export interface Act {
  id: string;
  by: string;
  at: string;
}

/** The events of a record with one more. */
export function added(
  record: DocumentRecord,
  act: Act,
  action: string,
  rest: Partial<ArchiveEvent> = {},
): ArchiveEvent[] {
  return [...record.events, { ...act, action, version: null, detail: {}, ...rest }];
}

/** The record with one more event that changes nothing else. */
export function withEvent(
  record: DocumentRecord,
  act: Act,
  action: string,
  rest: Pick<ArchiveEvent, "version" | "detail">,
): DocumentRecord {
  return { ...record, events: added(record, act, action, rest) };
}

/** A further original of the same document. */
export function withVersion(record: DocumentRecord, version: Version, act: Act): DocumentRecord {
  return {
    ...record,
    // Two that came together may be kept in either order; their numbers were settled before.
    versions: [...record.versions, version].sort((one, other) => one.number - other.number),
    events: added(record, act, "accession", {
      version: version.number,
      detail: { accession: version.provenance.accession, digest: version.original.digest },
    }),
  };
}

/** An archivist's words; each field changed is theirs from now on. The event keeps before and after. */
export function withDescription(
  record: DocumentRecord,
  changes: Partial<Description>,
  act: Act,
): DocumentRecord {
  const fields = (Object.keys(changes) as DescriptionField[]).filter(
    // A field that was never filled in is as good as an empty one.
    (field) => changes[field] !== undefined && changes[field] !== (record.description[field] ?? null),
  );
  if (fields.length === 0) return record;
  const pick = (from: Partial<Description>) =>
    Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
  return {
    ...record,
    description: { ...record.description, ...pick(changes) },
    described: [...new Set([...record.described, ...fields])].sort(),
    events: added(record, act, "description", {
      detail: { before: pick(record.description), after: pick(changes) },
    }),
  };
}

/** Published, put back to draft, or withdrawn with a reason for the public. */
export function withState(
  record: DocumentRecord,
  state: DocumentState,
  reason: string | null,
  act: Act,
): DocumentRecord {
  if (record.state === state) return record;
  const { review: _, embargo, ...rest } = record;
  return {
    ...rest,
    state,
    withdrawal: state === "withdrawn" ? reason : null,
    events: added(
      record,
      act,
      state === "draft" ? "unpublication" : state === "published" ? "publication" : "withdrawal",
      {
        detail: {
          ...{ before: record.state, after: state },
          ...(reason !== null && { reason }),
          ...(embargo && state === "published" && { embargo: embargo.until }),
        },
      },
    ),
  };
}

/** A citation; the same words in the same place are the same citation. */
export function withCitation(record: DocumentRecord, citation: Citation, act: Act): DocumentRecord {
  if (record.citations.some((held) => held.id === citation.id)) return record;
  return {
    ...record,
    citations: [...record.citations, citation],
    events: added(record, act, "citation", { version: citation.version, detail: { citation: citation.id } }),
  };
}
