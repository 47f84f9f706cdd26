/** Chance that can be repeated: the same seed gives the same documents on every machine. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  number(least: number, most: number): number;
  /** One of `from`. */
  pick<T>(from: readonly T[]): T;
  /** True so often, of 1. */
  sometimes(share: number): boolean;
  /** `many` of `from`, no two alike, in a random order. */
  some<T>(from: readonly T[], many: number): T[];
}

/** Chance by the generator mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[number(0, from.length - 1)];
    if (picked === undefined) throw new Error("Expected something to pick from");
    return picked;
  };
  return {
    number,
    pick,
    sometimes: (share) => next() < share,
    some: (from, many) => {
      const left = [...from];
      return Array.from({ length: Math.min(many, left.length) }, () =>
        left.splice(number(0, left.length - 1), 1),
      ).flat();
    },
  };
}
