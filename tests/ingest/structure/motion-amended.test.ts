import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { joined, placed } from "../../../ingest/structure/motion/numbers.js";
import { structure } from "../../../ingest/structure/structure.js";
import type { Motion } from "../../../storage/model/facts/motion-facts.js";
import { buildExtraction } from "./build-extraction.js";

function read(...lines: readonly string[]): Motion[] {
  const { facts } = structure(buildExtraction(lines), {
    kind: "motion",
    name: "x.txt",
    mediaType: "text/plain",
  });
  return facts.motion?.motions ?? [];
}

const fates = (motion: Motion | undefined) =>
  motion?.amendments.map(
    ({ mover, seconder, outcome }) =>
      `${mover?.value ?? ""}/${seconder?.value ?? ""}: ${outcome?.value ?? ""}`,
  );
const clauses = (motion: Motion | undefined) =>
  motion?.clauses.map(({ group, number }) => [group, number].filter(Boolean).join(" "));

describe("amendments that the record calls by a letter", () => {
  const moved = [
    "Councillor Ida Holm, seconded by Councillor Otto Krag, moved the motion.",
    "Councillor Eve Sole, seconded by Councillor Ann Reddy, moved Amendment B.",
    "Councillors Joan Tarn and Piet Oake formally moved and seconded Amendment A.",
  ];

  test("have the fate that is told of that letter", () => {
    const [motion] = read(
      ...moved,
      "Amendment B was put to the vote and declared to be lost.",
      "As Amendment B was lost, Amendment A was put to the vote and declared to be carried.",
      "The motion, as amended, was put to the vote and declared to be carried.",
    );
    assert.deepEqual(fates(motion), [
      "Councillor Eve Sole/Councillor Ann Reddy: lost",
      "Joan Tarn/Piet Oake: carried",
    ]);
    assert.equal(motion?.outcome?.value, "carried");
  });

  test("take nothing from one that nobody was told to have moved", () => {
    const [motion] = read(...moved, "Amendment C fell.", "Amendment A was put to the vote and lost.");
    assert.deepEqual(fates(motion), [
      "Councillor Eve Sole/Councillor Ann Reddy: ",
      "Joan Tarn/Piet Oake: lost",
      "/: lost",
    ]);
  });
});

describe("clauses", () => {
  test("keep their number where the body is named in each of them", () => {
    const [motion] = read(
      "Councillor Ida Holm, seconded by Councillor Otto Krag, moved the motion.",
      "The motion was put to the vote and declared to be carried.",
      "1. That council assembly notes that the weir leaks.",
      "2. That council assembly calls on the cabinet to mend it.",
    );
    assert.deepEqual(clauses(motion), ["notes 1", "resolves 2"]);
  });

  test("of a numbered section are those below it, and a heading among them is none", () => {
    const [motion] = read(
      "Councillor Ida Holm moved, seconded by Councillor Otto Krag:",
      "1. Council assembly:",
      "a. Asserts its pride in the pond.",
      "b. Welcomes the ducks.",
      "2. Council assembly believes that:",
      "a. Ducks are good.",
      "To this end, Council resolves to ask the Executive to:",
      "1. Feed the ducks.",
      "The motion was carried.",
    );
    assert.deepEqual(clauses(motion), ["believes 1(a)", "notes 1(b)", "believes 2(a)", "resolves 1"]);
  });
});

describe("numbers inside numbers", () => {
  const of = (...numbers: readonly string[]) =>
    numbers.reduce<string[]>((levels, number) => placed(levels, number), []);
  for (const [list, last] of [
    [["1", "a", "i", "ii", "b"], "1(b)"],
    [["i", "ii", "a", "b", "iii"], "iii"],
    [["a", "i", "ii", "b", "i"], "b(i)"],
    [["a", "1", "2", "b"], "b"],
    [["g", "h", "i"], "i"],
    [["1", "a", "b", "2", "a"], "2(a)"],
    [["2", "2.1", "2.2"], "2.2"],
    [["A", "B", "1"], "B(1)"],
  ] as const)
    test(`${list.join(", ")}: ${last}`, () => assert.equal(joined(of(...list)), last));

  test("what stands inside a clause is of its kind, and has none of the section’s number twice", () => {
    const [motion] = read(
      "Notice of Motion Regarding “Weirs” - Given By Councillor Ida Holm And To Be Seconded By Councillor Otto Krag",
      "That this Council:-",
      "(a) notes:-",
      "(i) the state of the weir;",
      "(ii) the cost of it;",
      "(b) therefore, is both surprised and dismayed; and",
      "(c) calls upon the Executive to mend it.",
    );
    assert.deepEqual(
      [motion?.mover?.value, motion?.seconder?.value],
      ["Councillor Ida Holm", "Councillor Otto Krag"],
    );
    assert.deepEqual(clauses(motion), ["notes a(i)", "notes a(ii)", "notes b", "resolves c"]);
  });
});

