/** Words divided by a hyphen in one text and written as one in another: `co-operate`, `recog-` `nition`. */
import type { Token } from "./tokens.js";

/** Words of a compound at most. */
const mostParts = 4;

/**
 * The tokens with every compound made one that `other` writes as one word; the same list when there is none. Nothing is
 * joined across a number: `10-15` is not `1015`.
 */
export function joinedAs(tokens: readonly Token[], other: readonly Token[], text: string): readonly Token[] {
  const hyphens: number[] = [];
  for (let at = 0; at < tokens.length; at++) if (tokens[at]?.kind === "hyphen") hyphens.push(at);
  if (hyphens.length === 0) return tokens;
  const whole = new Set(other.filter(({ kind }) => kind === "word").map(({ key }) => key));
  const joined: Token[] = [];
  let from = 0;
  for (const hyphen of hyphens) {
    const first = tokens[hyphen - 1];
    const compound = hyphen - 1 < from ? null : compoundAt(tokens, hyphen - 1, whole);
    if (compound === null || first === undefined) continue;
    for (; from < hyphen - 1; from++) joined.push(tokens[from] as Token);
    const { key, end, next } = compound;
    joined.push({ kind: "word", start: first.start, end, raw: text.slice(first.start, end), key });
    from = next;
  }
  return from === 0 ? tokens : joined.concat(tokens.slice(from));
}

function compoundAt(tokens: readonly Token[], from: number, whole: ReadonlySet<string>) {
  let key = "";
  for (let part = 0, at = from; part < mostParts; part++, at += 2) {
    const token = tokens[at];
    if (token?.kind !== "word") return null;
    key += token.key;
    if (part > 0 && whole.has(key)) return { key, end: token.end, next: at + 1 };
    if (tokens[at + 1]?.kind !== "hyphen") return null;
  }
  return null;
}
