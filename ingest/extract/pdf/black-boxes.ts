/** Covering words on a drawn page of a PDF: by where the file itself says that they stand, and rather too much than too little. */

/** Of pdf.js, as far as it is needed here. */
export interface PlacedText {
  str: string;
  /** Six numbers, from the text's own space to the page's. */
  transform: number[];
  /** In units of the page. */
  width: number;
}

/** A box to be filled: a corner, and two of its sides as vectors, in dots of the sheet. */
export interface Box {
  corner: [number, number];
  along: [number, number];
  up: [number, number];
}

/** Letters are not all as wide: so much more of a piece is covered at each end, as a share of it and in letters. */
const spareShare = 0.15;
const spareLetters = 3;
/** Of the height of the letters: below the line, and above it. */
const below = 0.35;
const above = 1.1;

/** The boxes that cover every occurrence of `words`, and for each of the words how often it was found. */
export function boxesOver(
  pieces: readonly PlacedText[],
  words: readonly string[],
  viewport: readonly number[],
): { boxes: Box[]; found: number[] } {
  const letters: { piece: number; at: number }[] = [];
  let page = "";
  for (const [piece, { str }] of pieces.entries())
    for (const [at, letter] of [...str].entries()) {
      const plain = plainLetters(letter);
      page += plain;
      for (let count = 0; count < plain.length; count += 1) letters.push({ piece, at });
    }
  const covered = new Map<number, { from: number; to: number }[]>();
  const found = words.map((word) => {
    const sought = [...word].map(plainLetters).join("");
    let count = 0;
    for (let at = sought === "" ? -1 : page.indexOf(sought); at !== -1; at = page.indexOf(sought, at + 1)) {
      count += 1;
      for (const { piece, at: letter } of letters.slice(at, at + sought.length)) {
        const ranges = covered.get(piece) ?? [];
        const last = ranges.at(-1);
        if (last && letter >= last.from && letter <= last.to + 2) last.to = Math.max(last.to, letter);
        else ranges.push({ from: letter, to: letter });
        covered.set(piece, ranges);
      }
    }
    return count;
  });
  const boxes = [...covered].flatMap(([piece, ranges]) =>
    ranges.map((range) => boxOver(pieces[piece] as PlacedText, range, viewport)),
  );
  return { boxes, found };
}

function boxOver(
  { str, transform, width }: PlacedText,
  { from, to }: { from: number; to: number },
  viewport: readonly number[],
): Box {
  const length = Math.max(1, [...str].length);
  const spare = Math.max(spareLetters / length, spareShare);
  const start = Math.max(0, from / length - spare);
  const end = Math.min(1, (to + 1) / length + spare);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const size = Math.hypot(c, d) || 1;
  const run = Math.hypot(a, b) || 1;
  const along: [number, number] = [(a / run) * width, (b / run) * width];
  const up: [number, number] = [(c / size) * size, (d / size) * size];
  const corner: [number, number] = [
    e + along[0] * start - up[0] * below,
    f + along[1] * start - up[1] * below,
  ];
  const wide: [number, number] = [along[0] * (end - start), along[1] * (end - start)];
  const high: [number, number] = [up[0] * (above + below), up[1] * (above + below)];
  return {
    corner: onSheet(corner, viewport),
    along: turned(wide, viewport),
    up: turned(high, viewport),
  };
}

function onSheet(
  [x, y]: [number, number],
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function turned([x, y]: [number, number], [a = 1, b = 0, c = 0, d = 1]: readonly number[]): [number, number] {
  return [a * x + c * y, b * x + d * y];
}

/** A letter as it is compared: without case, marks, spaces and hyphens, which lines add and take away. */
function plainLetters(letter: string): string {
  return letter
    .normalize("NFKD")
    .replace(/[\p{M}\s\u00AD‐‑-]/gu, "")
    .toLowerCase();
}
