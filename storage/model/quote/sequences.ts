/** Finding a run of tokens in a text at the speed of a plain search. */
import type { Token } from "./tokens.js";

/** Print is passed over: quotation marks and hyphens come and go. */
function counts({ kind }: Token): boolean {
  return kind !== "quote" && kind !== "hyphen";
}

const divider = "\u0001";

/** A text made ready: the tokens that count, and their keys run together. */
interface Run {
  indices: number[];
  haystack: string;
}

/** One text is looked through for many quotations. */
const runs = new WeakMap<readonly Token[], Run>();

function runOf(text: readonly Token[]): Run {
  const known = runs.get(text);
  if (known) return known;
  const indices = text.flatMap((token, index) => (counts(token) ? [index] : []));
  const run = { indices, haystack: divider + joined(indices.map((index) => text[index] as Token)) };
  runs.set(text, run);
  return run;
}

/**
 * Where all tokens of `sought` stand in `text` in their order with nothing but print between: half-open ranges of
 * indices, in order, at most `most`, without overlap.
 */
export function sequencesIn(
  sought: readonly Token[],
  text: readonly Token[],
  most: number,
): [number, number][] {
  const needle = divider + joined(sought.filter(counts));
  if (needle.length <= 1) return [];
  const { indices, haystack } = runOf(text);
  const found: [number, number][] = [];
  const length = sought.filter(counts).length;
  let [offset, token] = [0, 0];
  for (let at = haystack.indexOf(needle); at !== -1 && found.length < most; ) {
    for (; offset < at; token++) offset += (text[indices[token] ?? 0]?.key.length ?? 0) + 1;
    found.push([indices[token] ?? 0, (indices[token + length - 1] ?? 0) + 1]);
    at = haystack.indexOf(needle, at + needle.length - 1);
  }
  return found;
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key + divider).join("");
}
