/** Two states of one document's record brought together: every change leaves an event, and events are only added. */
import type { DocumentRecord, Version } from "./record.js";
import { laterStructured } from "./structuring.js";

/** True when `record` knows every change and every text that `other` does. */
export function knowsAllOf(record: DocumentRecord, other: DocumentRecord): boolean {
  const known = new Set(record.events.map(({ id }) => id));
  const texts = new Set(record.versions.filter(({ text }) => text).map(({ number }) => number));
  return (
    record.revision >= other.revision &&
    other.events.every(({ id }) => known.has(id)) &&
    other.versions.every(({ number, text }) => !text || texts.has(number))
  );
}

/**
 * One record that knows all that both do: the words, tags and state of `record`, and the versions, texts, citations
 * and events of either. It is newer than both, or the one of them that knows all of the other.
 */
export function joined(record: DocumentRecord, other: DocumentRecord): DocumentRecord {
  if (knowsAllOf(record, other)) return record;
  if (knowsAllOf(other, record)) return other;
  return {
    ...record,
    revision: Math.max(record.revision, other.revision) + 1,
    versions: joinedVersions(record.versions, other.versions),
    citations: added(record.citations, other.citations),
    events: added(record.events, other.events),
  };
}

function joinedVersions(versions: readonly Version[], others: readonly Version[]): Version[] {
  const byNumber = new Map(others.map((version) => [version.number, version]));
  for (const version of versions) {
    const other = byNumber.get(version.number);
    // With its text comes what its original was known to be when it was read.
    const known = !version.text && other?.text ? other : other ? structuredLater(version, other) : version;
    // What either knows to be closed stays closed.
    const closed = version.closed ?? other?.closed;
    const whole = closed ? { ...known, closed } : known;
    byNumber.set(version.number, whole.text ? withoutUnreadable(whole) : whole);
  }
  return [...byNumber.values()].sort((one, other) => one.number - other.number);
}

/** The version with the text that was structured last, whatever else is said of it. */
function structuredLater(version: Version, other: Version): Version {
  return { ...version, text: laterStructured(version, other).text };
}

/** A text that came after all says more than that there was none. */
function withoutUnreadable({ unreadable: _, ...version }: Version): Version {
  return version;
}

function added<T extends { id: string }>(list: readonly T[], others: readonly T[]): T[] {
  const known = new Set(list.map(({ id }) => id));
  return [...list, ...others.filter(({ id }) => !known.has(id))];
}
