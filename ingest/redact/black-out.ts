/** Which stretches of a text are to be taken out, and the text without them. */
import { findFolded, fold, type Span } from "../../storage/model/fold.js";

/** What stands where something was taken out: as long whatever that was. */
const mark = "[redacted]";

/** Every place where one of `words` stands, however it is spelled in case, spaces and quotes; in order, none twice. */
export function placesOf(text: string, words: readonly string[]): Span[] {
  const folded = fold(text, "text");
  const all = words
    .flatMap((word) => findFolded(folded, word))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  const merged: Span[] = [];
  for (const span of all) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** A stretch of the text, from `from` to `to`, with a mark in the place of each of the spans. */
export function withoutSpans(text: string, spans: readonly Span[], from = 0, to = text.length): string {
  const parts: string[] = [];
  let at = from;
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue;
    // What began on the page before is marked there.
    parts.push(text.slice(at, Math.max(at, start)), start >= from ? mark : "");
    at = Math.min(to, end);
  }
  return parts.join("") + text.slice(at, to);
}
