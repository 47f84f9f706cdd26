const digits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The number that small letters of `ivxlc` say; whether they are put as the Romans did is not looked at. */
export function romanValue(roman: string): number {
  const values = [...roman].map((letter) => digits[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
