import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import type { Structured } from "../../../ingest/structure/structured.js";
import { type BlockLike, buildExtraction, inShort, type Surroundings } from "./build-extraction.js";

function read(
  blocks: readonly BlockLike[],
  around: Surroundings = {},
): Structured & { short: string[]; text: string } {
  const extraction = buildExtraction(blocks, around);
  const structured = structure(extraction, { kind: "motion", name: "x.docx", mediaType: "text/plain" });
  return { ...structured, short: inShort(extraction.text, structured.passages), text: extraction.text };
}

describe("motions", () => {
  const motion = [
    "# Midford City Council",
    "# Motion: Facial recognition in public places",
    "Council meeting, 24 January 2024",
    "Proposed by Councillor Jo O’Neill, seconded by Cllr. Abdul Rahman",
    "This Council notes:",
    "1. The police use cameras.",
    "2. Errors fall on some more than others.",
    "This Council believes that",
    "Liberty matters.",
    "Council therefore resolves to:",
    { words: "Write to the Commissioner, asking him to", marker: "1.", kind: "list-item" as const },
    { words: "stop; and", marker: "a)", kind: "list-item" as const },
    { words: "publish.", marker: "b)", kind: "list-item" as const },
    { words: "Report back.", marker: "2.", kind: "list-item" as const },
    "The motion was put to the vote and carried unanimously.",
  ];

  test("clauses carry the section and the number printed", () => {
    assert.deepEqual(read(motion).short.slice(4), [
      "clause [notes] This Council notes:",
      "clause [notes 1] 1. The police use camera",
      "clause [notes 2] 2. Errors fall on some m",
      "clause [believes] This Council believes th",
      "clause [believes] Liberty matters.",
      "clause [resolves] Council therefore resolv",
      "clause [resolves 1] Write to the Commissione",
      "clause [resolves 1(a)] stop; and",
      "clause [resolves 1(b)] publish.",
      "clause [resolves 2] Report back.",
      "outcome The motion was put to th",
    ]);
  });

  test("mover, seconder, outcome and unanimity are shown with the words they were read from", () => {
    const { facts, text, title, source, date } = read(motion);
    const { mover, seconder, outcome, unanimous, provisional } = facts.motion ?? {};
    assert.equal(text.slice(mover?.start, mover?.end), "Councillor Jo O’Neill");
    assert.equal(text.slice(seconder?.start, seconder?.end), "Cllr. Abdul Rahman");
    assert.equal(outcome?.value, "carried");
    assert.equal(text.slice(outcome?.start, outcome?.end), "carried");
    assert.equal(text.slice(unanimous?.start, unanimous?.end), "unanimously");
    assert.equal(provisional, false);
    assert.equal(title, "Facial recognition in public places");
    assert.equal(source, "Midford City Council");
    assert.equal(date?.value, "2024-01-24");
  });

  test("several numbered clauses in one block are told apart", () => {
    assert.deepEqual(read(["This Council resolves:\n1. To act.\n2. To report\nin a year."]).short, [
      "clause [resolves] This Council resolves:",
      "clause [resolves 1] 1. To act.",
      "clause [resolves 2] 2. To report in a year.",
    ]);
  });
});

describe("who moved and who seconded", () => {
  for (const [line, mover, seconder] of [
    ["Moved by Cllr Ann Ray and seconded by Cllr Bo Lee", "Cllr Ann Ray", "Cllr Bo Lee"],
    ["Proposer: Councillor Ann Ray; Seconder: Councillor Bo Lee", "Councillor Ann Ray", "Councillor Bo Lee"],
    ["Councillor Ray moved, and Councillor Lee seconded, the motion.", "Councillor Ray", "Councillor Lee"],
    ["Councillor Ray, seconded by Councillor Lee, moved the following:", "Councillor Ray", "Councillor Lee"],
    ["PROPOSED BY COUNCILLOR RAY", "COUNCILLOR RAY", null],
    ["Seconded: Dame Ann de Vere", null, "Dame Ann de Vere"],
    ["Councillor Ray moved an amendment, seconded by Councillor Lee.", null, null],
    ["The motion was moved to the end of the meeting.", null, null],
  ] as const) {
    test(`${JSON.stringify(line)}: ${mover}, ${seconder}`, () => {
      const { facts } = read([line]);
      assert.equal(facts.motion?.mover?.value ?? null, mover);
      assert.equal(facts.motion?.seconder?.value ?? null, seconder);
    });
  }
});

