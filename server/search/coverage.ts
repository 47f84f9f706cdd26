/** What could not be searched, stated with every answer: nobody is told "nothing" when it means "not searchable". */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentState } from "../../storage/model/kind.js";

export interface Coverage {
  /** Documents the asker may see. */
  documents: number;
  /** Whose newest version is still being read, or of which nothing is in the index yet. */
  waiting: number;
  /** Whose newest version could not be read. */
  unreadable: number;
  /** Read, and refused by the search index. */
  refused: number;
  /** Read, and without a single character, though no page is known to be an image. */
  textless: number;
  /** With pages whose text is not known, and how many pages that is. */
  partial: number;
  silentPages: number;
}

const isUnindexed = sql`text_state = 'known' and indexed_as is null`;
/** A version that was read to its end and in which nothing to read was found. */
export const isTextless = sql<boolean>`text_state = 'known' and passage_count = 0 and silent_pages = 0`;

interface Remembered {
  change: number;
  /** By the states of what the asker may see. */
  answers: Map<string, Coverage>;
}

const remembered = new WeakMap<Catalogue, Remembered>();

/** Counted again when something changed that may change it, whichever process did. */
export async function coverageOf(catalogue: Catalogue, states: readonly DocumentState[]): Promise<Coverage> {
  const { rows } = await sql<{ number: number }>`select number from coverage_change`.execute(catalogue);
  const change = rows[0]?.number ?? 0;
  const before = remembered.get(catalogue);
  const known = before?.change === change ? before : { change, answers: new Map<string, Coverage>() };
  remembered.set(catalogue, known);
  const key = states.join(" ");
  const coverage = known.answers.get(key) ?? (await countedCoverage(catalogue, states));
  known.answers.set(key, coverage);
  return coverage;
}

async function countedCoverage(catalogue: Catalogue, states: readonly DocumentState[]): Promise<Coverage> {
  const row = await catalogue
    .selectFrom("document")
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .leftJoin("index_trouble", "index_trouble.document", "document.id")
    .where("document.state", "in", states)
    .select([
      sql<number>`count(*)`.as("documents"),
      sql<number>`coalesce(sum(case when text_state = 'waiting' or (${isUnindexed} and index_trouble.reason is null)
        then 1 else 0 end), 0)`.as("waiting"),
      sql<number>`coalesce(sum(case when text_state = 'failed' then 1 else 0 end), 0)`.as("unreadable"),
      sql<number>`coalesce(sum(case when ${isUnindexed} and index_trouble.reason is not null
        then 1 else 0 end), 0)`.as("refused"),
      sql<number>`coalesce(sum(case when ${isTextless} then 1 else 0 end), 0)`.as("textless"),
      sql<number>`coalesce(sum(case when silent_pages > 0 then 1 else 0 end), 0)`.as("partial"),
      sql<number>`coalesce(sum(silent_pages), 0)`.as("silentPages"),
    ])
    .executeTakeFirstOrThrow();
  return {
    documents: Number(row.documents),
    waiting: Number(row.waiting),
    unreadable: Number(row.unreadable),
    refused: Number(row.refused),
    textless: Number(row.textless),
    partial: Number(row.partial),
    silentPages: Number(row.silentPages),
  };
}

/** True when every page of every document could be searched. */
export function isComplete(coverage: Coverage): boolean {
  const { waiting, unreadable, refused, textless, silentPages } = coverage;
  return waiting + unreadable + refused + textless + silentPages === 0;
}
