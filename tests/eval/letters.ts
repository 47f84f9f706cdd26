/** Words compared by their letters and digits alone: formats differ in white space, signs and mark-up. */

/** Letters and digits of `text` in lower case, and where each stands in it. */
export function letters(text: string): { letters: string; offsets: number[] } {
  const found: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at).toLowerCase();
    if (letter.length !== 1 || !/[\p{L}\p{N}]/u.test(letter)) continue;
    found.push(letter);
    offsets.push(at);
  }
  return { letters: found.join(""), offsets };
}

/** Letters that tell where words begin; marks further inside may be lost without harm. */
const enough = 60;

/** Where each of `openings` begins in `text`, one after the other. Throws when one is not there. */
export function placesOf(text: string, openings: readonly string[]): number[] {
  const whole = letters(text);
  let cursor = 0;
  return openings.map((words) => {
    const first = letters(words).letters.slice(0, enough);
    const from = whole.letters.indexOf(first, cursor);
    if (from < 0) throw new Error(`Words not found: ${words.slice(0, 80)}`);
    cursor = from + Math.max(1, first.length);
    return whole.offsets[from] ?? 0;
  });
}