describe("the outcome of a motion", () => {
  for (const [line, outcome, unanimous] of [
    ["RESOLVED unanimously", "carried", true],
    ["It was unanimously RESOLVED that the Council would write to the Minister.", "carried", true],
    ["RESOLVED – That the report be noted.", "carried", null],
    ["The motion was carried.", "carried", null],
    ["The substantive motion, as amended, was put and agreed unanimously.", "carried", true],
    ["Motion, as amended, agreed to.", "carried", null],
    ["Carried unanimously", "carried", true],
    ["Outcome: Carried", "carried", null],
    ["On being put to the vote the motion was lost.", "lost", null],
    ["The motion was not carried.", "lost", null],
    ["MOTION LOST", "lost", null],
    ["With the consent of the Council the motion was withdrawn.", "withdrawn", null],
    ["The motion was deferred to the next meeting.", "deferred", null],
    ["The motion was referred to the Overview and Scrutiny Committee.", "referred", null],
    ["RESOLVED: That the motion be referred to Cabinet.", "referred", null],
    ["The amendment was lost.", null, null],
    ["If the motion is carried, the Leader will write.", null, null],
    ["The Council debated the motion for an hour.", null, null],
    ["Councillor Ray hoped that the motion would be carried.", null, null],
    ["This Council resolves to write to the Minister.", null, null],
    ["The complaint was resolved last year.", null, null],
  ] as const) {
    test(`${JSON.stringify(line)} says ${outcome ?? "nothing"}`, () => {
      const { facts } = read(["This Council notes the cameras.", line]);
      assert.equal(facts.motion?.outcome?.value ?? null, outcome);
      assert.equal(facts.motion?.unanimous?.value ?? null, unanimous);
    });
  }

  test("two records that disagree give no outcome, and say so", () => {
    const { facts, warnings } = read(["The motion was carried.", "The motion was lost."]);
    assert.equal(facts.motion?.outcome, null);
    assert.equal(warnings.length, 1);
  });

  test("what was resolved before the motion was moved, and other business, is not its outcome", () => {
    const { facts, text } = read([
      "RESOLVED: That the minutes be confirmed.",
      "Councillor Ray moved, and Councillor Lee seconded, the motion as printed.",
      "The motion was put to the vote and agreed.",
      "RESOLVED unanimously to close the meeting.",
    ]);
    const { outcome, unanimous } = facts.motion ?? {};
    assert.equal(text.slice(outcome?.start, outcome?.end), "agreed");
    assert.equal(unanimous, null);
  });

  test("several resolutions that name no motion settle none", () => {
    const { facts, warnings } = read(["RESOLVED: One.", "RESOLVED: Two.", "RESOLVED unanimously: Three."]);
    assert.equal(facts.motion?.outcome, null);
    assert.equal(warnings.length, 1);
  });

  test("an amendment that was lost does not settle the motion that was carried", () => {
    const { facts } = read(["The amendment was put and lost.", "The motion was then carried."]);
    assert.equal(facts.motion?.outcome?.value, "carried");
    assert.equal(facts.motion?.unanimous, null);
  });
});

describe("minutes", () => {
  test("are provisional while they are marked as a draft", () => {
    assert.equal(read(["DRAFT MINUTES", "Present: Cllr A Ray"]).facts.motion?.provisional, true);
    assert.equal(read(["Minutes"], { furniture: ["DRAFT"] }).facts.motion?.provisional, true);
    assert.equal(read(["Minutes", "The draft budget was noted."]).facts.motion?.provisional, false);
  });

  test("that record several motions give each outcome its passage and none to the whole", () => {
    const { facts, short, warnings } = read([
      "Minutes of a meeting of the Planning Committee held on 3 May 2022",
      "Moved by Cllr Ann Ray, seconded by Cllr Bo Lee.",
      "The motion was carried.",
      "Moved by Cllr Cy Fox.",
      "The motion was carried.",
    ]);
    assert.equal(facts.motion?.mover, null);
    assert.equal(facts.motion?.outcome, null);
    assert.equal(warnings.length, 1);
    assert.equal(short.filter((line) => line.startsWith("outcome")).length, 2);
  });

  test("name their body in the line that opens them", () => {
    const { source, date } = read([
      "Minutes of the meeting of the Planning Committee held on Monday 3rd May 2022",
    ]);
    assert.equal(source, "Planning Committee");
    assert.equal(date?.value, "2022-05-03");
  });
});

describe("a motion in minutes", () => {
  const minutes = [
    { words: "# Midford City Council Minutes of the meeting of the Council", level: 1 },
    "on Thursday 6 November 2025",
    "# 47. Treasury report",
    "It was moved by Councillor Ida Frost and seconded by Councillor Oz Pike, and",
    "RESOLVED – That the report be noted.",
    "# 48. Notice of Motion: cameras",
    "It was moved by Councillor Ann Ray and seconded by Councillor Bo Lee:",
    "“This Council notes:",
    "1. that there are cameras.",
    "This Council resolves:",
    "1. to ask why.”",
    { words: "# Amendment", level: 3 },
    "It was moved by Councillor Cy Fox and seconded by Councillor Di Gow, as an amendment, that it be deleted.",
    "On being put to the vote, the amendment was declared LOST.",
    { words: "# The substantive motion", level: 3 },
    "The motion was put to the vote and declared carried unanimously, 25 Members voting for.",
    "# 49. Corn Exchange",
    "Moved by Councillor Ed Moss.",
    "The motion was declared LOST.",
  ];

  test("is settled by its own item, whatever else the meeting decided", () => {
    const { facts, text, warnings } = read(minutes);
    const { mover, seconder, outcome, unanimous } = facts.motion ?? {};
    assert.equal(mover?.value, "Councillor Ann Ray");
    assert.equal(seconder?.value, "Councillor Bo Lee");
    assert.equal(text.slice(outcome?.start, outcome?.end), "carried");
    assert.equal(unanimous?.value, true);
    assert.deepEqual(warnings, []);
  });

  test("has its clauses read inside quotation marks, and the head divided into body and title", () => {
    const { short, source, title } = read(minutes);
    assert.ok(short.includes("clause [notes 1] 1. that there are camera"));
    assert.equal(source, "Midford City Council");
    assert.equal(title, "Minutes of the meeting of the Council");
  });

  test("is not told apart from a second motion, and no outcome is given to either", () => {
    const second = [
      "# 50. Motion: trees",
      "This Council resolves:",
      "1. to plant.",
      "The motion was carried.",
    ];
    const { facts } = read([...minutes, ...second]);
    assert.equal(facts.motion?.outcome, null);
  });
});
