/** The words of all passages: which forms of a word there are, and how many passages hold each. */
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";

/** Forms of one word looked at: more have only their stem in common. */
const mostForms = 40;

/** The words that some passage holds with these stems, by stem; also those that only unseen passages hold. */
export async function formsOf(
  catalogue: Catalogue,
  stems: readonly string[],
): Promise<Map<string, string[]>> {
  const forms = new Map<string, string[]>(stems.map((stem) => [stem, []]));
  if (stems.length === 0) return forms;
  const rows = await catalogue
    .selectFrom("searched_word")
    .selectAll()
    .where("stem", "in", stems)
    .orderBy("word")
    .execute();
  for (const { word, stem } of rows) {
    const known = forms.get(stem);
    if (known && known.length < mostForms) known.push(word);
  }
  return forms;
}

/** Words that some passage holds, or held once, and that begin so. */
export async function wordsBeginning(catalogue: Catalogue, beginning: string): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("searched_word")
    .select("word")
    .where("word", ">=", beginning)
    .where("word", "<", `${beginning}\u{10ffff}`)
    .orderBy("word")
    .limit(mostForms)
    .execute();
  return rows.map(({ word }) => word);
}

/** What ranking weighs words by. It follows the archive roughly: a few passages more or less move no hit. */
export interface Corpus {
  passages: number;
  /** Words a passage has, on average. */
  averageWords: number;
}

interface Remembered {
  corpus: Corpus;
  /** Passages that hold a word in their text. */
  counts: Map<string, number>;
  until: number;
}

/** How long counts are believed, in milliseconds, and how many words are remembered. */
const believedMs = 60_000;
const mostCounts = 100_000;
/** Characters of an English word with what divides it from the next. */
const charactersPerWord = 5.9;

const remembered = new WeakMap<Catalogue, Remembered>();

/** How large the archive is, drafts included. */
export async function corpusOf(catalogue: Catalogue): Promise<Corpus> {
  return (await memoryOf(catalogue)).corpus;
}

/** In how many passages each of `words` stands, drafts included. */
export async function passagesWith(
  catalogue: Catalogue,
  words: readonly string[],
): Promise<Map<string, number>> {
  const { counts } = await memoryOf(catalogue);
  const fresh = [...new Set(words)].filter((word) => !counts.has(word));
  if (fresh.length > 0) {
    const { rows } = await sql<{ term: string; doc: number }>`
      select term, doc from searched_counts where col = 'text' and term in (${sql.join(fresh)})`.execute(
      catalogue,
    );
    for (const word of fresh) counts.set(word, 0);
    for (const { term, doc } of rows) counts.set(term, doc);
  }
  return new Map(words.map((word) => [word, counts.get(word) ?? 0]));
}

async function memoryOf(catalogue: Catalogue): Promise<Remembered> {
  const known = remembered.get(catalogue);
  if (known && performance.now() < known.until && known.counts.size < mostCounts) return known;
  const { rows } = await sql<{ passages: number; characters: number }>`
    select count(*) as passages, (select coalesce(sum(characters), 0) from version
      where number = (select newest_version from document where id = version.document)) as characters
    from searched`.execute(catalogue);
  const { passages = 0, characters = 0 } = rows[0] ?? {};
  const averageWords = passages === 0 ? 1 : Math.max(1, characters / passages / charactersPerWord);
  const fresh = {
    corpus: { passages, averageWords },
    counts: new Map(),
    until: performance.now() + believedMs,
  };
  // Small archives change under the eyes of whoever fills them, and are counted in no time.
  if (passages < 10_000) fresh.until = performance.now() + 1_000;
  remembered.set(catalogue, fresh);
  return fresh;
}
