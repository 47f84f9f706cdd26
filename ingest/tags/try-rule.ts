/** What a rule would do, before it is saved. */
import { setImmediate as breathe } from "node:timers/promises";
import type { Archive } from "../archive.js";
import { firstMatches, readyRules } from "./rules.js";

/** Documents looked at between two breaths, and passages shown. */
const documentsAtOnce = 20;
const samplesShown = 5;
/** Past this, in milliseconds, the answer says how far it came. */
const longestLook = 4_000;

export interface RuleTrial {
  /** Documents that the rule would tag, of those looked at. */
  documents: number;
  lookedAt: number;
  /** Documents whose text is known. */
  of: number;
  samples: {
    document: string;
    version: number;
    title: string;
    passage: { start: number; text: string };
    /** The words that answer, in code units of the version’s text. */
    words: { start: number; end: number };
  }[];
}

/** Holds a query against the newest text of every document, newest first. Throws QueryFault. */
export async function tryRule(
  { catalogue, now }: Pick<Archive, "catalogue" | "now">,
  query: string,
): Promise<RuleTrial> {
  const started = now();
  const rules = readyRules([{ query }]);
  const texts = await catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select((select) => ["document.id", "document.title", select.fn.max("version.number").as("version")])
    .where("version.text_state", "=", "known")
    .where("document.state", "!=", "withdrawn")
    .groupBy(["document.id", "document.title"])
    .orderBy("document.created_at", "desc")
    .orderBy("document.id")
    .execute();
  const trial: RuleTrial = { documents: 0, lookedAt: 0, of: texts.length, samples: [] };
  for (const { id: document, title, version } of texts) {
    if (trial.lookedAt % documentsAtOnce === 0) {
      if (now() - started > longestLook) break;
      await breathe();
    }
    const passages = await catalogue
      .selectFrom("passage")
      .select(["start", "text"])
      .where("document", "=", document)
      .where("version", "=", version)
      .orderBy("start")
      .execute();
    trial.lookedAt += 1;
    const [found] = firstMatches(rules, passages);
    if (!found) continue;
    trial.documents += 1;
    const { passage, words } = found;
    if (trial.samples.length < samplesShown) trial.samples.push({ document, version, title, passage, words });
  }
  return trial;
}
