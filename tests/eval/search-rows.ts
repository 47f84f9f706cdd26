/** What search finds and how it ranks it. */
import { scoreKnownQuotes } from "./known-quotes.js";
import { scoreRanking } from "./ranking.js";
import type { Sheet } from "./sheet.js";

export async function addSearchRows({ add, failures }: Sheet): Promise<void> {
  for await (const { set, ranker, ndcg, mrr } of scoreRanking())
    add(`search, nDCG@10 and MRR: ${ranker}`, set, `${ndcg.toFixed(3)}; ${mrr.toFixed(3)}`, "BM25 in memory");
  const known = await scoreKnownQuotes();
  for (const [manner, { first, firstTen, asked, missed }] of Object.entries(known)) {
    add(
      `quotations found by their words: ${manner}`,
      `committee reports, PDF, ${asked}`,
      `${first} first, ${firstTen} among ten`,
      "all",
    );
    failures.push(...missed.map((line) => `search for a quotation, ${manner}: ${line}`));
  }
}
