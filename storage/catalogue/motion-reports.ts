/** Articles that speak of a motion, and the motions that an article can mean: candidates from both ends, told alike. */
import { sql } from "kysely";
import type { Reference } from "../model/facts/article-facts.js";
import { factsSchema } from "../model/facts/facts.js";
import type { DocumentState } from "../model/kind.js";
import { tellingWords } from "../model/motion-likeness.js";
import { canReport, type Recorded } from "../model/motion-report.js";
import type { Catalogue } from "./catalogue.js";
import { currentMotions, type ListedMotion, motionColumns } from "./motions.js";

/** Most articles that are looked through for one record, and most motions for one mention. */
const mostLookedAt = 500;
/** Most candidates that are given. */
const most = 10;

/** A mention of a motion in an article. */
export interface MotionReport {
  document: string;
  version: number;
  title: string;
  date: string | null;
  /** The words that speak of it. */
  start: number;
  end: number;
}

/** By the place of a motion in `motions`: the articles in these states that can mean it, by date. */
export async function reportsOf<Motion extends Recorded & { document: string }>(
  catalogue: Catalogue,
  motions: readonly Motion[],
  states: readonly DocumentState[],
): Promise<Map<Motion, MotionReport[]>> {
  const found = new Map<Motion, MotionReport[]>();
  const named = motions.filter(({ body }) => tellingWords(body).size > 0);
  if (named.length === 0 || states.length === 0) return found;
  const articles = await catalogue
    .selectFrom("document")
    .innerJoin("version", "version.document", "document.id")
    .select(["document.id", "document.title", "document.date", "version.number", "version.facts"])
    .where("document.kind", "=", "article")
    .where("document.state", "in", [...states])
    .where("version.text_state", "=", "known")
    .where("version.facts", "like", '%"what":"motion"%')
    .orderBy("document.date")
    .orderBy("version.number", "desc")
    .limit(mostLookedAt)
    .execute();
  const seen = new Set<string>();
  for (const { id, title, date, number, facts } of articles) {
    if (seen.has(id)) continue;
    seen.add(id);
    const references = (factsSchema.parse(JSON.parse(facts)).article?.references ?? []).filter(
      speaksOfMotion,
    );
    for (const reference of references) {
      const mention = await mentionOf(catalogue, id, number, reference);
      for (const motion of named) {
        const reports = found.get(motion) ?? [];
        if (reports.length >= most || reports.some(({ document }) => document === id)) continue;
        if (!canReport(mention, motion)) continue;
        const { start, end } = reference;
        found.set(motion, [...reports, { document: id, version: number, title, date, start, end }]);
      }
    }
  }
  return found;
}

/** The motions of documents in these states that a mention in an article can mean; of others than motions, none. */
export async function motionsMeant(
  catalogue: Catalogue,
  article: { document: string; version: number },
  reference: Reference,
  states: readonly DocumentState[],
): Promise<ListedMotion[]> {
  const [word] = [...tellingWords(reference.body?.value ?? null)].sort(
    (one, other) => other.length - one.length,
  );
  if (!speaksOfMotion(reference) || word === undefined || states.length === 0) return [];
  const mention = await mentionOf(catalogue, article.document, article.version, reference);
  const rows = await motionColumns(currentMotions(catalogue, states))
    .where("motion.document", "!=", article.document)
    .where(sql<boolean>`lower(coalesce(motion.body, document.source)) like ${`%${word}%`}`)
    .orderBy(sql`coalesce(motion.day, document.date)`)
    .orderBy("motion.document")
    .orderBy("motion.position")
    .limit(mostLookedAt)
    .execute();
  return rows.filter((motion) => canReport(mention, motion)).slice(0, most);
}

function speaksOfMotion({ what, body }: Reference): boolean {
  return what === "motion" && body !== null;
}

async function mentionOf(
  catalogue: Catalogue,
  document: string,
  version: number,
  { start, body, date, title }: Reference,
) {
  const passage = await catalogue
    .selectFrom("passage")
    .select("text")
    .where("document", "=", document)
    .where("version", "=", version)
    .where("start", "<=", start)
    .orderBy("start", "desc")
    .limit(1)
    .executeTakeFirst();
  return {
    body: body?.value ?? null,
    date: date?.value ?? null,
    title: title?.value ?? null,
    words: passage?.text ?? "",
  };
}
