/** How well search ranks: beside the engine as it comes, and beside BM25 over everything in memory. */
import { setTimeout as sleep } from "node:timers/promises";
import { Meilisearch } from "meilisearch";
import { admit } from "../../ingest/admit.js";
import { indexDocuments } from "../../ingest/index-documents.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { readVersion } from "../../ingest/read.js";
import { find } from "../../server/search/find.js";
import { searchParameters, searchRequest } from "../../server/search/request.js";
import { stemOf } from "../../storage/catalogue/stems.js";
import type { AccessionItemRow } from "../../storage/catalogue/tables.js";
import { quickWords } from "../../storage/model/query/quick-words.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../empty-archive.js";
import { noteOf } from "../storage/index/records.js";
import { madeSets } from "./ranking-made-sets.js";
import { type JudgedSet, judgedSets } from "./ranking-sets.js";

/** The names of texts for a question, best first. */
type Ranker = (words: string) => Promise<string[]> | string[];

export interface RankingRow {
  set: string;
  ranker: string;
  ndcg: number;
  /** Mean of one over the place of the first right answer. */
  mrr: number;
  /** Milliseconds a question takes. */
  ms: number;
}

const looked = 10;
const readersAtOnce = 4;

/** Chance of the questions made; another gives others on the same texts. */
const seed = 2026;

/** Every set by every ranker, each as soon as it is scored; sets with the same texts share an archive. */
export async function* scoreRanking(
  sets: JudgedSet[] = [...judgedSets(), ...madeSets(seed)],
): AsyncGenerator<RankingRow> {
  for (const texts of new Set(sets.map((set) => set.texts))) {
    const empty = await openEmptyArchive("ranking");
    try {
      const rankers: [string, Ranker][] = [
        ["Meilisearch as it comes", await stockEngine(empty, texts)],
        ["BM25 in memory", plainBm25(texts)],
        ["Ibid", await ours(empty, texts)],
      ];
      for (const set of sets.filter((each) => each.texts === texts))
        for (const [ranker, rank] of rankers) yield { set: set.name, ranker, ...(await score(set, rank)) };
    } finally {
      await empty.remove();
    }
  }
}

async function score({ questions }: JudgedSet, rank: Ranker): Promise<Omit<RankingRow, "set" | "ranker">> {
  let ndcg = 0;
  let mrr = 0;
  const started = performance.now();
  for (const { words, gains } of questions) {
    const ranked = [...new Set(await rank(words))].slice(0, looked);
    const dcg = (names: readonly number[]) =>
      names.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);
    const ideal = dcg([...gains.values()].sort((one, other) => other - one).slice(0, looked));
    ndcg += dcg(ranked.map((name) => gains.get(name) ?? 0)) / ideal;
    const first = ranked.findIndex((name) => gains.has(name));
    if (first !== -1) mrr += 1 / (first + 1);
  }
  const count = questions.length;
  return { ndcg: ndcg / count, mrr: mrr / count, ms: (performance.now() - started) / count };
}

async function ours({ archive }: EmptyArchive, texts: JudgedSet["texts"]): Promise<Ranker> {
  const items = await handIn(archive, [...texts.values()], { publish: true });
  await admitAndRead(archive, items);
  await indexDocuments(
    archive,
    items.map(({ document }) => document),
  );
  const names = [...texts.keys()];
  const nameOf = new Map(items.map(({ document }, place) => [document, names[place] ?? ""]));
  return async (words) => {
    const request = searchRequest(searchParameters.parse({ q: words, limit: "100" }));
    const { hits } = await find(archive, request, ["published"]);
    return hits.map(({ record }) => nameOf.get(record.document) ?? "");
  };
}

/** What search needs and no more: names to be suggested and people to be resolved would take most of the time. */
async function admitAndRead(archive: OpenArchive, items: readonly AccessionItemRow[]): Promise<void> {
  const left = items.values();
  const reader = async () => {
    for (const item of left) {
      await admit(archive, item);
      await readVersion(archive, item.document, 1);
    }
  };
  await Promise.all(Array.from({ length: readersAtOnce }, reader));
}

/** The engine with its own settings, a text a record, asked as a program asks that knows nothing of it. */
async function stockEngine({ folder }: EmptyArchive, texts: JudgedSet["texts"]): Promise<Ranker> {
  const { url, key } = noteOf(folder);
  const client = new Meilisearch({ host: url, apiKey: key });
  const index = client.index("stock");
  const names = [...texts.keys()];
  const records = [...texts.values()].map((text, id) => ({ id, text }));
  const { taskUid } = await index.addDocuments(records, { primaryKey: "id" });
  for (;;) {
    const { status } = await client.tasks.getTask(taskUid);
    if (status === "succeeded") break;
    if (status === "failed") throw new Error("The engine did not take the texts");
    await sleep(50);
  }
  return async (words) => {
    const { hits } = await index.search<{ id: number }>(words, { limit: looked });
    return hits.map(({ id }) => names[id] ?? "");
  };
}

/** BM25 over stems with its usual constants, every text looked at. */
function plainBm25(texts: JudgedSet["texts"]): Ranker {
  const stems = (text: string) => quickWords(text).map(stemOf);
  const held = [...texts].map(([name, text]) => {
    const counts = new Map<string, number>();
    const words = stems(text);
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return { name, counts, length: words.length };
  });
  const average = held.reduce((sum, { length }) => sum + length, 0) / held.length;
  return (words) => {
    const sought = [...new Set(stems(words))].map((stem) => {
      const df = held.filter(({ counts }) => counts.has(stem)).length;
      return { stem, idf: Math.log(1 + (held.length - df + 0.5) / (df + 0.5)) };
    });
    return held
      .map(({ name, counts, length }) => ({
        name,
        score: sought.reduce((sum, { stem, idf }) => {
          const tf = counts.get(stem) ?? 0;
          return sum + (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * length) / average));
        }, 0),
      }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, looked)
      .map(({ name }) => name);
  };
}
