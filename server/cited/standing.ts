/** What became of cited words in the newest version of their document. The stored texts decide, letter for letter. */
import { frozenText } from "../../ingest/cite.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { CitationRow } from "../../storage/catalogue/tables.js";
import { passagesAt } from "../../storage/model/citation.js";
import { findFolded, fold, type Span } from "../../storage/model/fold.js";
import { exactPlace } from "../../storage/model/quote/exact-place.js";
import { placesOf, searched } from "../../storage/model/quote/placement.js";
import { type QuotedParts, quotedWords } from "../../storage/model/quoted-parts.js";
import type { HeldCitation } from "../held-citation.js";
import type { Site } from "../site.js";

/**
 * `newest`: they stand in the newest version itself. `unchanged`, `typography`: they stand in a newer one, in the second
 * case with other quotes, dashes or spaces. `changed`: a passage there is much like theirs. `gone`: nothing is.
 * `unknown`: no text of the newest version is known.
 */
export type Standing =
  | { state: "newest"; version: number }
  | { state: "gone"; version: number }
  | { state: "unknown"; version: number }
  | { state: "unchanged"; version: number; place: Span; passage: number }
  | { state: "typography"; version: number; place: Span; passage: number }
  | { state: "changed"; version: number; place: Span; passage: number; before: string; after: string };

/** Below this share of words in common, a passage is another passage and not this one changed. */
const leastAlike = 0.5;

/** Words with the version that they were taken from. */
export type WordsHeld = Pick<HeldCitation, "held" | "touched"> & {
  citation: Pick<CitationRow, "exact" | "prefix" | "suffix">;
  /** The words as they are quoted, where some were left out or put in; what was left out may have changed. */
  words?: string;
  quoted?: QuotedParts | null;
};

export async function standingOf(site: Site, whole: WordsHeld): Promise<Standing> {
  const { citation, held, touched } = whole;
  const version = held.document.newest_version;
  if (version === held.version.number) return { state: "newest", version };
  const text = await frozenText(site.archive, held.document.id, version);
  if (text === null) return { state: "unknown", version };
  const rows = await site.archive.catalogue
    .selectFrom("passage")
    .selectAll()
    .where("document", "=", held.document.id)
    .where("version", "=", version)
    .orderBy("start")
    .execute();
  const passageAt = (place: Span) => passagesAt(rows, place.start, place.end)[0]?.start ?? place.start;
  const exact = exactPlace(text, citation);
  if (exact) return { state: "unchanged", version, place: exact, passage: passageAt(exact) };
  const [folded] = findFolded(fold(text), citation.exact);
  if (folded) return { state: "typography", version, place: folded, passage: passageAt(folded) };
  const parts = partsStanding(text, whole);
  if (parts) return { ...parts, version, passage: passageAt(parts.place) };
  const like = mostAlike(rows, touched);
  if (!like) return { state: "gone", version };
  const place = { start: like.start, end: like.end };
  const before = touched.map((passage) => passage.text).join("\n");
  return { state: "changed", version, place, passage: like.start, before, after: like.text };
}

/** Where all parts of words with an editor's marks stand in their order; null when they do not, or there are no marks. */
function partsStanding(
  text: string,
  { words, quoted }: WordsHeld,
): { state: "unchanged" | "typography"; place: Span } | null {
  if (!quoted || words === undefined) return null;
  const [found] = placesOf(words, searched(text)).filter(({ grade }) => grade !== "altered");
  if (!found) return null;
  const { start, end, parts } = found;
  const isSame = quotedWords({ exact: text.slice(start, end), start }, parts) === words;
  return { state: isSame ? "unchanged" : "typography", place: { start, end } };
}

/** The passage that shares most of its words with the cited ones (Dice's coefficient over bags of words). */
function mostAlike(rows: readonly PassageRow[], touched: readonly PassageRow[]): PassageRow | null {
  const wanted = bagOf(touched.map((passage) => passage.text).join(" "));
  let best: { row: PassageRow; alike: number } | null = null;
  for (const row of rows) {
    const alike = likeness(wanted, bagOf(row.text));
    if (alike >= leastAlike && (best === null || alike > best.alike)) best = { row, alike };
  }
  return best?.row ?? null;
}

interface Bag {
  counts: Map<string, number>;
  size: number;
}

function bagOf(text: string): Bag {
  const counts = new Map<string, number>();
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

function likeness(one: Bag, other: Bag): number {
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * shared) / (one.size + other.size || 1);
}
