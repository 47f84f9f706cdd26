/** What a number in words or figures is worth, so that `15,000` and `fifteen thousand` can be told from `16,000`. */

const small =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ordinals: [string, number][] = [
  ["first", 1],
  ["second", 2],
  ["third", 3],
  ["fifth", 5],
  ["eighth", 8],
  ["ninth", 9],
  ["twelfth", 12],
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
];
const valueOfWord = new Map<string, number>([
  ...small.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + 10 * index] as const),
  ...ordinals,
  ["dozen", 12],
  ["half", 0.5],
  ["quarter", 0.25],
]);
const multipliers = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1_000],
  ["k", 1_000],
  ["million", 1_000_000],
  ["m", 1_000_000],
  ["mn", 1_000_000],
  ["billion", 1_000_000_000],
  ["bn", 1_000_000_000],
  ["trillion", 1_000_000_000_000],
  ["tn", 1_000_000_000_000],
]);

/** True for words that say how many, besides those with digits. `once` and `half` count, `a` does not. */
export function isNumberWord(key: string): boolean {
  return valueOfWord.has(key) || wordMultiplier(key) !== null || ordinalBase(key) !== null;
}

function wordMultiplier(key: string): number | null {
  return key.length < 3 ? null : (multipliers.get(key) ?? multipliers.get(key.replace(/s$/, "")) ?? null);
}

/** `fourth` → 4, `twentieth` → 20, `hundredth` → 100. */
function ordinalBase(key: string): number | null {
  if (!key.endsWith("th")) return null;
  const base = key.slice(0, -2).replace(/ie$/, "y");
  return valueOfWord.get(base) ?? multipliers.get(base) ?? null;
}

/** The numbers that `keys` say, in order: `["twenty", "four"]` is 24, `["1.5m"]` is 1500000. */
export function valuesOf(keys: readonly string[]): number[] {
  const values: number[] = [];
  let sum: number | null = null;
  let group = 0;
  const finish = () => {
    if (sum !== null) values.push(sum + group);
    sum = null;
    group = 0;
  };
  let lastWasTens = false;
  for (const key of keys) {
    const times = wordMultiplier(key);
    const value = valueOfWord.get(key) ?? ordinalBase(key);
    const digits = digitsValue(key);
    if (times !== null) {
      if (times === 100) group = Math.max(group, 1) * 100;
      else {
        sum = (sum ?? 0) + (group === 0 ? 1 : group) * times;
        group = 0;
      }
      sum ??= 0;
      lastWasTens = false;
    } else if (digits !== null || value !== null) {
      const added = digits ?? value ?? 0;
      const joins: boolean =
        sum !== null && ((lastWasTens && added < 10) || (group >= 100 && added < 100) || group === 0);
      if (!joins) finish();
      group += added;
      sum ??= 0;
      lastWasTens = digits === null && added >= 20 && added < 100;
    } else if (key !== "and") finish();
  }
  finish();
  return values;
}

/** `15,000`, `1.5m`, `24th`, `£` left off; null for what does not begin with a digit. */
function digitsValue(key: string): number | null {
  const found = /^(\d+(?:[,.:]\d+)*)([a-z]*)$/.exec(key);
  if (found === null) return null;
  const [, digits = "", letters = ""] = found;
  const times = multipliers.get(letters);
  const isPlain = letters === "" || /^(?:st|nd|rd|th|s)$/.test(letters);
  const plain = digits.replace(/,(?=\d{3}(?!\d))/g, "");
  const value = Number(plain);
  return Number.isFinite(value) && (isPlain || times !== undefined) ? value * (times ?? 1) : null;
}
