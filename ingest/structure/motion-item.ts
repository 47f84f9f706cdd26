/**
 * The item of business a motion stands in. Minutes record much besides; a mover or an outcome under another
 * item is not the motion's.
 */
import { least } from "../../storage/model/extremes.js";
import type { Part } from "./passages.js";

export interface Item {
  start: number;
  end: number;
}

const numberedTitle = /^(?:item\s+)?\d{1,3}(?:\.\d{1,2})?[.)]?\s+\p{Lu}[^.;]{2,98}$/iu;

/**
 * Finds the one item that holds clauses. Null when the document has no items, no clauses, or clauses in several
 * items: then which of its motions is meant cannot be said.
 */
export function itemOfMotion(text: string, parts: readonly Part[]): Item | null {
  const bounds = [...boundsOf(text, parts), text.length];
  const items = bounds.map((start, index) => ({
    start: index === 0 ? 0 : (bounds[index - 1] ?? 0),
    end: start,
  }));
  const holding = items.filter((item) =>
    parts.some((part) => part.clause != null && part.start >= item.start && part.start < item.end),
  );
  return holding.length === 1 ? (holding[0] ?? null) : null;
}

/** Where items begin: at numbered titles; without at least two of those, at headings of the highest level. */
function boundsOf(text: string, parts: readonly Part[]): number[] {
  const titles = parts.filter((part) => part.clause == null && isNumberedTitle(text, part));
  if (titles.length >= 2) return titles.map((part) => part.start);
  const headings = parts.filter((part) => part.kind === "heading" && part.clause == null);
  const highest = least(headings.map((part) => part.level ?? 1));
  return headings.filter((part) => (part.level ?? 1) === highest).map((part) => part.start);
}

function isNumberedTitle(text: string, part: Part): boolean {
  const short = part.end - part.start <= 110 && (part.kind === "heading" || part.kind === "paragraph");
  return short && numberedTitle.test(text.slice(part.start, part.end).trim());
}
