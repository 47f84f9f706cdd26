/** Words as quoted and as they stand, cut where they differ. */
import type { Answer, Match } from "../../ingest/quotes/answer.js";
import { type Difference, isChange } from "../../storage/model/quote/difference.js";
import type { ComparedSegment } from "../../views/contexts.js";

/** The quotation, less white space at its ends. */
export function quotedSegments({
  quote,
  differences,
}: Pick<Answer, "quote" | "differences">): ComparedSegment[] {
  return cut(
    quote.trim(),
    differences.map((each) => ({ ...each, from: each.quoteStart, to: each.quoteEnd })),
  );
}

/** The words that stand there. */
export function standingSegments({ text, start, differences }: Match): ComparedSegment[] {
  return cut(
    text,
    differences.map((each) => ({ ...each, from: each.start - start, to: each.end - start })),
  );
}

function cut(words: string, places: (Difference & { from: number; to: number })[]): ComparedSegment[] {
  const segments: ComparedSegment[] = [];
  let at = 0;
  for (const place of places.toSorted((one, other) => one.from - other.from)) {
    const [from, to] = [Math.max(at, place.from), Math.min(words.length, place.to)];
    if (to <= from) continue;
    if (from > at) segments.push({ text: words.slice(at, from), change: null });
    segments.push({ text: words.slice(from, to), change: isChange(place) ? "changed" : "print" });
    at = to;
  }
  if (at < words.length) segments.push({ text: words.slice(at), change: null });
  return segments;
}

/** `number: 42, where 48 stands`. */
export function changeSentence({ kind, quoted, stands }: Difference): string {
  const [ours, theirs] = [shortened(quoted), shortened(stands)];
  if (kind === "spaces" || kind === "invisible characters" || kind === "capital at the start") return kind;
  if (kind === "ellipsis" || kind === "brackets")
    return theirs === "" ? `${kind}: ${ours}` : `${kind}: ${ours} for ${theirs}`;
  if (ours === "") return `${kind}: ${theirs} is missing`;
  if (theirs === "") return `${kind}: ${ours} does not stand there`;
  return `${kind}: ${ours}, where ${theirs} stands`;
}

const longest = 80;

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line === "") return "";
  return `“${line.length > longest ? `${line.slice(0, longest)}…` : line}”`;
}
