/** Finding a run of tokens in a text at the speed of a plain search. */
import type { Token } from "./tokens.js";

/** Print is passed over: quotation marks and hyphens come and go. */
function counts({ kind }: Token): boolean {
  return kind !== "quote" && kind !== "hyphen";
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
  const keys = sought.filter(counts).map(({ key }) => key);
  const found: [number, number][] = [];
  const [first] = keys;
  if (first === undefined) return found;
  for (let at = 0; at < text.length && found.length < most; at++) {
    const token = text[at] as Token;
    if (token.key !== first || !counts(token)) continue;
    const end = endOf(keys, text, at);
    if (end === null) continue;
    found.push([at, end]);
    at = end - 1;
  }
  return found;
}

/** The index after the last of `keys`, of which the first stands at `at`; null when the others do not follow. */
function endOf(keys: readonly string[], text: readonly Token[], at: number): number | null {
  let next = at + 1;
  for (let part = 1; part < keys.length; part++, next++) {
    while (next < text.length && !counts(text[next] as Token)) next += 1;
    if (text[next]?.key !== keys[part]) return null;
  }
  return next;
}
