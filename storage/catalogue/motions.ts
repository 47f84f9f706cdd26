/** The ledger of motions: every motion of the documents that may be seen, each as its newest text records it. */
import { type Expression, type SqlBool, sql } from "kysely";
import type { Outcome } from "../model/facts/decision-facts.js";
import type { DocumentState } from "../model/kind.js";
import type { Catalogue } from "./catalogue.js";
import { foldedWords } from "./motion-rows.js";

/** Which motions are listed. Empty and null ask for nothing. */
export interface MotionFilter {
  states: readonly DocumentState[];
  body: string | readonly string[];
  /** Of the meeting, else of the document: `2024`. */
  year: string;
  /** `none` for those of which no line says what became of them. */
  outcome: Outcome | "none" | null;
  mark: "provisional" | "flagged" | null;
  /** Only of these documents; left out, of all. */
  documents?: readonly string[];
  /** Words in the mover's name. */
  mover: string;
  /** Words in title, reference or the words moved; all of them must be there. */
  words: string;
}

const body = sql<string | null>`coalesce(motion.body, document.source)`;
const day = sql<string | null>`coalesce(motion.day, document.date)`;

/** A row of the ledger. */
export type ListedMotion = Awaited<ReturnType<typeof listMotions>>[number];

/** Motions of the newest texts of documents in these states. */
export function currentMotions(catalogue: Catalogue, states: readonly DocumentState[]) {
  return catalogue
    .selectFrom("motion")
    .innerJoin("document", "document.id", "motion.document")
    .where("document.state", "in", states)
    .where((where) =>
      where(
        "motion.version",
        "=",
        where
          .selectFrom("version")
          .select((select) => select.fn.max("version.number").as("newest"))
          .whereRef("version.document", "=", "motion.document")
          .where("version.text_state", "=", "known"),
      ),
    );
}

function filtered(catalogue: Catalogue, filter: MotionFilter) {
  let query = currentMotions(catalogue, filter.states.length === 0 ? ["published"] : filter.states);
  if (filter.states.length === 0) query = query.where(sql<SqlBool>`0 = 1`);
  if (filter.body !== "") query = query.where(body, "in", [filter.body].flat());
  if (filter.year !== "") query = query.where(day, "like", `${filter.year}%`);
  if (filter.outcome === "none") query = query.where("motion.outcome", "is", null);
  else if (filter.outcome !== null) query = query.where("motion.outcome", "=", filter.outcome);
  if (filter.mark === "provisional") query = query.where("motion.provisional", "=", 1);
  if (filter.mark === "flagged") query = query.where("motion.flags", ">", 0);
  if (filter.documents !== undefined)
    query =
      filter.documents.length === 0
        ? query.where(sql<SqlBool>`0 = 1`)
        : query.where("motion.document", "in", filter.documents);
  for (const word of wordsOf(filter.mover)) query = query.where(holds("motion.mover_folded", word));
  for (const word of wordsOf(filter.words)) query = query.where(holds("motion.searched", word));
  return query;
}

function wordsOf(asked: string): string[] {
  return foldedWords(asked).split(/\s+/).filter(Boolean).slice(0, 20);
}

function holds(column: "motion.mover_folded" | "motion.searched", word: string): Expression<SqlBool> {
  const escaped = word.replace(/[\\%_]/g, "\\$&");
  return sql<SqlBool>`${sql.ref(column)} like ${`%${escaped}%`} escape '\\'`;
}

/** The columns of a motion with what its document says where it says nothing itself. */
export function motionColumns(query: ReturnType<typeof currentMotions>) {
  return query
    .selectAll("motion")
    .select([body.as("body"), day.as("day"), "document.title as document_title", "document.state as state"]);
}

/** A stretch of the ledger by date, those without one last; in one meeting as the record has them. */
export async function listMotions(
  catalogue: Catalogue,
  filter: MotionFilter,
  { oldest, limit, offset }: { oldest: boolean; limit: number; offset: number },
) {
  return motionColumns(filtered(catalogue, filter))
    .orderBy(sql`${day} is null`)
    .orderBy(day, oldest ? "asc" : "desc")
    .orderBy("motion.document")
    .orderBy("motion.position")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** How many there are. */
export async function countMotions(catalogue: Catalogue, filter: MotionFilter): Promise<number> {
  const { count } = await filtered(catalogue, filter)
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Bodies (most motions first) and years (newest first) there are to choose from, each with its count. */
export async function motionChoices(
  catalogue: Catalogue,
  states: readonly DocumentState[],
): Promise<Record<"bodies" | "years", { value: string; count: number }[]>> {
  const all: MotionFilter = { states, body: "", year: "", outcome: null, mark: null, mover: "", words: "" };
  const year = sql<string | null>`substr(${day}, 1, 4)`;
  const count = sql<number>`count(*)`;
  const [bodies, years] = await Promise.all([
    filtered(catalogue, all)
      .select([body.as("value"), count.as("count")])
      .where(body, "is not", null)
      .groupBy(body)
      .orderBy(count, "desc")
      .orderBy(body)
      .limit(300)
      .execute(),
    filtered(catalogue, all)
      .select([year.as("value"), count.as("count")])
      .where(day, "is not", null)
      .groupBy(year)
      .orderBy(year, "desc")
      .limit(300)
      .execute(),
  ]);
  const given = (rows: { value: string | null; count: number }[]) =>
    rows.flatMap((row) => (row.value === null ? [] : [{ value: row.value, count: Number(row.count) }]));
  return { bodies: given(bodies), years: given(years) };
}
