/** Words divided by a hyphen in one text and written as one in another: `co-operate`, `recog-` `nition`. */
import type { Token } from "./tokens.js";

/** Words of a compound at most. */
const mostParts = 4;

/**
 * The tokens with every compound made one that `other` writes as one word. Nothing is joined across a number: `10-15`
 * is not `1015`.
 */
export function joinedAs(tokens: readonly Token[], other: readonly Token[], text: string): Token[] {
  if (!tokens.some(({ kind }) => kind === "hyphen")) return [...tokens];
  const whole = new Set(other.filter(({ kind }) => kind === "word").map(({ key }) => key));
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const compound = compoundAt(tokens, at, whole);
    const first = tokens[at] as Token;
    if (compound === null) joined.push(first);
    else
      joined.push({
        kind: "word",
        start: first.start,
        end: compound.end,
        raw: text.slice(first.start, compound.end),
        key: compound.key,
      });
    at = compound?.next ?? at + 1;
  }
  return joined;
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
