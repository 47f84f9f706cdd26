/** What writers do to quotations, each as a function of the words and chance; null when it cannot be done to them. */
import type { Random } from "./random.js";

export type ChangeQuote = (words: string, random: Random) => string | null;

/** A change of print is one that leaves every word as it is. */
export const printChanges: Record<string, ChangeQuote> = {
  "straight marks": (words) => differing(words, words.replace(/[’‘]/g, "'").replace(/[“”]/g, '"')),
  "curly marks": (words) => differing(words, words.replace(/(?<=\p{L})'(?=\p{L})/gu, "’")),
  "another dash": (words, { pick }) =>
    differing(words, words.replace(/\s*[–—]\s*|\s-\s/g, pick([" – ", "—", " - ", " — ", "--"]))),
  "no-break spaces": (words, { chance }) =>
    differing(
      words,
      words.replace(/ /g, () => (chance(0.2) ? "\u00a0" : " ")),
    ),
  "double spaces": (words, { chance }) =>
    differing(
      words,
      words.replace(/ /g, () => (chance(0.2) ? "  " : " ")),
    ),
  "broken lines": (words, { chance }) =>
    differing(
      words,
      words.replace(/ /g, () => (chance(0.15) ? "\n" : " ")),
    ),
  "hyphens dropped": (words, { pick }) =>
    differing(words, words.replace(/(?<=\p{Ll})[-‑](?=\p{Ll})/gu, pick(["", " ", "‑"]))),
  "soft hyphens": (words) => differing(words, words.replace(/(\p{Ll}{4})(\p{Ll}{4})/u, "$1\u00ad$2")),
  "hyphen at a line end": (words) => differing(words, words.replace(/(\p{Ll}{4})(\p{Ll}{4})/u, "$1-\n$2")),
  ligatures: (words) => differing(words, words.replace(/fi/g, "ﬁ").replace(/fl/g, "ﬂ")),
  "zero-width space": (words) => differing(words, words.replace(/(\p{Ll}{3}) /u, "$1\u200b ")),
  "first letter": (words) => {
    const first = words.charAt(0);
    const other = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
    return /^I\b/.test(words) ? null : differing(words, other + words.slice(1));
  },
  "comma for the stop": (words) => differing(words, words.replace(/\.$/, ",")),
  "stop put in": (words) => (/[\p{L}\p{N}]$/u.test(words) ? `${words}.` : null),
};

/** A change of words. */
export const wordChanges: Record<string, ChangeQuote> = {
  number: (words, { pick, int }) => {
    const all = [...words.matchAll(/(?<![\p{L}\d.,])\d[\d,]*(?![\p{L}\d])/gu)];
    if (all.length === 0) return null;
    const { 0: digits, index } = pick(all);
    const at = int(digits.length);
    const position = /\d/.test(digits.charAt(at)) ? at : 0;
    const other = String((Number(digits.charAt(position)) + 1 + int(8)) % 10 || 1);
    const changed = digits.slice(0, position) + other + digits.slice(position + 1);
    return differing(words, words.slice(0, index) + changed + words.slice(index + digits.length));
  },
  "number in words": (words, { pick }) => {
    const numbers =
      "two three four five six seven eight nine ten twelve twenty thirty fifty hundred thousand".split(" ");
    const found = new RegExp(`\\b(?:${numbers.join("|")})\\b`).exec(words);
    if (!found) return null;
    const others = numbers.filter((each) => each !== found[0]);
    return words.slice(0, found.index) + pick(others) + words.slice(found.index + found[0].length);
  },
  "negation dropped": (words) => {
    const changed = words.replace(
      /\b(?:not|never) |(?<=\b(?:is|was|are|were|do|does|did|could|would|should|have|has|had))n['’]t\b/,
      "",
    );
    return differing(words, changed.replace(/\bcannot\b/, "can"));
  },
  // Not behind the last word: the text itself may go on with "not", and the words would stand there.
  "negation put in": (words) =>
    differing(
      words,
      words.replace(
        /\b(is|was|are|were|will|would|should|could|has|have|did)\b(?! not|n['’]t)(?=\s+\S)/,
        "$1 not",
      ),
    ),
  name: (words, { pick }) => {
    const names = [...words.matchAll(/(?<=\p{Ll},? )\p{Lu}\p{Ll}{3,}(?! \p{Lu})/gu)];
    if (names.length === 0) return null;
    const { 0: name, index } = pick(names);
    return (
      words.slice(0, index) +
      pick(["Hartley", "Okonjo", "Brampton", "Ferris"]) +
      words.slice(index + name.length)
    );
  },
  tense: (words) => {
    const pairs: [RegExp, string][] = [
      [/\bis\b/, "was"],
      [/\bwas\b/, "is"],
      [/\bare\b/, "were"],
      [/\bwere\b/, "are"],
      [/\bwill\b/, "would"],
      [/\bhas\b/, "had"],
      [/\bhave\b/, "had"],
      [/\bsaid\b/, "says"],
    ];
    const [form, other] = pairs.find(([each]) => each.test(words)) ?? [];
    return form && other ? words.replace(form, other) : null;
  },
  word: (words, { pick }) => {
    const all = [...words.matchAll(/(?<= )\p{Ll}{5,}(?= )/gu)];
    if (all.length === 0) return null;
    const { 0: word, index } = pick(all);
    const other = pick(["sensible", "quarterly", "bridges", "formally", "concern", "suggested", "window"]);
    return other === word ? null : words.slice(0, index) + other + words.slice(index + word.length);
  },
  "word put in": (words, { pick, int }) => {
    const list = words.split(" ");
    list.splice(1 + int(list.length - 1), 0, pick(["clearly", "very", "plainly", "always"]));
    return list.join(" ");
  },
  "word left out": (words, { int }) => {
    const list = words.split(" ");
    const at = 1 + int(list.length - 2);
    if (!/^\p{L}{2,}$/u.test(list[at] ?? "")) return null;
    list.splice(at, 1);
    return list.join(" ");
  },
  order: (words, { int }) => {
    const list = words.split(" ");
    const at = 1 + int(list.length - 3);
    const [one, other] = [list[at] ?? "", list[at + 1] ?? ""];
    if (!/^\p{Ll}{2,}$/u.test(one) || !/^\p{Ll}{2,}$/u.test(other) || one === other) return null;
    list.splice(at, 2, other, one);
    return list.join(" ");
  },
  "look-alike letter": (words) => differing(words, words.replace(/(\p{Ll}{2})o(\p{Ll}{2})/u, "$1о$2")),
  "several words": (words, random) => {
    let changed: string | null = words;
    for (const each of ["word", "tense", "word put in"])
      changed = wordChanges[each]?.(changed ?? words, random) ?? changed;
    return differing(words, changed ?? words);
  },
};

/** A part left out, or put in, and marked. */
export const editedChanges: Record<string, ChangeQuote> = {
  ellipsis: (words, random) =>
    leftOut(words, random, random.pick([" … ", "… ", " ... ", "... ", " [...] ", " […] ", " . . . "])),
  "two ellipses": (words, random) => {
    const once = leftOut(words, random, " … ");
    const [head = "", tail = ""] = once?.split(" … ") ?? [];
    const again = tail.split(" ").length > 12 ? leftOut(tail, random, " … ") : null;
    return again === null ? null : `${head} … ${again}`;
  },
  "open end": (words) => `${words.replace(/[.,]$/, "")}…`,
  brackets: (words, { pick }) =>
    differing(
      words,
      words.replace(
        / (it|they|he|she|this|that|them) /,
        ` [${pick(["the force", "the Minister", "these people"])}] `,
      ),
    ),
  "brackets put in": (words, { int, pick }) => {
    const list = words.split(" ");
    list.splice(2 + int(Math.max(1, list.length - 4)), 0, pick(["[the police]", "[in London]", "[sic]"]));
    return list.join(" ");
  },
  "letter in brackets": (words) => {
    const first = words.charAt(0);
    return /^\p{L}\p{Ll}/u.test(words)
      ? `[${first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()}]${words.slice(1)}`
      : null;
  },
};

function leftOut(words: string, { int }: Random, mark: string): string | null {
  const list = words.split(" ");
  if (list.length < 12) return null;
  const from = 4 + int(Math.max(1, list.length - 11));
  const to = from + 2 + int(Math.max(1, list.length - from - 6));
  const hidden = list.slice(from, to);
  if (
    hidden.length <= 4 &&
    /\b(?:not|no|never|nor|none|nothing|cannot|without|unless)\b|n['’]t\b/i.test(hidden.join(" "))
  )
    return null;
  if (list.length - to < 3) return null;
  return list.slice(0, from).join(" ") + mark + list.slice(to).join(" ");
}

function differing(before: string, after: string): string | null {
  return before === after ? null : after;
}