test("to amend the motion in somebody's name is an amendment of who moves it", () => {
  const motions = read(
    "In accordance with notice Councillor Holm proposed:",
    "The Council recognises the ducks.",
    "The motion was seconded by Councillor Krag.",
    "Moved by Councillor Sole,",
    "Seconded by Councillor Reddy,",
    "That the motion standing in the name of Councillor Holm and seconded by Councillor Krag be amended as follows:",
    "To delete the last paragraph.",
  );
  assert.equal(motions.length, 1);
  assert.equal(motions[0]?.mover?.value, "Councillor Holm");
  assert.deepEqual(fates(motions[0]), ["Councillor Sole/Councillor Reddy: "]);
});

test("what papers refer to is not referred, and what the chair confirms was carried", () => {
  const [motion] = read(
    "Taking into account the amendment to the Motion referred to by the Director, the following was before the Council.",
    "Notice of Motion 4 (Cllr Ida Holm)",
    "This Council supports the ducks.",
    "39.3 The Mayor confirmed that the motion had been carried unanimously.",
  );
  assert.deepEqual(motion?.amendments, []);
  assert.deepEqual(
    [motion?.mover?.value, motion?.outcome?.value, motion?.unanimous?.value],
    ["Cllr Ida Holm", "carried", true],
  );
});

test("who endorses a notice of motion decides nothing", () => {
  const [motion] = read(
    "To submit the following Notice of Motion by Councillor Ida Holm, endorsed by Councillors Otto Krag and Eve Sole:-",
    "“That the quay be swept.”",
  );
  assert.equal(motion?.mover?.value, "Councillor Ida Holm");
  assert.equal(motion?.outcome, null);
});

test("what was agreed on somebody's proposal is that member's motion", () => {
  const [motion] = read(
    "It was agreed on the proposal of Councillor Holm, seconded by Councillor Krag that this Council declares a holiday.",
  );
  assert.deepEqual(
    [motion?.mover?.value, motion?.seconder?.value, motion?.outcome?.value, clauses(motion)],
    ["Councillor Holm", "Councillor Krag", "carried", ["resolves"]],
  );
});

test("more minutes for the meeting are no earlier minutes", () => {
  const [motion] = read(
    "A motion to extend the guillotine by 30 minutes was proposed by Councillor Holm, seconded by Councillor Krag, and agreed.",
  );
  assert.deepEqual([motion?.mover?.value, motion?.outcome?.value], ["Councillor Holm", "carried"]);
});

test("a motion and an amendment as the Senedd prints them", () => {
  const [motion] = read(
    "NDM1234 Ida Holm (Marsh End)",
    "To propose that the Senedd:",
    "1. Notes the state of the weir.",
    "2. Calls on the Welsh Government to mend it.",
    "Amendment 1 - Otto Krag (Quay)",
    "Delete point 2.",
  );
  assert.deepEqual([motion?.mover?.value, clauses(motion)], ["Ida Holm", ["notes 1", "resolves 2"]]);
  assert.deepEqual(fates(motion), ["Otto Krag/: "]);
});

test("the Council rejects a motion in the first of several decisions", () => {
  const [motion] = read(
    "Councillor Holm moved as a procedural motion, seconded by Councillor Krag:- That the Council meet in public.",
    "The Council resolved:- (i) to reject the procedural motion; and (ii) to note the papers.",
  );
  assert.deepEqual([motion?.mover?.value, motion?.outcome?.value], ["Councillor Holm", "lost"]);
});

test("who moves in another's absence is the mover", () => {
  const motions = read(
    "The Chairman reported receipt of the above motion from Councillors Holm and Krag. Accordingly, Councillor Sole, in the absence of Councillor Holm, moved the following motion which was duly seconded by Councillor Krag:",
    "The hall was shut in August. The Council therefore resolves to open it.",
  );
  assert.equal(motions.length, 1);
  assert.deepEqual(
    [motions[0]?.mover?.value, motions[0]?.seconder?.value, clauses(motions[0])],
    ["Councillor Sole", "Councillor Krag", ["resolves"]],
  );
});
