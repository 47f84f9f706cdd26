/** Quotations written by hand on invented texts, each with the verdicts that a fair judge may give; see the fixtures. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { startDerivation } from "../../ingest/derive.js";
import type { Answer } from "../../ingest/quotes/answer.js";
import { checkQuotations } from "../../ingest/quotes/check-quotations.js";
import { verdicts } from "../../storage/model/quote/verdict.js";
import { handIn, openEmptyArchive } from "../empty-archive.js";
import { projectRoot } from "../project-root.js";

const folder = join(projectRoot, "tests", "fixtures", "quotations");
const kinds = { "hearing.txt": "transcript", "article.txt": "article", "minutes.txt": "motion" } as const;
const casesSchema = z.array(
  z.object({
    /** How it was made. */
    made: z.string(),
    verdict: z.array(z.enum(verdicts)).min(1),
    quote: z.string(),
    speaker: z.string().nullable(),
  }),
);
export type HandMade = z.infer<typeof casesSchema>[number];

export interface HandMadeAnswer extends HandMade {
  answer: Answer;
  isRight: boolean;
}

/** Checks every quotation of the set against an archive that holds its texts and nothing else. */
export async function checkHandMade(): Promise<HandMadeAnswer[]> {
  const cases = casesSchema.parse(JSON.parse(await readFile(join(folder, "hand-made.json"), "utf8")));
  const { archive, remove } = await openEmptyArchive("hand-made");
  try {
    for (const [name, kind] of Object.entries(kinds))
      await handIn(archive, [await readFile(join(folder, name))], { publish: true, kind });
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
    const options = { states: ["published"] as const, patience: 600_000 };
    const { answers } = await checkQuotations(archive, cases, options);
    return cases.flatMap((one, index) => {
      const answer = answers[index];
      return answer ? [{ ...one, answer, isRight: (one.verdict as string[]).includes(answer.verdict) }] : [];
    });
  } finally {
    await remove();
  }
}
