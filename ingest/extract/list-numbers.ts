/** Numbers of lists as they are printed. */

/** A number as `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `upperRoman` or `decimalZero` prints it. */
export function printedNumber(number: number, format: string): string {
  if (format === "lowerLetter" || format === "upperLetter") {
    // After z comes aa, then bb (ECMA-376 part 1, 17.18.59).
    const letter = String.fromCharCode(97 + ((number - 1) % 26));
    return cased(number < 1 ? "" : letter.repeat(Math.ceil(Math.min(number, 780) / 26)), format);
  }
  if (format === "lowerRoman" || format === "upperRoman") return cased(roman(number), format);
  return format === "decimalZero" && number < 10 ? `0${number}` : String(number);
}

function cased(text: string, format: string): string {
  return format.startsWith("upper") ? text.toUpperCase() : text;
}

const signs: [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(number: number): string {
  let rest = Math.min(number, 4000);
  let text = "";
  for (const [value, sign] of signs)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}
