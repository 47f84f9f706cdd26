import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FoldRule, findFolded, fold } from "../../../storage/model/fold.js";

const rules: FoldRule[] = ["typography", "text", "words"];
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Text pieces chosen for the trouble they make; joined at random by a seeded generator. */
const pieces = [
  ..."aZ9 .,-'\n\t",
  "é",
  "e\u0301",
  "a\u0308\u0323",
  "ﬁ",
  "ﬃ",
  "½",
  "…",
  "“",
  "’",
  "—",
  "\u00AD",
  "\u200B",
  "\u00A0",
  "\uFEFF",
  "İ",
  "ı",
  "ß",
  "ẞ",
  "Σ",
  "ς",
  "각",
  "\u1100\u1161\u11A8",
  "가",
  "ガ",
  "कि",
  "ﷺ",
  "中",
  "𝒜",
  "😀",
  "👩🏽‍🚒",
  "🇬🇧",
  "1️⃣",
  "15,000",
];

function* randomTexts(count: number): Generator<string> {
  let seed = 20231212;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let made = 0; made < count; made++) {
    yield Array.from({ length: 1 + next(30) }, () => pieces[next(pieces.length)]).join("");
  }
}

function edgesOf(text: string): Set<number> {
  return new Set([...graphemes.segment(text)].map((part) => part.index).concat(text.length));
}

function words(text: string, needle: string, rule: FoldRule = "text"): string[] {
  return findFolded(fold(text, rule), needle).map(({ start, end }) => text.slice(start, end));
}

describe("the way back from a folded text", () => {
  test("only ever moves forward and stays inside the original", () => {
    for (const text of randomTexts(400)) {
      for (const rule of rules) {
        const { folded, toOriginal } = fold(text, rule);
        for (let at = 0; at < folded.length; at++) assert.ok(toOriginal(at) <= toOriginal(at + 1), text);
        assert.ok(toOriginal(folded.length) <= text.length);
      }
    }
  });

  test("gives whole characters of the original for every folded span", () => {
    for (const text of randomTexts(400)) {
      const edges = edgesOf(text);
      for (const rule of rules) {
        const { folded, spanOf } = fold(text, rule);
        for (let at = 0; at < folded.length; at++) {
          const { start, end } = spanOf(at, at + 1);
          assert.ok(start < end && edges.has(start) && edges.has(end), JSON.stringify({ text, start, end }));
        }
      }
    }
  });

  test("agrees with the way there", () => {
    for (const text of randomTexts(400)) {
      const { folded, spanOf, toFolded, toOriginal } = fold(text);
      for (let at = 0; at < folded.length; at++) {
        const back = toFolded(toOriginal(at));
        assert.ok(back <= at && spanOf(back, back + 1).start === toOriginal(at), text);
      }
      assert.equal(toFolded(text.length), folded.length);
    }
  });

  test("words taken from a text are found where they stood", () => {
    for (const text of randomTexts(300)) {
      const parts = [...graphemes.segment(text)];
      const start = parts[Math.floor(parts.length / 3)]?.index ?? 0;
      const end = parts[Math.floor((parts.length * 2) / 3)]?.index ?? text.length;
      const sought = fold(text.slice(start, end)).folded.trim();
      if (sought === "") continue;
      const found = findFolded(fold(text), text.slice(start, end));
      assert.ok(found.length > 0, JSON.stringify(text));
      for (const span of found) {
        assert.ok(fold(text.slice(span.start, span.end)).folded.includes(sought), JSON.stringify(text));
      }
    }
  });

  test("folding what is folded changes nothing", () => {
    for (const text of randomTexts(300)) {
      for (const rule of rules)
        assert.equal(fold(fold(text, rule).folded, rule).folded, fold(text, rule).folded);
    }
  });
});

