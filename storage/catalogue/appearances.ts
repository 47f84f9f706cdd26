/** Where persons appear, newest first, a page at a time however many there are. */
import { sql } from "kysely";
import type { DocumentKind, DocumentState } from "../model/kind.js";
import type { PassageKind } from "../model/passage.js";
import type { CatalogueScope } from "./catalogue.js";
import { type AppearancePart, appearanceParts } from "./people-tables.js";

/** A place in the order of appearances: date (empty when not known), document, beginning of the passage. */
export interface AppearancePlace {
  date: string;
  document: string;
  start: number;
}

export interface Asked {
  /** All ids of one person: see `idsStandingFor`. */
  ids: readonly string[];
  states: readonly DocumentState[];
  /** All when empty. */
  parts: readonly AppearancePart[];
  /** Four digits; null for all. */
  year: string | null;
  /** Only what comes after this place; null for all. */
  after: AppearancePlace | null;
  limit: number;
}

/** A passage in which the person appears, with all parts they have there. */
export interface Appearance extends AppearancePlace {
  parts: AppearancePart[];
}

/** Appearances by date, newest first and those without a date last; within a document in text order. */
export async function appearances(scope: CatalogueScope, asked: Asked): Promise<Appearance[]> {
  const parts = asked.parts.length > 0 ? asked.parts : appearanceParts;
  const found = new Map<string, Appearance>();
  for (const person of asked.ids)
    for (const part of parts)
      for (const place of await stream(scope, asked, person, part)) {
        const key = `${place.date} ${place.document} ${place.start}`;
        const known = found.get(key);
        if (!known) found.set(key, { ...place, parts: [part] });
        else if (!known.parts.includes(part)) known.parts.push(part);
      }
  return [...found.values()].sort(inOrder).slice(0, asked.limit);
}

function inOrder(one: AppearancePlace, other: AppearancePlace): number {
  if (one.date !== other.date) return one.date > other.date ? -1 : 1;
  if (one.document !== other.document) return one.document < other.document ? -1 : 1;
  return one.start - other.start;
}

/** The first `limit` of one part, sought in three steps each of which the index answers from its first row. */
async function stream(
  scope: CatalogueScope,
  { states, year, after, limit }: Asked,
  person: string,
  part: AppearancePart,
): Promise<AppearancePlace[]> {
  const places: AppearancePlace[] = [];
  const steps = after ? (["passage", "document", "date"] as const) : (["all"] as const);
  for (const step of steps) {
    if (places.length >= limit) break;
    let query = scope
      .selectFrom("appearance")
      .innerJoin("document", "document.id", "appearance.document")
      .select(["appearance.date", "appearance.document", "appearance.start"])
      .distinct()
      .where("appearance.person", "=", person)
      .where("appearance.part", "=", part)
      .where("document.state", "in", states);
    if (year !== null)
      query = query.where("appearance.date", ">=", year).where("appearance.date", "<", `${year}~`);
    if (after && step === "date") query = query.where("appearance.date", "<", after.date);
    if (after && step !== "date") query = query.where("appearance.date", "=", after.date);
    if (after && step === "document") query = query.where("appearance.document", ">", after.document);
    if (after && step === "passage")
      query = query
        .where("appearance.document", "=", after.document)
        .where("appearance.start", ">", after.start);
    const rows = await query
      .orderBy("appearance.date", "desc")
      .orderBy("appearance.document")
      .orderBy("appearance.start")
      .limit(limit - places.length)
      .execute();
    for (const row of rows) places.push(row);
  }
  return places;
}

/** How often a person appears in each part and year, in documents of these states; the year is empty when not known. */
export async function appearanceCounts(
  scope: CatalogueScope,
  ids: readonly string[],
  states: readonly DocumentState[],
): Promise<{ part: AppearancePart; year: string; count: number }[]> {
  // Counted by document within the index first: a person may well appear a hundred times in each.
  const rows = await scope
    .selectFrom((of) =>
      of
        .selectFrom("appearance")
        .select(["part", "date", "document", sql<number>`count(*)`.as("times")])
        .where("person", "in", ids)
        .groupBy(["person", "part", "date", "document"])
        .as("each"),
    )
    .innerJoin("document", "document.id", "each.document")
    .select([
      "each.part",
      sql<string>`substr(each.date, 1, 4)`.as("year"),
      sql<number>`sum(each.times)`.as("count"),
    ])
    .where("document.state", "in", states)
    .groupBy(["each.part", sql`substr(each.date, 1, 4)`])
    .execute();
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}

/** An appearance with what is shown of its passage and document. */
export interface ShownAppearance extends Appearance {
  version: number;
  title: string;
  kind: DocumentKind;
  state: DocumentState;
  passage: { kind: PassageKind; text: string; attribution: string | null; question: string | null };
}

/** Reads the passages of a page of appearances; one whose text was replaced this moment is left out. */
export async function withPassages(
  scope: CatalogueScope,
  page: readonly Appearance[],
): Promise<ShownAppearance[]> {
  const shown: ShownAppearance[] = [];
  for (const appearance of page) {
    const row = await scope
      .selectFrom("appearance")
      .innerJoin("document", "document.id", "appearance.document")
      .innerJoin("passage", (join) =>
        join
          .onRef("passage.document", "=", "appearance.document")
          .onRef("passage.version", "=", "appearance.version")
          .onRef("passage.start", "=", "appearance.start"),
      )
      .select([
        "appearance.version",
        "document.title",
        "document.kind as documentKind",
        "document.state",
        "passage.kind",
        "passage.text",
        "passage.attribution",
        "passage.question",
      ])
      .where("appearance.document", "=", appearance.document)
      .where("appearance.start", "=", appearance.start)
      .executeTakeFirst();
    if (!row) continue;
    const { version, title, documentKind, state, ...passage } = row;
    shown.push({ ...appearance, version, title, kind: documentKind, state, passage });
  }
  return shown;
}
