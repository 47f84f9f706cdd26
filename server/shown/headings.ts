/** The headings of a document, to move about in it. */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { pieceAt, type TextPiece } from "../../storage/model/text-pieces.js";
import type { Link } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import type { PassagePlace } from "../passage-places.js";

/** Shorter outlines do not help anybody move about. */
const leastOutline = 3;
/** Of a longer one, what lies in other pieces is told by the first heading of each. */
const mostOutline = 250;
/** Characters of a heading. */
const longest = 120;

export async function headingsShown(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
  { places, pieces, here, hrefOf }: Where,
): Promise<Link[]> {
  // Which passages are headings is known; only the words of those that are shown are read, not every row of a long text.
  const headings = places.filter(({ kind }) => kind === "heading");
  if (headings.length < leastOutline) return [];
  const met = new Set<number>();
  const shown = headings.filter(({ start }) => {
    if (headings.length <= mostOutline) return true;
    const piece = pieceAt(pieces, start);
    const isFirst = !met.has(piece);
    met.add(piece);
    return piece === here || isFirst;
  });
  const starts = shown.map(({ start }) => start);
  const { rows } = await sql<{ start: number; text: string }>`
    select start, text from passage where document = ${document.id} and version = ${version.number}
      and start in (select value from json_each(${JSON.stringify(starts)})) order by start`.execute(
    catalogue,
  );
  return rows.map(({ start, text }) => ({ label: text.slice(0, longest), href: hrefOf(start, `p${start}`) }));
}

interface Where {
  /** Of all passages of the version. */
  places: readonly PassagePlace[];
  pieces: readonly TextPiece[];
  here: number;
  hrefOf: (start: number, id: string) => string;
}
