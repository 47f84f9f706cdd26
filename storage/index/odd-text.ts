/**
 * The engine cuts texts into words nearly as `fold` does, but not quite: some characters join words that a fold
 * divides (a non-breaking hyphen), some stay where a fold writes letters (ß, full-width forms), and `15,000` is
 * two words. A passage with any of these is kept a second time, folded, so that a search for its words as folded
 * never misses it. Which characters are sound was tried one by one on the engine, and a test tries them again.
 */
import { fold } from "../model/fold.js";

/** ASCII, Latin letters but for those a fold spells out, and the punctuation of ordinary print. */
const sound =
  /^[\n\x20-\x7e\u00a3\u00c0-\u00de\u00e0-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u2010\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]*$/u;
/** `15,000` folds to one word. */
const grouped = /\d,\d/;

/** The text as folded words when the engine might cut it otherwise, else null. */
export function foldedWhereOdd(text: string): string | null {
  return sound.test(text) && !grouped.test(text) ? null : fold(text, "words").folded;
}
