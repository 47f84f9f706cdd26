import type { Segment } from "../../views/contexts.js";

interface Marked {
  start: number;
  end: number;
}

/** Cuts `text` into segments of which those inside `marks` are marked; joined, they are `text` again. */
export function segments(text: string, marks: readonly Marked[], mark: Segment["mark"] = "match"): Segment[] {
  const cut: Segment[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((one, other) => one.start - other.start)) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) cut.push({ text: text.slice(at, from), mark: null });
    cut.push({ text: text.slice(from, to), mark });
    at = to;
  }
  if (at < text.length) cut.push({ text: text.slice(at), mark: null });
  return cut;
}

/** Marks of several sorts: where they overlap, those of an earlier layer are shown. */
export function layered(
  text: string,
  layers: readonly { spans: readonly Marked[]; mark: Segment["mark"] }[],
): Segment[] {
  return layers.reduce<Segment[]>(
    (cut, { spans, mark }) => {
      if (spans.length === 0) return cut;
      let at = 0;
      return cut.flatMap((segment) => {
        const from = at;
        at += segment.text.length;
        if (segment.mark !== null) return [segment];
        const here = spans.filter(({ start, end }) => start < at && end > from);
        return segments(
          segment.text,
          here.map(({ start, end }) => ({ start: Math.max(0, start - from), end: end - from })),
          mark,
        );
      });
    },
    [{ text, mark: null }],
  );
}

export interface Excerpt {
  segments: Segment[];
  cutBefore: boolean;
  cutAfter: boolean;
}

/** At most about `length` characters of a long passage, around its first mark, cut between words. */
export function excerpt(text: string, marks: readonly Marked[], length: number): Excerpt {
  if (text.length <= length) return { segments: segments(text, marks), cutBefore: false, cutAfter: false };
  const first = marks[0]?.start ?? 0;
  let from = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length));
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  const shifted = marks.map((mark) => ({ start: Math.max(mark.start - from, 0), end: mark.end - from }));
  return {
    segments: segments(
      text.slice(from, to),
      shifted.filter((mark) => mark.end > 0),
    ),
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}
