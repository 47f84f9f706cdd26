/** How alike two lists of words, or of paragraphs, are when their order is left aside. */

/** Letters and digits in words of lower case. */
export function bareWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** F1 of one bag beside another; two empty ones are alike. */
export function bagF1(truth: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const one of truth) left.set(one, (left.get(one) ?? 0) + 1);
  let right = 0;
  for (const one of found) {
    const count = left.get(one) ?? 0;
    if (count > 0) right += 1;
    left.set(one, count - 1);
  }
  return truth.length + found.length === 0 ? 1 : (2 * right) / (truth.length + found.length);
}
