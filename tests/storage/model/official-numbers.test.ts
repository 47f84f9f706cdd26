import assert from "node:assert/strict";
import test from "node:test";
import { officialNumbers } from "../../../storage/model/official-numbers.js";

const papers = (text: string) =>
  officialNumbers(text).papers.map(({ value }) => `${value.house} ${value.number}`);

const heads: [string, string, string[], string | null][] = [
  [
    "a number on its line",
    "Home Affairs Committee\nOral evidence: Policing, HC 235-i\nSession 2013-14\n",
    ["HC 235-i"],
    "2013–14",
  ],
  ["a Lords paper", "HOUSE OF LORDS\n1st Report of Session 2023–24\nHL Paper 45\n", ["HL 45"], "2023–24"],
  [
    "a joint committee",
    "Joint Committee on Human Rights\nSession 2009-10\nHL Paper 73 HC 425\n",
    ["HC 425", "HL 73"],
    "2009–10",
  ],
  ["both in brackets", "Genomic Medicine (HL 2008–09, 107–I)", [], "2008–09"],
  [
    "its own line wins over another paper's",
    "Report\n\nHC 12\n\nThe committee replied to HC 345 in May.",
    ["HC 12"],
    null,
  ],
  ["two papers in sentences are no answer", "We spoke of HC 12 and then of HC 345.", [], null],
  ["a case is no paper", "[2019] EWHC 123 (Admin); HC-2017-001234; HC 12/2019; HC 1,234", [], null],
  ["years apart are no session", "Session 1999-2010\nSession 2023", [], null],
  ["two sessions are no answer", "Session 2022-23\nSession 2023-24", [], null],
  ["a session of two years", "Session 2017-19\nHC 9", ["HC 9"], "2017–19"],
];

for (const [what, text, numbers, session] of heads) {
  test(`numbers of papers: ${what}`, () => {
    assert.deepEqual(papers(text), numbers);
    assert.equal(officialNumbers(text).session?.value ?? null, session);
  });
}

test("what was read is given with the words that say it", () => {
  const text = "Committee\nOral evidence, HC 235–i\nHC Deb 26 October 2009, vol 498, col 5";
  const {
    papers: [number],
    debates,
    volume,
  } = officialNumbers(text);
  assert.equal(text.slice(number?.start, number?.end), "HC 235–i");
  assert.equal(text.slice(debates?.start, debates?.end), "HC Deb");
  assert.equal(text.slice(volume?.start, volume?.end), "vol 498");
  assert.deepEqual([debates?.value, volume?.value], ["HC", "498"]);
});

test("a volume counts only in a report of debates, and a number far into a text not at all", () => {
  assert.equal(officialNumbers("Volume 3 of the inquiry's report").volume, null);
  assert.equal(
    officialNumbers("Parliamentary Debates (Hansard), House of Lords\nVolume 714 No. 3").volume?.value,
    "714",
  );
  assert.deepEqual(papers(`${"word ".repeat(1_000)}\nHC 77\n`), []);
});

test("a hostile head is read in a moment", () => {
  const before = process.cpuUsage();
  for (const part of ["HC ", "Session 2", "HC (2012-13) ", "vol ", "House of Commons ", "Hansard      "])
    officialNumbers(part.repeat(2_000));
  assert.ok(process.cpuUsage(before).user < 2_000_000);
});
