const quotationMarks = /["“”„‟″‶〝〞＂«»]/gu;

/** Words without quotation marks of any make, one space between them. */
export function quoteless(words: string): string {
  return words.replace(quotationMarks, " ").replace(/\s+/gu, " ").trim();
}
