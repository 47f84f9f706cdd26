/** Deciding on drafts: handed in, sent back, set to go live at a moment, and going live by itself. */
import { changeRecord, loadRecord } from "../storage/catalogue/records.js";
import { withEmbargo, withoutReview, withReview } from "../storage/model/deciding-change.js";
import { undecidedVersions } from "../storage/model/findings-decision.js";
import type { DocumentRecord } from "../storage/model/record.js";
import { type Archive, moment, newAct } from "./archive.js";
import { decidedAs, publish, type SeenList, Undecided } from "./curate.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Hands a draft in for a decision. Returns null when there is no such document. */
export function submitDraft(desk: Desk, id: string, note: string | null, by: string) {
  return change(desk, id, (record) => withReview(record, note, newAct(desk, by)));
}

/** Sends a draft back with a note, or takes it back without one. Returns null when there is no such document. */
export function sendBack(desk: Desk, id: string, note: string | null, by: string) {
  return change(desk, id, (record) => withoutReview(record, note, newAct(desk, by)));
}

/**
 * Sets the moment at which a draft goes live by itself, or none. Throws Undecided when it could not be published as it
 * stands, also by `decision`: nobody would be there to decide then; the decision is kept. Returns null when there is no such document.
 */
export async function setEmbargo(
  desk: Desk,
  id: string,
  wanted: { until: string; note: string | null } | null,
  decision: SeenList | null,
  by: string,
): Promise<DocumentRecord | null> {
  let missing: number | undefined;
  const set = await change(desk, id, (record) => {
    const decided = wanted ? decidedAs(record, decision, newAct(desk, by)) : record;
    missing = wanted ? undecidedVersions(decided)[0]?.number : undefined;
    return missing === undefined ? withEmbargo(decided, wanted, newAct(desk, by)) : decided;
  });
  if (missing !== undefined) throw new Undecided(missing);
  return set;
}

function change(desk: Desk, id: string, to: (record: DocumentRecord) => DocumentRecord) {
  return desk.catalogue.transaction().execute((transaction) => changeRecord(transaction, id, to));
}

/** Drafts whose moment has come. */
export function dueDrafts(archive: Archive, limit: number): Promise<{ id: string }[]> {
  return archive.catalogue
    .selectFrom("document")
    .select("id")
    .where("embargo_until", "<=", moment(archive))
    .where("state", "=", "draft")
    .orderBy("embargo_until")
    .limit(limit)
    .execute();
}

/** Publishes a draft whose moment has come, in the name of who set it. Throws Undecided: then the moment stands. */
export async function publishDue(archive: Archive, id: string): Promise<void> {
  const record = await loadRecord(archive.catalogue, id);
  if (!record?.embargo || record.embargo.until > moment(archive)) return;
  await publish(archive, id, null, record.embargo.by);
}
