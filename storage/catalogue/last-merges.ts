/** Persons and bodies that were found to be others of the list, for archivists who may take that back. */
import { authorityRecordSchema } from "../model/authority.js";
import type { CatalogueScope } from "./catalogue.js";
import { standingConcepts } from "./concepts.js";

/** That one was merged into another. */
export interface DoneMerge {
  merged: string;
  name: string;
  /** What it leads to today. */
  into: { id: string; kind: "person" | "body"; name: string };
  by: string;
  at: string;
}

/** Merged ones looked through for the last. */
const mergedAtOnce = 1_000;

/** The last merges of persons and bodies that stand, newest first. */
export async function lastMerges(scope: CatalogueScope, most: number): Promise<DoneMerge[]> {
  const rows = await scope
    .selectFrom("authority")
    .select(["id", "record"])
    .where("merged_into", "is not", null)
    .where("kind", "in", ["person", "body"])
    .limit(mergedAtOnce)
    .execute();
  const standing = await standingConcepts(
    scope,
    rows.map(({ id }) => id),
  );
  const merges = rows.flatMap(({ id, record }): DoneMerge[] => {
    const { kind, name, events } = authorityRecordSchema.parse(JSON.parse(record));
    const act = events.findLast(({ action }) => action === "merge");
    const now = standing.get(id);
    if (!act || !now || (kind !== "person" && kind !== "body")) return [];
    return [{ merged: id, name, into: { id: now.id, kind, name: now.name }, by: act.by, at: act.at }];
  });
  return merges.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, most);
}
