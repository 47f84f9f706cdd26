/** What readings change in a record, as pure functions: a record in, the changed record out. */
import type { ArchiveEvent } from "./event.js";
import { seen } from "./file-name.js";
import type {
  Description,
  DescriptionField,
  DocumentRecord,
  FrozenText,
  SameReading,
  Unreadable,
  Version,
} from "./record.js";
import { type Act, added } from "./record-change.js";

/** What a file says in one line is shown in lists and quoted; nothing in it may hide or turn letters. */
function asShown(field: DescriptionField, value: string): string {
  return field === "title" || field === "source" || field === "address" ? seen(value) : value;
}

/** The frozen text of a version, and what it says of the document where no archivist has spoken. */
export function withText(
  record: DocumentRecord,
  number: number,
  text: FrozenText,
  suggestion: Partial<Description>,
  act: Act,
  /** What else the event tells of how it was read. */
  how: ArchiveEvent["detail"] = {},
): DocumentRecord {
  return {
    ...record,
    description: suggested(record, number, suggestion),
    versions: withVersionOf(record, number, ({ unreadable: _, ...version }) => ({ ...version, text })),
    events: added(record, act, "text", { version: number, detail: { ...toldOf(text), ...how } }),
  };
}

/** The same text, understood anew: as another kind, or by better parsers. */
export function withStructure(
  record: DocumentRecord,
  number: number,
  text: FrozenText,
  suggestion: Partial<Description>,
  act: Act,
): DocumentRecord {
  const before = record.versions.find((version) => version.number === number)?.text?.structure;
  const { structure } = text;
  return {
    ...record,
    description: suggested(record, number, suggestion),
    versions: withVersionOf(record, number, (version) => ({ ...version, text })),
    events: added(record, act, "structure", {
      version: number,
      detail: { before: before?.as ?? null, as: structure?.as, parsers: structure?.parsers },
    }),
  };
}

/** A version as its original is identified today; the event of the text that was read so says what it was before. */
export function withMediaType(record: DocumentRecord, number: number, mediaType: string): DocumentRecord {
  const set = (version: Version) => ({ ...version, original: { ...version.original, mediaType } });
  return { ...record, versions: withVersionOf(record, number, set) };
}

/** An older version read again into another text: a version of its own, with the original of the older one. */
export function withReadAgain(
  record: DocumentRecord,
  version: Version & { text: FrozenText },
  suggestion: Partial<Description>,
  act: Act,
): DocumentRecord {
  return {
    ...record,
    description: suggested(record, version.number, suggestion),
    versions: [...record.versions, version].sort((one, other) => one.number - other.number),
    events: added(record, act, "rereading", {
      version: version.number,
      detail: { of: version.provenance.from, ...toldOf(version.text) },
    }),
  };
}

/** A version read again into the same text: nothing is added but what says so. */
export function withSameReading(
  record: DocumentRecord,
  number: number,
  sameReading: SameReading,
  act: Act,
): DocumentRecord {
  const { extractor, extractorVersion } = sameReading;
  return {
    ...record,
    versions: withVersionOf(record, number, (version) => ({ ...version, sameReading })),
    events: added(record, act, "rereading", {
      version: number,
      detail: { same: true, extractor, extractorVersion },
    }),
  };
}

function toldOf({ digest, extractor, extractorVersion }: FrozenText): ArchiveEvent["detail"] {
  return { digest, extractor, extractorVersion };
}

/** The description with what the text of the newest version suggests for the fields that no archivist set. */
function suggested(
  { description, described, versions }: DocumentRecord,
  number: number,
  suggestion: Partial<Description>,
): Description {
  if (versions.some((version) => version.number > number)) return description;
  const next = { ...description };
  for (const field of Object.keys(suggestion) as DescriptionField[]) {
    const value = suggestion[field];
    if (value !== undefined && value !== null && !described.includes(field))
      Object.assign(next, { [field]: asShown(field, value) });
  }
  return next;
}

/** A version that could not be read, kept as it is. */
export function withUnreadable(
  record: DocumentRecord,
  number: number,
  why: Omit<Unreadable, "by" | "at">,
  act: Act,
): DocumentRecord {
  const unreadable = { by: act.by, at: act.at, ...why };
  return {
    ...record,
    versions: withVersionOf(record, number, (version) => ({ ...version, unreadable })),
    events: added(record, act, "unreadable", {
      version: number,
      detail: { failure: why.failure, reason: why.reason, note: why.note },
    }),
  };
}

/** The same version, to be read again after all. */
export function withUnsettled(record: DocumentRecord, number: number, act: Act): DocumentRecord {
  return {
    ...record,
    versions: withVersionOf(record, number, ({ unreadable: _, ...version }) => version),
    events: added(record, act, "retry", { version: number }),
  };
}

function withVersionOf(
  { versions }: DocumentRecord,
  number: number,
  change: (version: Version) => Version,
): Version[] {
  return versions.map((version) => (version.number === number ? change(version) : version));
}
