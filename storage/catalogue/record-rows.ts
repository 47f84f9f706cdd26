/** A document's record as rows and back: pure translation, no queries. */
import type { Digest } from "../model/digest.js";
import type { ArchiveEvent } from "../model/event.js";
import { most } from "../model/extremes.js";
import { decisionOn } from "../model/findings-decision.js";
import { countPages, type Page } from "../model/passage.js";
import type { DocumentRecord, Tag, Version } from "../model/record.js";
import { structuredWith } from "../model/structuring.js";
import type { DocumentRow, EventRow, VersionRow } from "./tables.js";
import type { TagRow } from "./tag-tables.js";

/** The record's part of the row in `document`. */
export function documentRow(record: DocumentRecord) {
  const { title, kind, date, language, source, series, summary, address, ...more } = record.description;
  return {
    id: record.id,
    revision: record.revision,
    state: record.state,
    withdrawal: record.withdrawal,
    sample: record.sample ? (1 as const) : (0 as const),
    newest_version: most(record.versions.map((version) => version.number)),
    ...{ title, kind, date, language, source, series, summary, address },
    more: JSON.stringify(more),
    review: record.review ? JSON.stringify(record.review) : null,
    embargo: record.embargo ? JSON.stringify(record.embargo) : null,
    embargo_until: record.embargo?.until ?? null,
    described: JSON.stringify(record.described),
    structured_with: structuredWith(record),
    created_at: record.versions[0]?.provenance.at ?? "",
  };
}

/** The row of an event that stands at `position` of its record's list. */
export function eventRow(document: string, position: number, { detail, ...event }: ArchiveEvent): EventRow {
  return { ...event, document, position, detail: JSON.stringify(detail) };
}

/** The row of a tag, without its document. */
export function tagRow({ concept, rule, place, proposed, ...tag }: Tag): Omit<TagRow, "document"> {
  return {
    ...tag,
    concept: concept ?? null,
    rule: rule ?? null,
    place: place ? JSON.stringify(place) : null,
    proposed: proposed ?? null,
  };
}

/** The tag that a row holds. */
export function tagOf({ document: _, concept, rule, place, proposed, ...tag }: TagRow): Tag {
  return {
    ...tag,
    ...(concept !== null && { concept }),
    ...(rule !== null && { rule }),
    ...(place !== null && { place: JSON.parse(place) }),
    ...(proposed !== null && { proposed }),
  };
}

/** The description that a row in `document` holds. */
export function descriptionOf(row: DocumentRow): DocumentRecord["description"] {
  const { title, kind, date, language, source, series, summary, address } = row;
  return { title, kind, date, language, source, series, summary, address, ...JSON.parse(row.more) };
}

/** The version that a row in `version` holds. */
export function versionOf(row: VersionRow): Version {
  return {
    number: row.number,
    provenance: {
      accession: row.accession,
      at: row.at,
      by: row.by,
      way: row.way as Version["provenance"]["way"],
      from: row.origin,
      ...(row.container !== null && {
        container: {
          document: row.container,
          version: row.container_version ?? 0,
          place: row.place ?? "",
        },
      }),
      ...(row.capture !== null && { capture: JSON.parse(row.capture) }),
    },
    original: {
      name: row.original_name,
      path: row.original_path,
      mediaType: row.media_type,
      bytes: row.bytes,
      digest: row.digest as Digest,
    },
    text: frozenTextOf(row),
    ...(row.unreadable !== null && { unreadable: JSON.parse(row.unreadable) }),
    ...(row.same_reading !== null && { sameReading: JSON.parse(row.same_reading) }),
    ...(row.closed !== null && { closed: JSON.parse(row.closed) }),
  };
}

