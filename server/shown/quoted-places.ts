/** What is said of the documents in which quotations were found. */
import type { Answer, Match } from "../../ingest/quotes/answer.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { pagesOfSpan } from "./place.js";
import { dayOf, kindName } from "./words.js";

export interface PlaceFacts {
  /** "Transcript, Select Committee, 16 September 2025, page 4". */
  words(match: Match): string;
  /** BCP 47; null when not known. */
  language(match: Match): string | null;
}

/** Looks up every document that the answers show. */
export async function placeFacts(catalogue: Catalogue, answers: readonly Answer[]): Promise<PlaceFacts> {
  const ids = [...new Set(answers.flatMap(({ matches }) => matches.map(({ document }) => document)))];
  const documents =
    ids.length === 0
      ? []
      : await catalogue
          .selectFrom("document")
          .innerJoin("version", "version.document", "document.id")
          .select(["id", "number", "kind", "source", "date", "language", "version.pages"])
          .where("id", "in", ids)
          .execute();
  const rowOf = new Map(documents.map((row) => [`${row.id} ${row.number}`, row]));
  const find = ({ document, version }: Match) => rowOf.get(`${document} ${version}`);
  return {
    words: (match) => {
      const row = find(match);
      if (!row) return "";
      const facts = [
        kindName(row.kind),
        row.source,
        dayOf(row.date)?.words,
        pagesOfSpan(row, match.start, match.end),
      ];
      return facts.filter((fact) => fact !== null && fact !== undefined).join(", ");
    },
    language: (match) => find(match)?.language ?? null,
  };
}
