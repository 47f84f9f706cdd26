/** What archivists decided on the list of a version's findings: an event, which holds for that list alone. */
import type { ArchiveEvent } from "./event.js";
import type { DocumentRecord, Version } from "./record.js";
import { type Act, withEvent } from "./record-change.js";

export const decisionAction = "findings";

/** The last decision on the list that the version has now; null when nobody has decided on this one. */
export function decisionOn(version: Version, events: readonly ArchiveEvent[]): ArchiveEvent | null {
  const list = listOf(version);
  return (
    events.findLast(
      ({ action, version: number, detail }) =>
        action === decisionAction && number === version.number && detail.list === list,
    ) ?? null
  );
}

/**
 * What a decision on the version as it stands is bound to: the digest of its list; `unread` while its text is not
 * known, `not looked for` when it was read before anybody looked.
 */
export function listOf({ text }: Version): string {
  if (text === null) return "unread";
  return text.findings?.digest ?? "not looked for";
}

/**
 * True when the version may be published without anybody deciding: it was looked through and nothing was found. One
 * that was read before anybody looked, and again since with the same outcome, has been looked through then.
 */
export function isClear({ text, sameReading }: Version): boolean {
  if (text === null) return false;
  return text.findings ? text.findings.count === 0 : sameReading !== undefined;
}

/** The newest version of a record. */
export function newestVersion({ versions }: DocumentRecord): Version {
  return versions.reduce((newest, version) => (version.number > newest.number ? version : newest));
}

/**
 * The versions whose lists publication shows, newest first: every version of a public document can be had, with its
 * original, unless it was closed. Of several readings of one original the last tells what is in it.
 */
export function shownVersions({ versions }: DocumentRecord): Version[] {
  return versions
    .filter(
      ({ number, original, closed }) =>
        !closed && !versions.some((later) => later.number > number && later.original.path === original.path),
    )
    .sort((one, other) => other.number - one.number);
}

/** Those of them that are neither clear nor decided on, newest first. */
export function undecidedVersions(record: DocumentRecord): Version[] {
  return shownVersions(record).filter(
    (version) => !isClear(version) && decisionOn(version, record.events) === null,
  );
}

/** The record with a person's decision that a version may be public with all that its list names. */
export function withDecision(record: DocumentRecord, version: Version, act: Act): DocumentRecord {
  return withEvent(record, act, decisionAction, {
    version: version.number,
    detail: { list: listOf(version), places: version.text?.findings?.count ?? null },
  });
}
