import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import type { Motion, MotionFacts } from "../../../storage/model/facts/motion-facts.js";
import { motionFactsSchema } from "../../../storage/model/facts/motion-facts.js";
import { f1Of, markedMotions, scoreMotions } from "../../eval/motions.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

function read(blocks: readonly BlockLike[]): { motions: Motion[]; facts: MotionFacts; text: string } {
  const extraction = buildExtraction(blocks);
  const { facts } = structure(extraction, { kind: "motion", name: "x.txt", mediaType: "text/plain" });
  assert.ok(facts.motion);
  return { motions: facts.motion.motions, facts: facts.motion, text: extraction.text };
}

describe("records of motions", () => {
  test("marked by hand in many layouts are read as marked, and no outcome lacks the words that say so", async () => {
    const score = await scoreMotions();
    assert.ok(score.documents >= 20);
    assert.equal(score.withoutSpan, 0);
    for (const [measure, counts] of Object.entries(score.scores)) {
      assert.ok(f1Of(counts) >= 0.95, `${measure}: ${score.failures.join("; ")}`);
    }
  });

  for (const set of ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"] as const) {
    test(`of the ${set} set: movers, outcomes and clauses as marked, and no outcome without its words`, async () => {
      const score = await scoreMotions(markedMotions[set]);
      assert.ok(score.documents >= 6);
      assert.equal(score.withoutSpan, 0);
      for (const measure of ["movers", "outcomes", "clauses"] as const) {
        assert.ok(f1Of(score.scores[measure]) >= 0.95, `${measure}: ${score.failures.join("; ")}`);
      }
    });
  }

  test("a tally that does not equal its names is flagged and stays as printed", () => {
    const [motion] = read([
      "Moved by Cllr Ann Ray, seconded by Cllr Bo Lee, that the pond be dug.",
      "For: Councillors Ray and Lee (3)",
      "Against: Councillor Fox (1)",
      "The motion was carried.",
    ]).motions;
    assert.equal(motion?.tally?.for?.value, 3);
    assert.equal(motion?.votes.filter((vote) => vote.side === "for").length, 2);
    assert.deepEqual(
      motion?.flags.map((flag) => flag.code),
      ["tally-names"],
    );
  });

  for (const told of [
    "Councillor Fox said that the motion was carried.",
    "The amendment carried last year was mentioned.",
    "A similar motion was lost in 2019.",
    "If the motion was carried, officers would report.",
    "It was asked whether the motion had been carried.",
    "The motion that was carried in March 2020 was recalled.",
  ]) {
    test(`${JSON.stringify(told)} settles nothing`, () => {
      const { motions } = read([
        "Moved by Cllr Ann Ray, seconded by Cllr Bo Lee:",
        "This Council notes the pond.",
        told,
      ]);
      assert.equal(motions[0]?.mover?.value, "Cllr Ann Ray");
      assert.equal(motions[0]?.outcome, null);
    });
  }

  test("every name and number is what its span holds", () => {
    const { motions, text } = read([
      "# 3. Motion: ponds",
      "Moved by Councillor A Ray, seconded by Councillor B Lee: That the pond be dug.",
      "An amendment was moved by Councillor C Fox and seconded by Councillor D Gow. The amendment was lost by 3 votes to 9.",
      "The motion was carried by 9 votes to 3 with one abstention.",
    ]);
    const [motion] = motions;
    const [amendment] = motion?.amendments ?? [];
    const words = (span: { start: number; end: number } | null | undefined) =>
      text.slice(span?.start, span?.end);
    assert.equal(words(motion?.title), "ponds");
    assert.equal(words(motion?.mover), "Councillor A Ray");
    assert.equal(words(motion?.seconder), "Councillor B Lee");
    assert.equal(words(motion?.outcome), "carried");
    assert.equal(words(motion?.tally?.abstained), "one");
    assert.equal(words(amendment?.mover), "Councillor C Fox");
    assert.equal(words(amendment?.outcome), "lost");
    assert.equal(words(amendment?.tally?.for), "3");
  });

  test("long runs of one thing take no long time, and whatever comes is facts", () => {
    for (const part of [
      "Councillor A Smith ",
      "For: A, B and C (3) ",
      "the motion was ",
      "21 votes to ",
      "1. ",
      "“This Council notes ",
      "(",
      "; and ",
    ]) {
      const { facts } = read([part.repeat(4_000), `${part}\n`.repeat(500)]);
      motionFactsSchema.parse(facts);
    }
  });
});
