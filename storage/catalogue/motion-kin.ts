/** The same motions in other documents: candidates by sketch and by day, judged by `motion-likeness.ts`. */
import { sql } from "kysely";
import type { DocumentState } from "../model/kind.js";
import { comparable, isSameMotion } from "../model/motion-likeness.js";
import type { Catalogue } from "./catalogue.js";
import { currentMotions, type ListedMotion, motionColumns } from "./motions.js";

/** Numbers two sketches share before the words themselves are compared. */
const leastShared = 3;
/** Candidates looked at for one document; records of one meeting are few. */
const mostCandidates = 400;

type Place = Pick<ListedMotion, "document" | "version" | "position">;

/** By the position of a motion in that version: its records in other documents, by date. */
export async function motionKin(
  catalogue: Catalogue,
  { document, version }: Pick<Place, "document" | "version">,
  states: readonly DocumentState[],
): Promise<Map<number, { own: ListedMotion; kin: ListedMotion[] }>> {
  const found = new Map<number, { own: ListedMotion; kin: ListedMotion[] }>();
  if (states.length === 0) return found;
  const own = await ownMotions(catalogue, document, version);
  if (own.length === 0) return found;
  const candidates = await candidatesFor(catalogue, document, version, own, states);
  const prepared = candidates.map((one) => ({ one, words: comparable(one) }));
  for (const motion of own) {
    const mine = comparable(motion);
    const kin = prepared.filter(({ words }) => isSameMotion(mine, words)).map(({ one }) => one);
    if (kin.length > 0) found.set(motion.position, { own: motion, kin });
  }
  return found;
}

/** Most documents of which the other records are looked up at once. */
const mostDocuments = 1_000;

/**
 * The documents in these states that may hold a motion that another document records too, by the words moved or by
 * the day: at most a thousand, which is judged as `motionKin` judges it.
 */
export async function documentsWithKin(
  catalogue: Catalogue,
  states: readonly DocumentState[],
): Promise<string[]> {
  if (states.length === 0) return [];
  const alike = await catalogue
    .selectFrom("motion_sketch as mine")
    .innerJoin("motion_sketch as theirs", "theirs.hash", "mine.hash")
    .select("mine.document")
    .whereRef("theirs.document", "!=", "mine.document")
    .groupBy(["mine.document", "mine.position", "theirs.document", "theirs.position"])
    .having(sql<number>`count(*)`, ">=", leastShared)
    .execute();
  const days = await currentMotions(catalogue, states)
    .innerJoin("motion as other", "other.day", "motion.day")
    .select("motion.document")
    .distinct()
    .whereRef("other.document", "!=", "motion.document")
    .where(sql<boolean>`length(motion.day) = 10`)
    .execute();
  return [...new Set([...alike, ...days].map(({ document }) => document))].sort().slice(0, mostDocuments);
}

/** The motions of that version, whatever the state of its document. */
export async function ownMotions(catalogue: Catalogue, document: string, version: number) {
  // The version asked for, whatever its document's state: who may see its page may see its motions.
  return catalogue
    .selectFrom("motion")
    .innerJoin("document", "document.id", "motion.document")
    .selectAll("motion")
    .select([
      sql<string | null>`coalesce(motion.body, document.source)`.as("body"),
      sql<string | null>`coalesce(motion.day, document.date)`.as("day"),
      "document.title as document_title",
      "document.state as state",
    ])
    .where("motion.document", "=", document)
    .where("motion.version", "=", version)
    .orderBy("motion.position")
    .execute();
}

async function candidatesFor(
  catalogue: Catalogue,
  document: string,
  version: number,
  own: readonly ListedMotion[],
  states: readonly DocumentState[],
): Promise<ListedMotion[]> {
  const alike = await catalogue
    .selectFrom("motion_sketch as mine")
    .innerJoin("motion_sketch as theirs", "theirs.hash", "mine.hash")
    .select(["theirs.document", "theirs.version", "theirs.position"])
    .where("mine.document", "=", document)
    .where("mine.version", "=", version)
    .where("theirs.document", "!=", document)
    .groupBy(["mine.position", "theirs.document", "theirs.version", "theirs.position"])
    .having(sql<number>`count(*)`, ">=", leastShared)
    .limit(mostCandidates)
    .execute();
  const days = [...new Set(own.flatMap(({ day }) => (day?.length === 10 ? [day] : [])))];
  const documents = [...new Set(alike.map((one) => one.document))];
  if (days.length + documents.length === 0) return [];
  const rows = await motionColumns(currentMotions(catalogue, states))
    .where("motion.document", "!=", document)
    .where((where) =>
      where.or([
        ...(days.length > 0 ? [where("motion.day", "in", days)] : []),
        ...(documents.length > 0 ? [where("motion.document", "in", documents)] : []),
      ]),
    )
    .orderBy(sql`coalesce(motion.day, document.date)`)
    .orderBy("motion.document")
    .orderBy("motion.position")
    .limit(mostCandidates)
    .execute();
  return rows;
}
