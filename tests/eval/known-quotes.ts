/** Known items: the quotations of committee reports, looked for by their words as a reader would. */
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startDerivation } from "../../ingest/derive.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { find } from "../../server/search/find.js";
import { searchParameters, searchRequest } from "../../server/search/request.js";
import { type EmptyArchive, openEmptyArchive } from "../empty-archive.js";
import { sharedFolder } from "../project-root.js";
import { wordsOf } from "./page-truth.js";

const corpus = join(sharedFolder, "corpus", "01_committee_reports_pdf");

interface StatedQuote {
  id: string;
  file: string;
  page: number;
  quote_words: string;
}

export interface KnownScore {
  asked: number;
  /** Times the passage of the quotation came first, and among the first ten. */
  first: number;
  firstTen: number;
  /** Not among the first ten. */
  missed: string[];
}

/** Ways to ask: what is typed of the words, and whether exactly. */
const manners = {
  "all of the words, best match": { words: Number.POSITIVE_INFINITY, exact: false },
  "the first eight, best match": { words: 8, exact: false },
  "the first eight, exact": { words: 8, exact: true },
} as const;
export type Manner = keyof typeof manners;

/** Words that tell the passage of a quotation that begins on the page before. */
const telling = 5;

export async function scoreKnownQuotes(): Promise<Record<Manner, KnownScore>> {
  const quotes = (await readFile(join(corpus, "truth", "quote_page.jsonl"), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as StatedQuote);
  const empty = await openEmptyArchive("known");
  try {
    await fill(empty, [...new Set(quotes.map(({ file }) => file))]);
    const scores = Object.keys(manners).map(async (manner) => [
      manner,
      await score(empty, quotes, manner as Manner),
    ]);
    return Object.fromEntries(await Promise.all(scores)) as Record<Manner, KnownScore>;
  } finally {
    await empty.remove();
  }
}

async function fill({ archive }: EmptyArchive, names: readonly string[]): Promise<void> {
  const files = names.map(async (name, position) => {
    const path = join(archive.quarantine.incoming, `known-${position}`);
    await copyFile(join(corpus, name), path);
    return { name, path, move: true, plan: intakePlanSchema.parse({ publish: true }) };
  });
  await receive(archive, { by: "ida", way: "upload", origin: null }, await Promise.all(files));
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
}

async function score(
  { archive }: EmptyArchive,
  quotes: readonly StatedQuote[],
  manner: Manner,
): Promise<KnownScore> {
  const { words, exact } = manners[manner];
  const told: KnownScore = { asked: quotes.length, first: 0, firstTen: 0, missed: [] };
  for (const quote of quotes) {
    const q = quote.quote_words.split(" ").slice(0, words).join(" ").slice(0, 1_900);
    const request = searchRequest(searchParameters.parse({ q, exact: exact ? "1" : "0", limit: "10" }));
    const { hits } = await find(archive, request, ["published"]);
    const beginning = wordsOf(quote.quote_words).joined.split(" ").slice(0, telling).join(" ");
    const place = hits.findIndex(
      ({ record, filename }) =>
        filename === quote.file &&
        (record.page === quote.page ||
          (record.page === quote.page - 1 && wordsOf(record.text).joined.includes(beginning))),
    );
    if (place === 0) told.first += 1;
    if (place === -1) told.missed.push(`${quote.file}, page ${quote.page}: ${q.slice(0, 80)}`);
    else told.firstTen += 1;
  }
  return told;
}
