/** Quotations of known verdict checked against an archive of real documents: what is answered, and where. */
import type { Answer } from "../../ingest/quotes/answer.js";
import { checkQuotations } from "../../ingest/quotes/check-quotations.js";
import { type Verdict, verdicts } from "../../storage/model/quote/verdict.js";
import { corpusByHand } from "./hand-made-corpus.js";
import { papersByHand } from "./hand-made-papers.js";
import { type MadeQuotation, makeQuotations } from "./made-quotations.js";
import { type FormScore, scorePastedForms } from "./pasted-forms.js";
import { openQuotationArchive } from "./quotation-archive.js";
import { randomFrom } from "./random.js";
import type { Sheet } from "./sheet.js";

export interface QuotationScore {
  seed: number;
  quotations: number;
  right: number;
  /** Called verbatim without being so: never. */
  falseVerbatim: number;
  /** Of those with a place that were found, how many were found in it. */
  found: number;
  placed: number;
  /** What was answered (inner) for what was made (outer). */
  confusion: Map<Verdict, Map<Answer["verdict"], number>>;
  failures: string[];
}

/** Stands for the quotations made by hand. */
const byHand = 0;
/**
 * Scored when all else was done. In 12 a quotation was once called verbatim that is read out of a paper: its paragraph begins with
 * a quotation mark that a later one ends.
 */
const unseen = [12, 90_210, 31_337, 20_261_201];
/** The thresholds were chosen on the first; the others are held out. */
const seeds = [11, 2_026, ...unseen, byHand];

/** Adds the rows of all sets to the table, and every failure with its words. */
export async function addQuoteRows({ add, failures }: Sheet): Promise<void> {
  const { scores, forms } = await scoreQuotations(seeds);
  for (const { seed, quotations, right, falseVerbatim, found, placed, confusion } of scores) {
    const data = `${quotations} made of the corpus, ${seed === byHand ? "by hand" : `seed ${seed}`}`;
    add("quotations: right verdict", data, `${(right / quotations).toFixed(3)} (${right})`, "0.970");
    add("… verbatim that are not", "", `${falseVerbatim}`, "0");
    if (found > 0)
      add("… in the right place, of those found", "", `${(placed / found).toFixed(3)} (${placed})`, "0.990");
    for (const [made, answered] of confusion)
      add(
        `… made ${made}`,
        "",
        [...answered].map(([verdict, count]) => `${count} ${verdict}`).join(", "),
        made,
      );
  }
  for (const score of scores) failures.push(...score.failures);
  for (const { form, right, asked, missed } of forms) {
    add("quotations found in pasted text, word for word", form, `${right} of ${asked}`, "all");
    failures.push(...missed.map((quote) => `pasted, ${form}: ${quote}`));
  }
}

/** Quotations of one article; they are asked for together. */
const together = 20;

/** Scores a set of quotations for each seed, and how those that are verbatim are found in pasted text. */
export async function scoreQuotations(
  seeds: readonly number[],
): Promise<{ scores: QuotationScore[]; forms: FormScore[] }> {
  const { archive, remove } = await openQuotationArchive();
  try {
    const scores: QuotationScore[] = [];
    const verbatim: string[] = [];
    for (const seed of seeds) {
      const made = seed === byHand ? [...corpusByHand, ...papersByHand] : await makeQuotations(archive, seed);
      for (const { verdict, quote } of made) if (verdict === "verbatim") verbatim.push(quote);
      const answers: Answer[] = [];
      for (let at = 0; at < made.length; at += together) {
        const options = { states: ["published"] as const, patience: 600_000 };
        for (const answer of (await checkQuotations(archive, made.slice(at, at + together), options)).answers)
          answers.push(answer);
      }
      scores.push(scored(seed, made, answers));
    }
    return { scores, forms: scorePastedForms(verbatim, randomFrom(seeds[0] ?? 1)) };
  } finally {
    await remove();
  }
}

function scored(seed: number, made: readonly MadeQuotation[], answers: readonly Answer[]): QuotationScore {
  const confusion: QuotationScore["confusion"] = new Map(verdicts.map((verdict) => [verdict, new Map()]));
  const score = { seed, quotations: made.length, right: 0, falseVerbatim: 0, found: 0, placed: 0 };
  const failures: string[] = [];
  for (const [index, one] of made.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    const row = confusion.get(one.verdict);
    row?.set(answer.verdict, (row.get(answer.verdict) ?? 0) + 1);
    const isRight =
      answer.verdict === one.verdict || ((one.also ?? []) as readonly string[]).includes(answer.verdict);
    if (isRight) score.right += 1;
    if (answer.verdict === "verbatim" && !isRight) score.falseVerbatim += 1;
    const isFound = one.place !== null && answer.matches.length > 0;
    const isPlaced = isFound && standsIn(one, answer);
    if (isFound) score.found += 1;
    if (isPlaced) score.placed += 1;
    if (!isRight || (isFound && !isPlaced))
      failures.push(
        `quotations, seed ${seed}: ${one.verdict} (${one.made}) answered ${answer.verdict}: ${one.quote.slice(0, 120)}${isRight ? " (another place)" : ""}`,
      );
  }
  return { ...score, confusion, failures };
}

/** The place it was taken from, or another with the very same words. */
function standsIn({ place }: MadeQuotation, { matches }: Answer): boolean {
  return matches.some(
    ({ document, start, end, text }) =>
      (document === place?.document && start < place.end && end > place.start) || text === place?.words,
  );
}
