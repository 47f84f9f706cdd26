import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { movingsIn } from "../../../ingest/structure/motion/moving.js";
import { unitsOf } from "../../../ingest/structure/motion/units.js";
import { structure } from "../../../ingest/structure/structure.js";
import type { Motion } from "../../../storage/model/facts/motion-facts.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

function moved(text: string): string[] {
  const extraction = buildExtraction([text]);
  return unitsOf(extraction)
    .flatMap((unit) => movingsIn(unit))
    .map(({ mover, seconder }) => `${mover?.value ?? ""}/${seconder?.value ?? ""}`);
}

function read(blocks: readonly BlockLike[]): { motions: Motion[]; text: string } {
  const extraction = buildExtraction(blocks);
  const { facts } = structure(extraction, { kind: "motion", name: "x.txt", mediaType: "text/plain" });
  return { motions: facts.motion?.motions ?? [], text: extraction.text };
}

/** Each in the manner of another kind of council, of invented people. */
const movers: readonly (readonly [string, string])[] = [
  ["A motion to close the lane early in the winter was made by Joan, second by Piet.", "Joan/Piet"],
  ["The resolution was moved Ida Holm and seconded by Otto Krag III.", "Ida Holm/Otto Krag III"],
  ["Councillor Ida Holm, Leader of the Council, moved a motion on ponds:", "Councillor Ida Holm/"],
  ["COUNCIL MEMBER HOLM MOVED TO AWARD THE CONTRACT.", "COUNCIL MEMBER HOLM/"],
  ["Councillor P Oake to MOVE and Councillor Reddy to SECOND:", "Councillor P Oake/Councillor Reddy"],
  ["RESOLVED: Miss Tarn elected as clerk, with Cllr Oake proposing the item.", "Cllr Oake/"],
  ["Holm moves and Krag seconds a motion to reopen the pond.", "Holm/Krag"],
  ["Member A Oake gave a report in full and moved the recommendations in it.", "Member A Oake/"],
  ["M/S/C: Oake/Reddy to accept the bid.", "Oake/Reddy"],
  ["Resolved (Cr Ann Oake/Cr Bob Reddy) that the kerb be cut.", "Cr Ann Oake/Cr Bob Reddy"],
  ["Motion: Oake  Second: Reddy", "Oake/Reddy"],
  ["The Hon. P.Q. OAKE (Minister for Rivers, Minister for Roads) (17:59): I move:", "The Hon. P.Q. OAKE/"],
  ["Mr OAKE (Marsh End) (16:10): I move:", "Mr OAKE/"],
  ["Quay Bill Lord Oake of Marsh End to move that the order be approved.", "Lord Oake of Marsh End/"],
  ["That the motion (Ms Oake's) be agreed to.", "Ms Oake/"],
  [
    "Motion made, and Question put, That the Motion in the name of Eve Sole may be heard.—[Mr. Oake.]",
    "Mr. Oake/",
  ],
  ["A motion submitted under Rule 6 of the constitution by Councillor G. Oake:", "Councillor G. Oake/"],
  ["The question is, that motion 7M-4, in the name of Eve Sole, be agreed to.", "Eve Sole/"],
  ["POND - Mr. Oake and Ms Reddy motioned to dig it.", "Mr. Oake/Ms Reddy"],
  ["Cllr Holm was proposed in his absence by Cllr Oake, seconded by Cllr Reddy.", "Cllr Oake/Cllr Reddy"],
  [
    "In proposing the motion, Councillor Ida Holm thanked the seconder of the motion, Councillor Bo Krag.",
    "Councillor Ida Holm/Councillor Bo Krag",
  ],
  [
    "RESOLVED ON THE MOTION OF COUNCILLOR OAKE, seconded by COUNCILLOR REDDY,",
    "COUNCILLOR OAKE/COUNCILLOR REDDY",
  ],
  ["Cllr Oake nominated Cllr Reddy to be chairman, seconded by Cllr Holm.", "Cllr Oake/Cllr Holm"],
];

describe("who moves and who seconds", () => {
  for (const [text, names] of movers) test(text, () => assert.deepEqual(moved(text), [names]));

  for (const text of [
    "Respectfully submitted by Linda Oake",
    "The report was presented by Mr Oake.",
    "Debate moved to the next item.",
    "Motion 1 – County Athletics Track",
    "Speeches on the motion were made by Councillors Oake and Reddy.",
  ])
    test(`nobody moves: ${text}`, () => assert.deepEqual(moved(text), []));
});

