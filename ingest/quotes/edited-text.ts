/** A text that was changed in places, with the way back to where each character stood before. */

/** `text[start, end)` becomes `by`. */
export interface Edit {
  start: number;
  end: number;
  by: string;
}

export interface Edited {
  text: string;
  /** Where an offset of `text` stood at first; inside what was put in, where that stands. UTF-16 code units. */
  before: (offset: number) => number;
}

export function unedited(text: string): Edited {
  return { text, before: (offset) => offset };
}

/** `edits` in order and without overlap. */
export function edited(so: Edited, edits: readonly Edit[]): Edited {
  if (edits.length === 0) return so;
  const parts: string[] = [];
  /** Where stretches begin, in the new text and in the old. */
  const [here, there]: [number[], number[]] = [[0], [0]];
  let [from, length] = [0, 0];
  for (const { start, end, by } of edits) {
    parts.push(so.text.slice(from, start), by);
    length += start - from;
    here.push(length);
    there.push(start);
    length += by.length;
    here.push(length);
    there.push(end);
    from = end;
  }
  parts.push(so.text.slice(from));
  const before = (offset: number) => {
    let [low, high] = [0, here.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((here[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const moved = (there[low] ?? 0) + offset - (here[low] ?? 0);
    return so.before(Math.min(moved, there[low + 1] ?? so.text.length));
  };
  return { text: parts.join(""), before };
}
