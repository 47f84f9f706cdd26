import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

/** `direct <speaker = person, post> [cue] words`, in text order. */
function quotationsIn(...blocks: BlockLike[]): string[] {
  const extraction = buildExtraction(blocks);
  const { facts } = structure(extraction, { kind: "article", name: "a.txt", mediaType: "text/plain" });
  return (facts.article?.quotations ?? []).map(({ kind, start, end, speaker, person, post, cue }) => {
    for (const read of [speaker, person, post, cue])
      if (read) assert.equal(extraction.text.slice(read.start, read.end), read.value);
    const is = person && person.value !== speaker?.value ? ` = ${person.value}` : "";
    const who = `${speaker?.value ?? "nobody"}${is}${post ? `, ${post.value}` : ""}`;
    return `${kind} <${who}> [${cue?.value ?? ""}] ${extraction.text.slice(start, end)}`;
  });
}

describe("quotations of an article", () => {
  test("a divided quotation is two of one speaker; the pronoun is whoever alone was named", () => {
    assert.deepEqual(
      quotationsIn(
        "Dana Holt, the council’s leader, was blunt.",
        "“It is over,” she said. “We have no money.”",
      ),
      [
        "direct <she = Dana Holt, the council’s leader> [she said] It is over,",
        "direct <she = Dana Holt, the council’s leader> [she said] We have no money.",
      ],
    );
  });

  test("the one who speaks may stand before or behind, with a post or without", () => {
    assert.deepEqual(
      quotationsIn(
        "“I am cold,” said council leader Dana Holt.",
        "Ned Coombe, a farmer from Lenn, told the Echo: “So am I.”",
        "A spokesperson for Wexmoor police said: “We are not.”",
        "Transport Secretary Ann Reith described it as “a shame”.",
      ),
      [
        "direct <Dana Holt, council leader> [said council leader Dana Holt] I am cold,",
        "direct <Ned Coombe, a farmer from Lenn> [Ned Coombe, a farmer from Lenn, told] So am I.",
        "direct <A spokesperson for Wexmoor police> [A spokesperson for Wexmoor police said] We are not.",
        "direct <Ann Reith, Transport Secretary> [Ann Reith described] a shame",
      ],
    );
  });

  test("a quotation goes on over paragraphs that each open it again", () => {
    assert.deepEqual(
      quotationsIn("The trust said: “We are sorry.", "“We have told everyone.", "“Call us.”"),
      [
        "direct <The trust> [The trust said] We are sorry.",
        "direct <The trust> [The trust said] We have told everyone.",
        "direct <The trust> [The trust said] Call us.",
      ],
    );
  });

  test("apostrophes are no marks; marks inside marks belong to the words", () => {
    assert.deepEqual(
      quotationsIn("‘The residents’ views don’t count in the ’90s-built hall, “as usual”,’ said Jo Pym."),
      ["direct <Jo Pym> [said Jo Pym] The residents’ views don’t count in the ’90s-built hall, “as usual”,"],
    );
    assert.deepEqual(quotationsIn("The boys' dog isn't 5' long, and a 6\" pipe is not 12\"."), []);
  });

  test("titles, nicknames and words spoken of are no quotations", () => {
    assert.deepEqual(
      quotationsIn(
        "The book “What Is in the Lenn?” sold well.",
        "The so-called “black box” was not opened. Experts like “footfall”.",
      ),
      [],
    );
  });

  test("lists of sources and lines of programs quote nobody", () => {
    assert.deepEqual(
      quotationsIn(
        '^ "Lenn council says it will not close the pool this year". The Echo. Retrieved 4 May 2025.',
        'it("should say hello to all of the people", function() {',
      ),
      [],
    );
  });

  test("a mark that is never closed ends with its speech, or with its paragraph", () => {
    assert.deepEqual(
      quotationsIn(
        '"We were here first, said Sal Meehan, who sells buttons.',
        "“We are staying,” she added. “So there.",
      ),
      [
        "direct <Sal Meehan> [said Sal Meehan] We were here first,",
        "direct <she = Sal Meehan> [she added] We are staying,",
        "direct <she = Sal Meehan> [she added] So there.",
      ],
    );
  });

  test("a block set apart without marks is quoted when the words before it say whose it is", () => {
    const apart = (words: string) => ({ words, indented: true });
    assert.deepEqual(quotationsIn("The letter says:", apart("The limes on the road are sound.")), [
      "direct <The letter> [The letter says] The limes on the road are sound.",
    ]);
    assert.deepEqual(quotationsIn("It rained all day.", apart("The limes on the road are sound.")), []);
  });

  test("what is told in the article’s own words is indirect, a sentence each", () => {
    assert.deepEqual(
      quotationsIn(
        "According to the force, crime fell. Dana Holt said that it had not.",
        "They had found a way to say nothing. He was told to wait.",
      ),
      [
        "indirect <the force> [According to the force] According to the force, crime fell.",
        "indirect <Dana Holt> [Dana Holt said] Dana Holt said that it had not.",
      ],
    );
  });

  test("a pronoun after two who can be meant, a surname of two, and a passive name nobody", () => {
    const [two] = quotationsIn("Dana Holt met Ann Reith, a farmer.", "“It is over,” she said.");
    assert.equal(two, "direct <she> [she said] It is over,");
    const [pym] = quotationsIn("Jo Pym, 40, and Al Pym, 42, were there.", "“It is over,” Pym said.");
    assert.equal(pym, "direct <Pym> [Pym said] It is over,");
    assert.deepEqual(quotationsIn("The court heard that he was “a cheat and a liar”."), [
      "direct <nobody> [heard] a cheat and a liar",
    ]);
  });

  test("a pronoun is nobody where a place, a stranger or somebody unnamed may be meant", () => {
    const personBehind = (...paragraphs: string[]) =>
      /= ([^,>]+)/.exec(quotationsIn(...paragraphs).at(-1) ?? "")?.[1];
    const holt = "“It is over,” said Dana Holt.";
    const she = "“No,” she said. “It is not over.”";
    assert.equal(personBehind(holt, she), "Dana Holt");
    assert.equal(personBehind("The water company, Severn Hills, disputes this.", she), undefined);
    assert.equal(personBehind(holt, `The council sent an officer. ${she}`), undefined);
    assert.equal(personBehind("Near Ann Reith stood a van.", holt, `Reith came too. ${she}`), undefined);
    assert.equal(
      personBehind("“It began here,” said Helena Marsh.", "Asked by Miss Marsh, he replied: “It did.”"),
      undefined,
    );
  });

  test("a day, a negation and the like are neither a post nor a speaker", () => {
    assert.deepEqual(
      quotationsIn(
        "On Thursday evening Orrin City Council resolved “to refuse the use of its land”.",
        "“It is over,” said Dana Holt. Nor were the mistakes a matter of chance. “They fall on young people.”",
      ),
      [
        "direct <Orrin City Council> [Orrin City Council resolved] to refuse the use of its land",
        "direct <Dana Holt> [said Dana Holt] It is over,",
        "direct <Dana Holt> [said Dana Holt] They fall on young people.",
      ],
    );
  });

  test("guillemets and low marks quote too", () => {
    assert.deepEqual(
      quotationsIn(
        "Ned Coombe said: « Non ».",
        "„It is a ruin“, said Jo Haas.",
        "»All of us«, said Ann Reith.",
      ),
      [
        "direct <Ned Coombe> [Ned Coombe said] Non",
        "direct <Jo Haas> [said Jo Haas] It is a ruin",
        "direct <Ann Reith> [said Ann Reith] All of us",
      ],
    );
  });

  test("hostile runs of marks and verbs take linear time", () => {
    const seconds = (unit: string, length: number) => {
      const extraction = buildExtraction([unit.repeat(length / unit.length)]);
      const from = process.cpuUsage();
      structure(extraction, { kind: "article", name: "a.txt", mediaType: "text/plain" });
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1e6;
    };
    for (const unit of [
      '"',
      "'",
      "“",
      "‘",
      '"a ',
      "‘a ",
      "'as' ",
      "he said “",
      "said he ",
      "“a,” he said. ",
      "x, y, z said: ",
    ]) {
      const [less, more] = [seconds(unit, 50_000), seconds(unit, 200_000)];
      assert.ok(more < 0.2 + 10 * less, `${unit}: ${less} s for 50,000, ${more} s for 200,000`);
    }
  });
});
