import assert from "node:assert/strict";
import test from "node:test";
import { placesOf, searched } from "../../../../storage/model/quote/placement.js";
import { quotationSpans } from "../../../../storage/model/quote/quotation-spans.js";

const text = searched(
  [
    "Q3 Lord Hale: Was the council told?",
    "Dr Anna Marsh: The council was not told that 15,000 people would be scanned. It heard of it on 3 May 2024, from the Herald.",
    "We cannot say that the system is fair — nobody has asked. The co-operative’s members will report to Mr Osei by the end of June, and they have said so twice.",
    "Of the 151 alerts, 33 were wrong: more than one in five, or about 22%. That is a matter for the Treasury.",
  ].join("\n\n"),
);

/** What is quoted, the grade it must get, and the kinds of difference that must be named, in order. */
const cases: [quote: string, grade: string, kinds: string[]][] = [
  ["The council was not told that 15,000 people would be scanned.", "verbatim", []],
  ["nobody has asked", "verbatim", []],
  ["the system is fair — nobody has asked", "verbatim", []],
  ["the system is fair - nobody has asked", "typography", ["dash"]],
  ["the system is fair–nobody has asked", "typography", ["dash"]],
  ["the system  is fair", "typography", ["spaces"]],
  ["nobody has asked. The cooperative's members will report", "typography", ["hyphenation"]],
  ["The co-operative's members will report", "typography", ["quotation marks"]],
  ["the co-operative’s members", "typography", ["capital at the start"]],
  ["more than one in five,", "verbatim", []],
  ["That is a matter for the Treasury,", "typography", ["closing punctuation"]],
  ["they have said so twice”", "typography", ["quotation marks"]],
  ["the sys\u200btem is fair", "typography", ["invisible characters"]],
  ["the system is \u200bfair", "typography", ["invisible characters"]],
  ["The council was told that 15,000 people would be scanned.", "altered", ["negation"]],
  ["The council was not told that 16,000 people would be scanned.", "altered", ["number"]],
  ["The council was not told that 15000 people would be scanned.", "altered", ["number format"]],
  ["The council was not told that fifteen thousand people would be scanned.", "altered", ["number format"]],
  ["or about 22 per cent.", "altered", ["number format"]],
  ["or about 23%.", "altered", ["number"]],
  ["It heard of it on 5 May 2024", "altered", ["number"]],
  ["We can say that the system is fair", "altered", ["negation"]],
  ["The council was told", "altered", ["negation"]],
  ["We can not say that the system is fair", "altered", ["contraction"]],
  ["We cannot say that the system is unfair", "altered", ["negation"]],
  ["members will report to Mr Oduya by the end of June", "altered", ["name"]],
  ["members would report to Mr Osei by the end of June", "altered", ["tense"]],
  ["members will reported to Mr Osei by the end of June", "altered", ["tense"]],
  ["It heard of it from the Herald, on 3 May 2024", "altered", ["punctuation"]],
  ["members will report by the end of June to Mr Osei", "altered", ["order"]],
  ["the system is fare — nobody has asked", "altered", ["word"]],
  ["nobody has yet asked", "altered", ["added"]],
  ["members will to Mr Osei", "altered", ["left out"]],
  ["Of the 151 Alerts, 33 were wrong", "altered", ["capitals"]],
  ["Nobody Has Asked", "altered", ["capital at the start", "capitals", "capitals"]],
  ["Of the 151 alerts 33 were wrong", "altered", ["punctuation"]],
  ["the systеm is fair", "altered", ["look-alike letters"]],
  ["The council was not told … It heard of it on 3 May 2024", "elided", ["ellipsis"]],
  [
    "The council was not told [...] it heard of it on 3 May 2024",
    "elided",
    ["ellipsis", "capital at the start"],
  ],
  ["… nobody has asked", "elided", ["ellipsis"]],
  ["[The system] is fair — nobody has asked", "elided", ["brackets"]],
  ["[T]he system is fair", "elided", ["brackets"]],
  ["the system [which the police use] is fair", "elided", ["brackets"]],
  ["they [had] said so twice", "elided", ["brackets"]],
  ["The council was … told that 15,000 people would be scanned", "altered", ["negation"]],
  ["The council was [always] told that 15,000 people would be scanned", "altered", ["negation"]],
  ["The council was not told … It heard of it on 4 May 2024", "altered", ["ellipsis", "number"]],
];

for (const [quote, grade, kinds] of cases) {
  test(`${grade}: ${quote}`, () => {
    const [best] = placesOf(quote, text);
    assert.ok(best);
    assert.equal(best.grade, grade);
    const told = best.differences.map(({ kind }) => kind);
    if (kinds[0] === "punctuation") assert.ok(told.length > 0);
    else assert.deepEqual(told, kinds);
    if (grade === "verbatim") assert.equal(text.text.slice(best.start, best.end), quote.trim());
  });
}

test("each difference says where it is on both sides", () => {
  const quote = "The council was told that 16,000 people would be scanned.";
  const [best] = placesOf(quote, text);
  for (const { quoteStart, quoteEnd, quoted, start, end, stands } of best?.differences ?? []) {
    assert.equal(quote.slice(quoteStart, quoteEnd), quoted);
    assert.equal(text.text.slice(start, end), stands);
  }
  assert.deepEqual(
    best?.differences.map(({ quoted, stands }) => [quoted, stands]),
    [
      ["", "not"],
      ["16,000", "15,000"],
    ],
  );
});

test("a quotation that goes on in the next paragraph is one, though its own paragraph has no end of it", () => {
  const spansOf = (words: string) => quotationSpans(words).map(({ start, end }) => words.slice(start, end));
  assert.deepEqual(spansOf('"3. The key points are as follows:'), ["3. The key points are as follows:"]);
  assert.deepEqual(spansOf("“We asked twice.\n\n“Nobody came.”"), ["We asked twice.", "Nobody came."]);
  assert.deepEqual(spansOf('The board is 12" wide.\n\nSaws are sold.'), []);
});

test("words that stand in several places are found in each", () => {
  const twice = searched("I do not recall. Did you ask?\n\nI do not recall.");
  assert.deepEqual(
    placesOf("I do not recall.", twice).map(({ start, grade }) => [start, grade]),
    [
      [0, "verbatim"],
      [31, "verbatim"],
    ],
  );
});

test("a word is never found inside another", () => {
  const [best] = placesOf("port to Mr Osei", text);
  assert.notEqual(best?.grade, "verbatim");
  assert.notEqual(best?.grade, "typography");
});

test("other scripts are compared letter by letter", () => {
  const chinese = searched("議會一致通過了這項動議。警方表示將會遵守。");
  assert.equal(placesOf("警方表示將會遵守", chinese)[0]?.grade, "verbatim");
  assert.equal(placesOf("警方表示不會遵守", chinese)[0]?.grade, "altered");
  const german = searched("Die Kameras dürfen keine Gesichter speichern, und niemand hat das geprüft.");
  const kinds = (quote: string) => placesOf(quote, german)[0]?.differences.map(({ kind }) => kind);
  assert.deepEqual(kinds("Die Kameras dürfen Gesichter speichern"), ["negation"]);
  assert.deepEqual(kinds("Die Kameras dürfen … Gesichter speichern"), ["negation"]);
  const arabic = searched("قال الوزير إن الشرطة لن تستخدم الكاميرات في المدينة.");
  assert.equal(placesOf("الشرطة لن تستخدم الكاميرات", arabic)[0]?.grade, "verbatim");
  assert.equal(placesOf("الشرطة سوف تستخدم الكاميرات", arabic)[0]?.grade, "altered");
});
