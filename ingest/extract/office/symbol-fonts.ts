/** Signs of the Symbol and Wingdings fonts that stand in texts: bullets, boxes to tick, arrows. */

/** By their place in the font, as U+F000 and up. Both fonts use these places alike, or only one uses them. */
const signs = new Map<number, string>([
  [0x2d, "–"],
  [0x6f, "☐"],
  [0x71, "☐"],
  [0x76, "❖"],
  [0xa7, "▪"],
  [0xa8, "☐"],
  [0xb7, "•"],
  [0xd8, "➢"],
  [0xe0, "→"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
]);

/** What a character of such a font shows; U+FFFD when that is not known. Other characters are themselves. */
export function symbolSign(code: number): string {
  if (code >= 0xf000 && code <= 0xf0ff) return signs.get(code - 0xf000) ?? "\uFFFD";
  return Number.isNaN(code) || code > 0x10ffff ? "\uFFFD" : String.fromCodePoint(code);
}
