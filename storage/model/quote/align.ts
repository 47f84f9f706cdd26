/**
 * The alignment of a whole quotation with some stretch of a text that costs least (approximate matching with free
 * ends; P. H. Sellers, The theory and computation of evolutionary distances, 1980), token by token.
 */
import { type Gap, isGap } from "./sought.js";
import type { Token } from "./tokens.js";

/** `q` and `t`: indices of tokens of the quotation and of the text; null where one has nothing for the other. */
export interface Step {
  q: number | null;
  t: number | null;
}

export interface Alignment {
  steps: Step[];
  /** In hundredths of a word. */
  cost: number;
}

/** What a token costs that the other side does not have. */
const alone: Record<Token["kind"], number> = {
  word: 100,
  number: 100,
  unit: 60,
  mark: 15,
  dash: 15,
  ellipsis: 15,
  quote: 2,
  hyphen: 2,
  gap: 0,
};
/** For a word of the text that an ellipsis or a bracket stands for: so little that the nearest place is taken. */
const passedOver = { ellipsis: 1, brackets: 4 };
/** Most cells of the table: beyond it nothing is aligned, so that no text can take more than half a second. */
const mostCells = 60_000_000;

const [fromBoth, fromQuote, fromText] = [0, 1, 2];

/** The cheapest alignment; null when the texts are too long to be compared, or one is empty. */
export function align(quote: readonly Token[], text: readonly Token[]): Alignment | null {
  const width = text.length + 1;
  if (quote.length === 0 || text.length === 0 || (quote.length + 1) * width > mostCells) return null;
  const ids = keyNumbers(quote);
  const textIds = Int32Array.from(text, (token) => ids.get(token.key) ?? -1);
  const textKinds = Uint8Array.from(text, (token) => kindNumbers[token.kind]);
  // A word passed over is a little cheaper than one replaced: `was told` is `was not told` less a word, not `was not`.
  const skipping = Int32Array.from(text, ({ kind }) =>
    alone[kind] === alone.word ? alone.word - 1 : alone[kind],
  );
  const gapSkipping = new Int32Array(text.length);
  const cameFrom = new Uint8Array((quote.length + 1) * width);
  let above = new Int32Array(width);
  let row = new Int32Array(width);
  quote.forEach((token, index) => {
    const without = alone[token.kind];
    const gap = isGap(token) ? token : null;
    const isWide = gap !== null && gap.reach > 1;
    const pairs = gap ? Int32Array.from(text, (other) => gapCost(gap, other)) : null;
    const line = {
      id: ids.get(token.key) ?? 0,
      without,
      pairs,
      replacing: replacing[kindNumbers[token.kind]] ?? noCosts,
      skips: isWide ? gapSkipping.fill(passedOver[gap.by]) : skipping,
    };
    fillRow(line, { textIds, textKinds }, above, row, cameFrom.subarray((index + 1) * width));
    [above, row] = [row, above];
  });
  return traced(quote.length, text.length, cameFrom, above);
}

/** One token of the quotation: the costs it meets. */
interface Line {
  id: number;
  without: number;
  /** Of a gap: what it costs to let it stand for each token of the text; null for any other token. */
  pairs: Int32Array | null;
  /** By the kind of the token of the text. */
  replacing: Int32Array;
  skips: Int32Array;
}

function fillRow(
  { id, without, pairs, replacing, skips }: Line,
  { textIds, textKinds }: { textIds: Int32Array; textKinds: Uint8Array },
  above: Int32Array,
  row: Int32Array,
  cameFrom: Uint8Array,
): void {
  row[0] = (above[0] ?? 0) + without;
  cameFrom[0] = fromQuote;
  for (let at = 1; at < row.length; at++) {
    const other = at - 1;
    const pair = pairs ? pairs[other] : id === textIds[other] ? 0 : replacing[textKinds[other] ?? 0];
    let best = (above[other] ?? 0) + (pair ?? 0);
    let from = fromBoth;
    const skipQuote = (above[at] ?? 0) + without;
    if (skipQuote < best) {
      best = skipQuote;
      from = fromQuote;
    }
    const skipText = (row[other] ?? 0) + (skips[other] ?? 0);
    if (skipText < best) {
      best = skipText;
      from = fromText;
    }
    row[at] = best;
    cameFrom[at] = from;
  }
}

function keyNumbers(quote: readonly Token[]): Map<string, number> {
  const ids = new Map<string, number>();
  for (const { key } of quote) if (!ids.has(key)) ids.set(key, ids.size);
  return ids;
}

/** A gap may take one token of the text as any other token does; what it takes beyond is skipped cheaply. */
function gapCost(gap: Gap, { key, kind }: Token): number {
  const isPart = gap.before !== "" || gap.after !== "";
  if (!isPart) return gap.reach === 0 ? 100 : passedOver[gap.by];
  return kind === "word" && key.startsWith(gap.before) && key.endsWith(gap.after) ? 0 : 100;
}

const kinds = Object.keys(alone) as Token["kind"][];
const kindNumbers = Object.fromEntries(kinds.map((kind, at) => [kind, at])) as Record<Token["kind"], number>;
const noCosts = new Int32Array(kinds.length);

/** What one kind of token costs in place of another; rows are of the quotation. */
const replacing = kinds.map((one) => Int32Array.from(kinds, (other) => replacingKind(one, other)));

/** Of the same sort when it can be, or else as if one went and the other came. */
function replacingKind(one: Token["kind"], other: Token["kind"]): number {
  if (alone[one] === alone[other]) return one === other || alone[one] >= 60 ? alone[one] : alone[one] + 1;
  const isDash = (kind: Token["kind"]) => kind === "dash" || kind === "hyphen";
  return isDash(one) && isDash(other) ? 1 : alone[one] + alone[other];
}

function traced(rows: number, columns: number, cameFrom: Uint8Array, last: Int32Array): Alignment {
  const end = cheapestEnd(rows, columns, cameFrom, last);
  const steps: Step[] = [];
  for (let q = rows, t = end; q > 0; ) {
    const from = t === 0 ? fromQuote : cameFrom[q * (columns + 1) + t];
    steps.push({ q: from === fromText ? null : q - 1, t: from === fromQuote ? null : t - 1 });
    if (from !== fromText) q -= 1;
    if (from !== fromQuote) t -= 1;
  }
  return { steps: steps.reverse(), cost: last[end] ?? 0 };
}

/**
 * The first end that costs least; where the last words of the quotation have nothing there, the words after it that
 * may stand in their place belong to it at the same cost.
 */
function cheapestEnd(rows: number, columns: number, cameFrom: Uint8Array, last: Int32Array): number {
  let end = 0;
  for (let at = 0; at <= columns; at++) if ((last[at] ?? 0) < (last[end] ?? 0)) end = at;
  let missing = 0;
  while (missing < rows && cameFrom[(rows - missing) * (columns + 1) + end] === fromQuote) missing += 1;
  for (let more = Math.min(missing, columns - end); more > 0; more--)
    if (last[end + more] === last[end]) return end + more;
  return end;
}
