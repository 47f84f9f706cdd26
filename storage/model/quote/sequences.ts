/** Finding a run of tokens in a text at the speed of a plain search. */
import type { Token } from "./tokens.js";

/** Print is passed over: quotation marks and hyphens come and go. */
function counts({ kind }: Token): boolean {
  return kind !== "quote" && kind !== "hyphen";
}

const divider = "\u0001";

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
  const indices: number[] = [];
  text.forEach((token, index) => {
    if (counts(token)) indices.push(index);
  });
  const counted = indices.map((index) => text[index] as Token);
  const haystack = divider + joined(counted);
  const found: [number, number][] = [];
  const length = sought.filter(counts).length;
  let [offset, token] = [0, 0];
  for (let at = haystack.indexOf(needle); at !== -1 && found.length < most; ) {
    for (; offset < at; token++) offset += (counted[token]?.key.length ?? 0) + 1;
    found.push([indices[token] ?? 0, (indices[token + length - 1] ?? 0) + 1]);
    at = haystack.indexOf(needle, at + needle.length - 1);
  }
  return found;
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ key }) => key + divider).join("");
}
