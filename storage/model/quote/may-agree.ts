/** Whether words can agree at all, told by counting them: what cannot win need not be aligned. */
import { isWord, type Token } from "./tokens.js";

/**
 * False only when no alignment of the whole quotation with any stretch of the text reaches `least` (Dice, above 0 to 1). Of `n` words
 * quoted, `s` the same and `t` in the stretch, 2s / (n + t) ≥ least, s ≤ n and t ≥ s give the most words of a stretch and the
 * fewest that must be the same. Linear.
 */
export function mayAgree(quoted: readonly Token[], text: readonly Token[], least: number): boolean {
  const spare = new Map<string, number>();
  let words = 0;
  for (const token of quoted) {
    if (!isWord(token)) continue;
    words += 1;
    spare.set(token.key, (spare.get(token.key) ?? 0) + 1);
  }
  const longest = Math.floor((2 * words) / least - words);
  const fewest = (least * words) / (2 - least);
  const window: string[] = [];
  let [same, from] = [0, 0];
  for (const token of text) {
    if (!isWord(token)) continue;
    window.push(token.key);
    const left = spare.get(token.key);
    if (left !== undefined) {
      spare.set(token.key, left - 1);
      if (left > 0) same += 1;
    }
    if (window.length - from > longest) {
      const gone = window[from++] ?? "";
      const owed = spare.get(gone);
      if (owed !== undefined) {
        spare.set(gone, owed + 1);
        if (owed >= 0) same -= 1;
      }
    }
    if (same >= fewest) return true;
  }
  return false;
}