describe("what is forgiven", () => {
  test("typography: quotes, dashes, ellipsis, ligatures, white space and invisible characters", () => {
    const printed = "“Of\u00ADﬁce” —\u00A0it’s\n\n ﬂat…\u200B";
    assert.equal(fold(printed, "typography").folded, '"Office" - it\'s flat...');
  });

  test("typography keeps case, accents and raised figures", () => {
    assert.deepEqual(words("Café 10² CAFÉ", "café", "typography"), []);
    assert.equal(fold("10²", "typography").folded, "10²");
    assert.deepEqual(words("Cafe\u0301", "Café", "typography"), ["Cafe\u0301"]);
  });

  test("case and accents, precomposed or combining", () => {
    assert.deepEqual(words("a CAFÉ, a cafe\u0301", "café"), ["CAFÉ", "cafe\u0301"]);
  });

  test("half a ligature gives the whole ligature, once", () => {
    assert.deepEqual(words("oﬀer", "f"), ["ﬀ"]);
    assert.deepEqual(words("eﬃcient", "effi"), ["eﬃ"]);
  });

  test("Turkish and German letters", () => {
    assert.deepEqual(words("İstanbul ISTANBUL ıstanbul", "istanbul"), ["İstanbul", "ISTANBUL", "ıstanbul"]);
    assert.deepEqual(words("Straße STRASSE STRAẞE", "strasse"), ["Straße", "STRASSE", "STRAẞE"]);
    assert.deepEqual(words("ΟΔΟΣ οδος", "οδός"), ["ΟΔΟΣ", "οδος"]);
  });

  test("Hangul is compared by whole syllables, composed or not", () => {
    assert.deepEqual(words("각 \u1100\u1161\u11A8", "각"), ["각", "\u1100\u1161\u11A8"]);
    assert.deepEqual(words("각", "가"), []);
  });

  test("vowel signs that are letters are not accents", () => {
    assert.deepEqual(words("की कि का", "कि"), ["कि"]);
    assert.deepEqual(words("ガ", "カ"), []);
  });

  test("surrogate pairs stay whole", () => {
    const [span] = findFolded(fold("x 😀😀 y"), "😀");
    assert.deepEqual(span, { start: 2, end: 4 });
  });

  test("a run of white space stands for one space, with its whole length", () => {
    assert.deepEqual(words("will \n\n double its", "will double"), ["will \n\n double"]);
  });

  test("soft hyphens inside a word belong to the span, those around it do not", () => {
    assert.deepEqual(words("\u00ADfa\u00ADcial\u00AD", "facial"), ["fa\u00ADcial"]);
  });

  test("words: punctuation is a space and figures are read without their separators", () => {
    assert.equal(
      fold("Faces—scanned: 15,000; 1 234 (3.5)", "words").folded,
      "faces scanned 15000 1 234 3.5 ",
    );
    assert.deepEqual(words("15,000 and 16,000", "15000", "words"), ["15,000"]);
    assert.deepEqual(words("1,234,567 or 12\u202F000", "1234567", "words"), ["1,234,567"]);
    assert.equal(fold("in 2019,300 people", "words").folded, "in 2019 300 people");
  });
});

describe("finding", () => {
  test("nothing is found for nothing", () => {
    assert.deepEqual(findFolded(fold("some text"), " \u200B "), []);
    assert.deepEqual(findFolded(fold(""), "x"), []);
  });

  test("whole words only, when asked", () => {
    const folded = fold("art, part, artist; ART");
    assert.equal(findFolded(folded, "art").length, 4);
    assert.deepEqual(findFolded(folded, "art", { wholeWords: true }), [
      { start: 0, end: 3 },
      { start: 19, end: 22 },
    ]);
  });

  test("ten times the text takes about ten times as long to fold, whatever the script", () => {
    for (const sample of [
      "The “committee” heard—fully—that it’s café. ",
      "कि यह समिति ",
      "각하는 위원회 ",
      "😀e\u0301",
    ]) {
      const ratio = leastMs(sample, 630_000) / leastMs(sample, 63_000);
      // A fold that copied what it has for each character would take a hundred times as long.
      assert.ok(ratio < 40, `${sample}: ${ratio.toFixed(1)} times as long`);
    }
  });
});

/** The quickest of three folds of about `length` characters; other work on the machine only ever adds. */
function leastMs(sample: string, length: number): number {
  const text = sample.repeat(Math.ceil(length / sample.length));
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    fold(text);
    return performance.now() - before;
  });
  return Math.min(...times);
}
