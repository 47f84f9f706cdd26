/** What an archivist does to a document: describe, tag, publish, withdraw. */
import { changeRecord } from "../storage/catalogue/records.js";
import { listOf, undecidedVersions, withDecision } from "../storage/model/findings-decision.js";
import type { DocumentState } from "../storage/model/kind.js";
import type { Description, DocumentRecord } from "../storage/model/record.js";
import { type Act, withDescription, withState } from "../storage/model/record-change.js";
import { type Archive, newAct } from "./archive.js";
import { retagging, type TypedTags } from "./tags/retag.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Somebody else changed the document after the editor opened it. */
export class EditConflict extends Error {
  override name = "EditConflict";
  constructor(readonly current: DocumentRecord) {
    super("Somebody else changed this document while you were editing it.");
  }
}

/**
 * Describes a document. With `basedOn`, the last edit the editor saw, throws EditConflict when a person changed
 * the description or tags since. Returns null when there is no such document.
 */
export async function describe(
  desk: Desk,
  id: string,
  changes: { description: Partial<Description>; tags: TypedTags | null; basedOn: string | null },
  by: string,
): Promise<DocumentRecord | null> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const retag = changes.tags && (await retagging(transaction, id, changes.tags, newAct(desk, by)));
    return changeRecord(transaction, id, (record) => {
      if (changes.basedOn !== null && changes.basedOn !== lastEdit(record)) throw new EditConflict(record);
      const described = withDescription(record, changes.description, newAct(desk, by));
      return retag ? retag(described) : described;
    });
  });
}

/** What publishing a version would give away has been found, or is not known, and nobody has decided on it. */
export class Undecided extends Error {
  override name = "Undecided";
  constructor(readonly version: number) {
    super(`Nobody has decided yet on what was found in version ${version} of this document.`);
  }
}

/** What somebody saw and decided on: a list (`listOf`), and of which version; null for the newest that has it. */
export interface SeenList {
  list: string;
  version: number | null;
}

/**
 * Publishes a document each of whose versions was looked through and is clear, or was decided on: before, or now, as
 * `decision` says. Throws Undecided naming the newest version for which neither holds, also when its list became
 * another one meanwhile; the decision is kept then. Returns null when there is no such document.
 */
export async function publish(
  desk: Desk,
  id: string,
  decision: SeenList | null,
  by: string,
): Promise<DocumentRecord | null> {
  let missing: number | undefined;
  const published = await desk.catalogue.transaction().execute((transaction) =>
    changeRecord(transaction, id, (record) => {
      const decided = decidedAs(record, decision, newAct(desk, by));
      missing = undecidedVersions(decided)[0]?.number;
      return missing === undefined ? withState(decided, "published", null, newAct(desk, by)) : decided;
    }),
  );
  if (missing !== undefined) throw new Undecided(missing);
  return published;
}

/** The record with what somebody decided on a list, where that list still is the version's. */
export function decidedAs(record: DocumentRecord, decision: SeenList | null, act: Act): DocumentRecord {
  const seen = undecidedVersions(record).find(
    (version) =>
      listOf(version) === decision?.list && (decision.version ?? version.number) === version.number,
  );
  return seen ? withDecision(record, seen, act) : record;
}

/** Unpublishes or withdraws. Returns null when there is no such document. */
export async function setState(
  desk: Desk,
  id: string,
  state: Exclude<DocumentState, "published">,
  reason: string | null,
  by: string,
): Promise<DocumentRecord | null> {
  return desk.catalogue
    .transaction()
    .execute((transaction) =>
      changeRecord(transaction, id, (record) => withState(record, state, reason, newAct(desk, by))),
    );
}

/** Names the last change of a document's words by a person; empty when nobody has described it yet. */
export function lastEdit(record: DocumentRecord): string {
  return (
    record.events.findLast((event) => event.action === "description" || event.action === "tags")?.id ?? ""
  );
}
