/** The headings of a document, to move about in it. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { pieceAt, type TextPiece } from "../../storage/model/text-pieces.js";
import type { Link } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";

/** Shorter outlines do not help anybody move about. */
const leastOutline = 3;
/** Of a longer one, what lies in other pieces is told by the first heading of each. */
const mostOutline = 250;
/** Characters of a heading. */
const longest = 120;

export async function headingsShown(
  catalogue: Catalogue,
  { document, version }: HeldVersion,
  { pieces, here, hrefOf }: Where,
): Promise<Link[]> {
  const headings = await catalogue
    .selectFrom("passage")
    .select(["start", "text"])
    .where("document", "=", document.id)
    .where("version", "=", version.number)
    .where("kind", "=", "heading")
    .orderBy("start")
    .execute();
  if (headings.length < leastOutline) return [];
  const met = new Set<number>();
  return headings
    .filter(({ start }) => {
      if (headings.length <= mostOutline) return true;
      const piece = pieceAt(pieces, start);
      const isFirst = !met.has(piece);
      met.add(piece);
      return piece === here || isFirst;
    })
    .map(({ start, text }) => ({ label: text.slice(0, longest), href: hrefOf(start, `p${start}`) }));
}

interface Where {
  pieces: readonly TextPiece[];
  here: number;
  hrefOf: (start: number, id: string) => string;
}