/** The last lines of a record of one motion, the outcome they tell, and the words that say so. */
const fates: readonly (readonly [BlockLike[], string, string])[] = [
  [
    ["On a motion by Oake, seconded by Reddy, the Board voted 4-1, Holm against, to sell."],
    "carried",
    "voted",
  ],
  [
    ["Moved by Cllr Oake, seconded by Cllr Reddy.", "The change in the order was not agreed."],
    "lost",
    "not agreed",
  ],
  [["Moved by Cllr Oake, seconded by Cllr Reddy.", "This was agreed by the Council."], "carried", "agreed"],
  [["Moved by Cllr Oake, seconded by Cllr Reddy.", "The vote taken was unanimous."], "carried", "unanimous"],
  [["Moved by Cllr Oake, seconded by Cllr Reddy.", "Motion thus negatived."], "lost", "negatived"],
  [["Moved by Cllr Oake, seconded by Cllr Reddy. 6 yes, 0 no. Motion carried."], "carried", "carried"],
  [["Mr OAKE: I move:", "That the pond be dug.", "Question put and declared carried."], "carried", "carried"],
  [["Cllr Oake proposed a fence. The proposition was not seconded."], "lapsed", "not seconded"],
  [["Motion made by P. Oake, 2nd by E. Reddy to file it.", "Motion Unanimous"], "carried", "unanimous"],
  [
    ["A motion was made by Mr Oake, seconded by Ms Reddy and voted unanimously to open it."],
    "carried",
    "voted",
  ],
  [
    ["Mr Oake motioned and Ms Reddy seconded to dig. Passed 3-2 with Mr Holm and Ms Krag opposed."],
    "carried",
    "passed",
  ],
  [["The payment was agreed. Proposed: Ann Oake. Seconded: Bob Reddy."], "carried", "agreed"],
  [["Two came forward and it was unanimously resolved to co-opt both."], "carried", "resolved"],
];

describe("what became of it", () => {
  for (const [blocks, outcome, words] of fates)
    test(`${JSON.stringify(blocks.at(-1))}: ${outcome}`, () => {
      const { motions, text } = read(["# Item one", ...blocks]);
      assert.equal(motions.length, 1);
      assert.equal(motions[0]?.outcome?.value, outcome);
      assert.match(text.slice(motions[0]?.outcome?.start, motions[0]?.outcome?.end), new RegExp(words, "i"));
    });

  for (const told of [
    "Councillor Holm confirmed that motion 12.3 had been withdrawn.",
    "The motion is not agreed.",
    "On 18 July 2019 an amended pond motion was passed.",
    "The scheme was approved last year.",
    "The meeting was adjourned.",
    "The Chair, Councillor Holm, AGREED to write to the owner.",
  ])
    test(`${JSON.stringify(told)} settles nothing`, () => {
      const { motions } = read([
        "Moved by Cllr Ann Oake, seconded by Cllr Bob Reddy, that ponds be dug.",
        told,
      ]);
      assert.equal(motions.length, 1);
      assert.equal(motions[0]?.outcome, null);
    });

  test("of two proposals, the second is the amendment where the vote says so", () => {
    const { motions } = read([
      "Moved by Councillor Oake, seconded by Councillor Reddy, that the lamp be lit.",
      "Moved by Councillor Holm, seconded by Councillor Krag, that the lamp be sold.",
      "On a vote, six members voted for the amendment and nine against and it was declared lost.",
      "The motion was carried.",
    ]);
    assert.deepEqual(
      motions.map((one) => [one.mover?.value, one.outcome?.value]),
      [["Councillor Oake", "carried"]],
    );
    assert.deepEqual(
      motions[0]?.amendments.map((one) => [one.mover?.value, one.outcome?.value]),
      [["Councillor Holm", "lost"]],
    );
  });

  test("amendments of groups have no mover, and each its own fate", () => {
    const { motions } = read([
      "Councillor Oake moved the budget.",
      "The amendment by the Harbour Group as set out in the papers was lost by 20 votes to 3.",
      "The amendment by the Upland Group as set out in the papers was carried by 12 votes to 11.",
      "As told, the amendment by the Upland Group was carried.",
      "The substantive motion was carried.",
    ]);
    assert.deepEqual(
      motions.map((one) => [one.mover?.value, one.outcome?.value]),
      [["Councillor Oake", "carried"]],
    );
    assert.deepEqual(
      motions[0]?.amendments.map((one) => [one.mover, one.outcome?.value]),
      [
        [null, "lost"],
        [null, "carried"],
      ],
    );
  });

  test("a label and the name below it; a name above what is moved", () => {
    const { motions } = read([
      "Motion",
      "Submitted by:",
      "Councillor A. Oake",
      "That the quay be swept.",
      "2. Councillor Reddy, Leader of the Harbour Group:",
      "This Council believes that ponds are good.",
    ]);
    assert.deepEqual(
      motions.map((one) => one.mover?.value),
      ["Councillor A. Oake", "Councillor Reddy"],
    );
  });

  test("words that lead in to what is resolved open its clauses", () => {
    const { motions } = read([
      "Motion submitted in accordance with Rule 6 by Councillor Oake:",
      "Council notes that:",
      "• The weir leaks.",
      "In light of the above, Council therefore agrees to:",
      "1. Mend the weir.",
      "2. Report by May.",
    ]);
    assert.deepEqual(
      motions[0]?.clauses.map(({ group, number }) => [group, number]),
      [
        ["notes", null],
        ["resolves", "1"],
        ["resolves", "2"],
      ],
    );
  });
});