function frozenTextOf(row: VersionRow): Version["text"] {
  if (row.text_state !== "known") return null;
  return {
    path: row.text_path ?? "",
    passagesPath: row.passages_path ?? "",
    ...(row.raw_pages_path !== null && { rawPagesPath: row.raw_pages_path }),
    ...(row.layout_path !== null && { layoutPath: row.layout_path }),
    ...(row.structure !== null && { structure: JSON.parse(row.structure) }),
    ...(row.findings !== null && {
      findings: {
        path: row.findings_path,
        count: row.findings,
        digest: row.findings_digest as Digest,
      },
    }),
    digest: row.text_digest as Digest,
    characters: row.characters,
    extractor: row.extractor ?? "",
    extractorVersion: row.extractor_version ?? "",
    at: row.text_at ?? "",
    warnings: JSON.parse(row.warnings),
    ...(row.tries !== null && { attempts: row.tries }),
    ...(row.reading_ms !== null && { readingMs: row.reading_ms }),
  };
}

/** The record's part of a row in `version`; what is known of the text only when it is known. */
export function versionRow(version: Version, events: readonly ArchiveEvent[]) {
  const { provenance, original, text, unreadable, sameReading } = version;
  return {
    accession: provenance.accession,
    at: provenance.at,
    by: provenance.by,
    way: provenance.way,
    origin: provenance.from,
    container: provenance.container?.document ?? null,
    container_version: provenance.container?.version ?? null,
    place: provenance.container?.place ?? null,
    capture: provenance.capture ? JSON.stringify(provenance.capture) : null,
    original_name: original.name,
    original_path: original.path,
    media_type: original.mediaType,
    bytes: original.bytes,
    digest: original.digest,
    findings_decision: decisionOn(version, events)?.id ?? null,
    same_reading: sameReading ? JSON.stringify(sameReading) : null,
    unreadable: unreadable ? JSON.stringify(unreadable) : null,
    closed: version.closed ? JSON.stringify(version.closed) : null,
    ...(unreadable && {
      text_state: "failed" as const,
      failure: unreadable.failure,
      reason: unreadable.reason,
      retry_at: null,
      tries: unreadable.attempts,
      reading_ms: unreadable.readingMs,
    }),
    ...(text && {
      text_state: "known" as const,
      failure: null,
      reason: null,
      retry_at: null,
      text_path: text.path,
      passages_path: text.passagesPath,
      raw_pages_path: text.rawPagesPath ?? null,
      layout_path: text.layoutPath ?? null,
      structure: text.structure ? JSON.stringify(text.structure) : null,
      findings: text.findings?.count ?? null,
      findings_path: text.findings?.path ?? null,
      findings_digest: text.findings?.digest ?? null,
      text_digest: text.digest,
      characters: text.characters,
      extractor: text.extractor,
      extractor_version: text.extractorVersion,
      text_at: text.at,
      warnings: JSON.stringify(text.warnings),
      tries: text.attempts ?? null,
      reading_ms: text.readingMs ?? null,
    }),
  };
}

/** How many pages there are of each sort, for a row in `version`. */
export function pageCounts(pages: readonly Page[]) {
  const { all, blank, machine, unsure, none } = countPages(pages);
  return {
    page_count: all,
    blank_pages: blank,
    machine_pages: machine,
    unsure_pages: unsure,
    silent_pages: none,
  };
}

/** What a row in `version` says of a text that is not known yet. */
export const unreadVersion = {
  text_state: "waiting",
  attempts: 0,
  failure: null,
  reason: null,
  retry_at: null,
  tries: null,
  reading_ms: null,
  scan_pages: null,
  scan_pages_read: null,
  text_path: null,
  passages_path: null,
  raw_pages_path: null,
  layout_path: null,
  structure: null,
  findings: null,
  findings_path: null,
  findings_digest: null,
  text_digest: null,
  characters: 0,
  extractor: null,
  extractor_version: null,
  text_at: null,
  warnings: "[]",
  pages: "[]",
  facts: "{}",
  note_marks: "[]",
  page_count: 0,
  blank_pages: 0,
  silent_pages: 0,
  machine_pages: 0,
  unsure_pages: 0,
  passage_count: 0,
} as const satisfies Partial<VersionRow>;
