/** The earliest and the latest of what was found, by the dates of the documents. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { passagesIn } from "../../storage/catalogue/searched-cells.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { FoundSet } from "./find.js";
import { type FoundHit, hitsOf } from "./hits.js";

export interface FirstAndLast {
  first: FoundHit | null;
  last: FoundHit | null;
}

/** The first passage found of the earliest document with a date, and of the latest; the same when there is but one. */
export async function firstAndLast(
  catalogue: Catalogue,
  { map, passages, documents, asked }: FoundSet,
  states: readonly DocumentState[],
): Promise<FirstAndLast> {
  const dated = documents
    .map(({ document }) => document)
    .filter(({ date }) => date !== null)
    .sort((one, other) => byText(one.date ?? "", other.date ?? "") || byText(one.id, other.id));
  const ends = [dated[0], dated.at(-1)].filter((document) => document !== undefined);
  const [first = null, last = null] = await Promise.all(
    ends.map(async (document) => {
      const start = passagesIn(map, passages, document.id)[0]?.start;
      if (start === undefined) return null;
      const [hit = null] = await hitsOf(catalogue, [{ document, start, more: 0 }], asked.marking, states);
      return hit;
    }),
  );
  return { first, last };
}

function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
