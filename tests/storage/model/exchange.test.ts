import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { exchangesOf, type Spoken } from "../../../storage/model/exchange.js";

/** `Q Mr Beer`, `S Lucy Moor (witness)`, `H`: a question, a speech, a heading. */
function spoken(lines: readonly string[]): Spoken[] {
  return lines.map((line, start) => {
    const [, kind, name, role] = /^(\w)(?: ([^(]+?))?(?: \((\w+)\))?$/.exec(line) ?? [];
    return {
      start,
      kind: kind === "Q" ? "question" : kind === "H" ? "heading" : "speech",
      attribution: name ?? null,
      role: role ?? null,
      question: null,
    };
  });
}

const askers = (lines: readonly string[]) => exchangesOf(spoken(lines)).map(({ askedBy }) => askedBy);
const answerers = (lines: readonly string[]) =>
  exchangesOf(spoken(lines)).map(({ answeredBy }) => answeredBy);

/** As the passages of each layout come from its parser; `-` answers nobody. */
const layouts: { layout: string; lines: string[]; asked: string[] }[] = [
  {
    layout: "a Commons committee: the chair asks too, and thanks",
    lines: [
      "Q Chair (chair)",
      "S Rob Hay (witness)",
      "S Dr Obi (witness)",
      "S Chair (chair)",
      "Q Piers Cole (member)",
      "S Dr Obi (witness)",
    ],
    asked: ["-", "Chair", "Chair", "-", "-", "Piers Cole"],
  },
  {
    layout: "a Lords committee: a member adds to a question before the answer",
    lines: [
      "Q Lord Fen (member)",
      "Q Baroness Ling (member)",
      "S Lib Doran (witness)",
      "S Lord Fen (member)",
      "S Lib Doran (witness)",
    ],
    asked: ["-", "-", "Baroness Ling", "-", "Baroness Ling"],
  },
  {
    layout: "an inquiry: the chair's own question comes between",
    lines: [
      "Q MS VANCE (counsel)",
      "S MR WADE (witness)",
      "Q THE CHAIR (chair)",
      "S MR WADE (witness)",
      "Q MS VANCE (counsel)",
      "S MR WADE (witness)",
    ],
    asked: ["-", "MS VANCE", "-", "THE CHAIR", "-", "MS VANCE"],
  },
  {
    layout: "a deposition: an objection of counsel is no answer",
    lines: [
      "Q MR. HALE (counsel)",
      "S MS. VOSS (counsel)",
      "S MS LUND (witness)",
      "Q MR. HALE (counsel)",
      "S MS LUND (witness)",
    ],
    asked: ["-", "-", "MR. HALE", "-", "MR. HALE"],
  },
  {
    layout: "a hearing in Washington: the chair gives the floor",
    lines: [
      "S The CHAIRMAN (chair)",
      "Q Mr. ORR (member)",
      "S Ms. LUND (witness)",
      "S The CHAIRMAN (chair)",
      "Q Mr. DOW (member)",
      "S Ms. LUND (witness)",
    ],
    asked: ["-", "-", "Mr. ORR", "-", "-", "Mr. DOW"],
  },
  {
    layout: "oral questions of a parliament: the minister answers, a supplementary follows",
    lines: [
      "Q Mr COLE",
      "S D. KEEL",
      "S The SPEAKER (chair)",
      "S D. KEEL",
      "Q Mr COLE",
      "S D. KEEL",
      "H",
      "S D. KEEL",
    ],
    asked: ["-", "Mr COLE", "-", "Mr COLE", "-", "Mr COLE", "-", "-"],
  },
  {
    layout: "a committee in Ottawa: two witnesses of one panel, none declared",
    lines: ["Q Mr. Dow", "S Ms. Orr", "Q Ms. Pym", "S Mr. Lee", "S Ms. Orr", "S The Chair (chair)"],
    asked: ["-", "Mr. Dow", "-", "Ms. Pym", "Ms. Pym", "-"],
  },
  {
    layout: "written questions: one question and one answer under each heading",
    lines: ["H", "Q Piers Cole", "S Dana Keel", "H", "Q Nusrat Dar", "S Dana Keel"],
    asked: ["-", "-", "Piers Cole", "-", "-", "Nusrat Dar"],
  },
  {
    layout: "a debate: an intervention that asks is answered by whoever had the floor",
    lines: ["S Piers Cole", "Q Nusrat Dar", "S Piers Cole", "S Hugh Ellis", "S Dana Keel"],
    asked: ["-", "-", "Nusrat Dar", "-", "-"],
  },
  {
    layout: "a council's public questions: the answer, and words of somebody else",
    lines: ["Q Mr Trent", "S The Leader", "S Councillor Eke", "Q Mr Trent", "S The Leader"],
    asked: ["-", "Mr Trent", "-", "-", "Mr Trent"],
  },
  {
    layout: "an interview: two voices all along",
    lines: ["Q Speaker 1", "S Speaker 2", "Q Speaker 1", "S Speaker 2", "S Speaker 2"],
    asked: ["-", "Speaker 1", "-", "Speaker 1", "Speaker 1"],
  },
  {
    layout: "captions and minutes of evidence without names: nobody is known to have asked",
    lines: ["Q", "S", "Q", "S"],
    asked: ["-", "-", "-", "-"],
  },
];

describe("exchanges", () => {
  test("an answer knows who asked, a question who answers it, over follow-on paragraphs", () => {
    const lines = ["Q Mr Beer", "Q Mr Beer", "S Lucy Moor", "S Lucy Moor", "Q Mr Beer", "S Lucy Moor"];
    assert.deepEqual(askers(lines), [null, null, "Mr Beer", "Mr Beer", null, "Mr Beer"]);
    assert.deepEqual(answerers(lines), [["Lucy Moor"], ["Lucy Moor"], [], [], ["Lucy Moor"], []]);
  });

  test("several witnesses answer one question; the chair's words between them are no answer", () => {
    const lines = [
      "Q Ms Reed",
      "S Ann Orr (witness)",
      "S The Chair (chair)",
      "S Bo Lind (witness)",
      "H",
      "S Bo Lind (witness)",
    ];
    assert.deepEqual(askers(lines), [null, "Ms Reed", null, "Ms Reed", null, null]);
    assert.deepEqual(answerers(lines)[0], ["Ann Orr", "Bo Lind"]);
  });

  test("a third voice who is no witness ends the exchange: whom it answers is not known", () => {
    const lines = ["Q Ada Pym", "S The Minister", "S Ivo Hart", "S The Minister"];
    assert.deepEqual(askers(lines), [null, "Ada Pym", null, null]);
  });

  test("whoever answers elsewhere and never asks may answer second", () => {
    const lines = ["Q Mr Roe", "S Dr Ash", "Q Mr Roe", "S Mx Bell", "S Dr Ash"];
    assert.deepEqual(askers(lines), [null, "Mr Roe", null, "Mr Roe", "Mr Roe"]);
  });

  test("without questions nobody is asked", () => {
    assert.deepEqual(askers(["S Ann Orr", "S Bo Lind", "H", "S Ann Orr"]), [null, null, null, null]);
  });

  for (const { layout, lines, asked } of layouts)
    test(`of ${layout}: who asked, and who answers, agree with each other`, () => {
      assert.deepEqual(
        askers(lines).map((asker) => asker ?? "-"),
        asked,
      );
      const told = spoken(lines);
      for (const [index, { answeredBy }] of exchangesOf(told).entries())
        for (const name of answeredBy) {
          const after = told.findIndex(({ attribution }, at) => at > index && attribution === name);
          assert.ok(after > index, `${name} answers before line ${index} asks`);
          assert.equal(asked[after], told[index]?.attribution ?? "-");
        }
    });
});
