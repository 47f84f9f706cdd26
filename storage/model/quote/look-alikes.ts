/** Letters of other scripts that look like Latin ones: a word that holds them reads as another word than it is. */

/** After the confusable characters of Unicode (UTS 39): small letters only, since words are compared so. */
const latinOf = new Map(
  [
    ["a", "а\u03b1"],
    ["b", "ь"],
    ["c", "с\u03f2"],
    ["d", "ԁ"],
    ["e", "е"],
    ["g", "ɡ"],
    ["h", "һ"],
    ["i", "і\u03b9ı"],
    ["j", "ј"],
    ["k", "к\u03ba"],
    ["l", "ӏ"],
    ["m", "м"],
    ["n", "ո\u03b7"],
    ["o", "о\u03bfօ"],
    ["p", "р\u03c1"],
    ["q", "ԛ"],
    ["r", "г"],
    ["s", "ѕ"],
    ["t", "т\u03c4"],
    ["u", "\u03c5ս"],
    ["v", "ѵ\u03bd"],
    ["w", "ԝ\u03c9"],
    ["x", "х\u03c7"],
    ["y", "у\u03b3"],
  ].flatMap(([latin = "", others = ""]) => [...others].map((other) => [other, latin] as const)),
);
const otherScripts = /[\u0131\u0251\u0261\u03b1-\u03f2\u0430-\u0527\u0578\u057d\u0585]/;

/** The folded word as the eye reads it: `рolice` with a Cyrillic р is `police`. Words without such letters stay. */
export function asSeen(folded: string): string {
  if (!otherScripts.test(folded)) return folded;
  return [...folded].map((letter) => latinOf.get(letter) ?? letter).join("");
}
