/** Quotations that a person marked in ten pages of the corpus: where they stand and their first words, not the text. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, sharedFolder } from "../project-root.js";
import {
  emptyQuotationScore,
  type QuotationScore,
  quotationsOf,
  scoreQuotations,
} from "./marked-articles.js";

interface Truth {
  start: number;
  end: number;
  /** The first three, so that a text that became another is noticed. */
  words: string;
  speaker?: string;
}

/** Scores the direct quotations of the pages that are there; what is told was not marked. */
export async function scoreCorpusArticles(): Promise<QuotationScore> {
  const path = join(projectRoot, "tests", "fixtures", "articles", "corpus-quotations.json");
  const truth = JSON.parse(readFileSync(path, "utf8")) as Record<string, Truth[]>;
  const score = emptyQuotationScore();
  for (const [file, marks] of Object.entries(truth)) {
    const page = join(sharedFolder, "corpus", file);
    if (!existsSync(page)) continue;
    const { text, quotations } = await quotationsOf(page, "page.html");
    const direct = quotations.filter(({ kind }) => kind === "direct");
    for (const { start, words } of marks)
      if (
        !text
          .slice(start, start + 200)
          .replace(/\s+/g, " ")
          .startsWith(words)
      )
        score.failures.push(`${file}: the text at ${start} is another: expected “${words}”`);
    const marked = marks.map(({ words: _, ...mark }) => ({ ...mark, kind: "direct" as const }));
    scoreQuotations(score, file, text, direct, marked);
  }
  return score;
}
