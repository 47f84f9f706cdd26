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
  const structured = structure(extraction, {
    kind: "transcript",
    name: "x.pdf",
    mediaType: "application/pdf",
  });
  return { ...structured, short: inShort(extraction.text, structured.passages), text: extraction.text };
}

const lordsHead = [
  "Justice and Home Affairs Committee",
  "Corrected oral evidence: Retail crime",
  "Tuesday 12 December 2023",
  "10.30 am",
  "Members present: Baroness Hale of Arden (The Chair); Lord Blunt; Baroness Shaw of Thorpe.",
  "Evidence Session No. 1                Heard in Public                Questions 1 - 12",
  "# Witnesses",
  "I: Lindsay Cole QPM, Director of Intelligence, Northern Police; Professor Karin Young, University of Somewhere.",
  "# Examination of witnesses",
  "Lindsay Cole and Professor Karin Young.",
];

describe("oral evidence", () => {
  test("a Lords session: numbered questions, answers, follow-on paragraphs, roles", () => {
    const { short, facts } = read([
      ...lordsHead,
      "Q1\u00A0\u00A0\u00A0\u00A0\u00A0The Chair: Good morning. Who are you?",
      "Lindsay Cole: I am the director.",
      "I have held the post since 2019. My view is this: it works.",
      "Q2    Lord Blunt: Thank you. Is it lawful?",
      "Professor Karin Young: He said: yes. I say no.",
      "The Chair: Order.",
      "Baroness Shaw of Thorpe: May I follow that up?",
    ]);
    assert.deepEqual(short.slice(lordsHead.length), [
      "question Q1 <The Chair> (chair) @10.30 am Q1 The Chair: Good morni",
      "speech Q1 <Lindsay Cole> (witness) Lindsay Cole: I am the d",
      "speech Q1 <Lindsay Cole> (witness) I have held the post sin",
      "question Q2 <Lord Blunt> (member) Q2 Lord Blunt: Thank you",
      "speech Q2 <Professor Karin Young> (witness) Professor Karin Young: H",
      "speech Q2 <The Chair> (chair) The Chair: Order.",
      "question Q2 <Baroness Shaw of Thorpe> (member) Baroness Shaw of Thorpe:",
    ]);
    assert.ok(short.slice(0, lordsHead.length).every((line) => !line.includes("<")));
    assert.equal(facts.transcript?.questions, 2);
  });

  test("the head gives title, date, source, chair, members and witnesses with their spans", () => {
    const { title, date, source, facts, text } = read([...lordsHead, "Q1 The Chair: Welcome."]);
    assert.equal(title, "Retail crime");
    assert.equal(source, "Justice and Home Affairs Committee");
    assert.equal(date?.value, "2023-12-12");
    assert.equal(text.slice(date?.start, date?.end), "Tuesday 12 December 2023");
    const transcript = facts.transcript;
    assert.equal(transcript?.chair?.value, "Baroness Hale of Arden");
    for (const name of [...(transcript?.witnesses ?? []), ...(transcript?.membersPresent ?? [])]) {
      assert.equal(text.slice(name.start, name.end), name.value);
    }
    assert.deepEqual(
      transcript?.witnesses.map((name) => name.value),
      ["Lindsay Cole QPM", "Professor Karin Young"],
    );
    assert.deepEqual(
      transcript?.membersPresent.map((name) => name.value),
      ["Baroness Hale of Arden", "Lord Blunt", "Baroness Shaw of Thorpe"],
    );
  });

  test("question numbers that the file keeps as list markers are read too", () => {
    const { short } = read([
      { words: "Chair: Who pays?", marker: "Q41", boldLead: 6 },
      "Ms Ray: We do.",
      { words: "Is that fair?", marker: "Q42" },
    ]);
    assert.deepEqual(short, [
      "question Q41 <Chair> (chair) Chair: Who pays?",
      "speech Q41 <Ms Ray> Ms Ray: We do.",
      "question Q42 Is that fair?",
    ]);
  });

  test("several turns in one block are told apart, each on its own page", () => {
    const { passages, short } = read(
      [
        { words: "Q1 Mr Ray: One?\nAnn Lee: Yes.\nIndeed so. Q2 Mr Ray: Two?", page: 1, pageEnd: 2 },
        { words: "Ann Lee: No.", page: 2, pageEnd: 2 },
      ],
      { pages: [0.6, 1.4] },
    );
    assert.deepEqual(short, [
      "question Q1 <Mr Ray> Q1 Mr Ray: One?",
      "speech Q1 <Ann Lee> Ann Lee: Yes. Indeed so.",
      "question Q2 <Mr Ray> Q2 Mr Ray: Two?",
      "speech Q2 <Ann Lee> Ann Lee: No.",
    ]);
    assert.deepEqual(
      passages.map((passage) => passage.page),
      [1, 1, 2, 2],
    );
  });

  test("words before a colon are no speaker unless the document bears them out", () => {
    const { short } = read([
      "Mr Ray: What follows?",
      "Note: the figures are draft.",
      "Three things: cost, time, quality.",
      "Home Office: it was their idea.",
      "Ms Lee: I see.",
    ]);
    assert.deepEqual(
      short.map((line) => line.split(">")[0]),
      Array(4).fill("speech <Mr Ray").concat("speech <Ms Lee"),
    );
  });

  test("lines of the record end a turn: suspensions, the next panel and its witnesses", () => {
    const { short } = read([
      "Q1 Ms Ray: Yes or no?",
      "Ann Lee: Yes.",
      "Sitting suspended for a Division in the House.",
      "Examination of witnesses",
      "Witnesses: Cy Fox and Di Gow.",
      "Chair: Welcome.",
    ]);
    assert.deepEqual(short.slice(2), [
      "paragraph Sitting suspended for a ",
      "paragraph Examination of witnesses",
      "paragraph Witnesses: Cy Fox and Di",
      "speech <Chair> (chair) Chair: Welcome.",
    ]);
  });

  test("a transcript without labels keeps its paragraphs and says so", () => {
    const { short, warnings, facts } = read(["Good morning.", "Good morning to you."]);
    assert.deepEqual(short, ["paragraph Good morning.", "paragraph Good morning to you."]);
    assert.equal(warnings.length, 1);
    assert.equal(facts.transcript?.chair, null);
  });
});

describe("hearings of an inquiry", () => {
  test("bold labels, times of day, stage directions, sworn witnesses and examiners", () => {
    const { short, facts } = read([
      "(10.00 am)",
      "**Mr Beck**: I call Carl Cope.",
      "**Sir Will Wynne**: Yes.",
      "CARL COPE (sworn).",
      "# Examined by Mr Beck",
      "**Mr Beck**: Your full name?",
      "(Pause)",
      "Take your time.",
      "**Carl Cope**: Carl Anthony Cope.",
    ]);
    assert.deepEqual(short, [
      "paragraph @10.00 am (10.00 am)",
      "question <Mr Beck> (counsel) @10.00 am **Mr Beck**: I call Carl",
      "speech <Sir Will Wynne> **Sir Will Wynne**: Yes.",
      "paragraph CARL COPE (sworn).",
      "heading Examined by Mr Beck",
      "question <Mr Beck> (counsel) **Mr Beck**: Your full n",
      "paragraph (Pause)",
      "question <Mr Beck> (counsel) Take your time.",
      "speech <Carl Cope> (witness) **Carl Cope**: Carl Anth",
    ]);
    assert.equal(facts.transcript?.witnesses[0]?.value, "CARL COPE");
  });

  test("a chair who examines asks questions, and is not counsel for it", () => {
    const { short, facts } = read([
      "CARL COPE (continued)",
      "Questioned by Mr Beck (continued)",
      "Mr Beck: Were you there?",
      "Carl Cope: I was.",
      "Questioned by Sir Will Wynne",
      "Sir Will Wynne: All day?",
    ]);
    assert.deepEqual(short.slice(2), [
      "question <Mr Beck> (counsel) Mr Beck: Were you there?",
      "speech <Carl Cope> (witness) Carl Cope: I was.",
      "paragraph Questioned by Sir Will W",
      "question <Sir Will Wynne> Sir Will Wynne: All day?",
    ]);
    assert.deepEqual(
      facts.transcript?.witnesses.map((name) => name.value),
      ["CARL COPE"],
    );
  });

  test("Q. and A. are the examiner and the witness that the record names", () => {
    const { short } = read([
      "MS JANE DOE (affirmed)",
      "Examination by MR BECK",
      "Q.  Were you there?",
      "A.  I was.",
      "It rained.",
      "Q.  And then?",
      "A.  Home.",
    ]);
    assert.deepEqual(short.slice(2), [
      "question <MR BECK> (counsel) Q. Were you there?",
      "speech <MS JANE DOE> (witness) A. I was.",
      "speech <MS JANE DOE> (witness) It rained.",
      "question <MR BECK> (counsel) Q. And then?",
      "speech <MS JANE DOE> (witness) A. Home.",
    ]);
  });
});

describe("other records of spoken words", () => {
  test("a public bill committee: places and parties in brackets, witnesses who gave evidence", () => {
    const { short } = read([
      "Examination of Witnesses",
      "Nia Shah and Kay Green gave evidence.",
      "9 am",
      "Q 1 Andrew Sel (South-West Bedfordshire) (Con): Can you say more?",
      "Kay Green: Yes.",
      "Andrew Sel: Thank you.",
      "Several hon. Members: Hear, hear.",
    ]);
    assert.deepEqual(short.slice(3), [
      "question Q1 <Andrew Sel (South-West Bedfordshire) (Con)> @9 am Q 1 Andrew Sel (South-We",
      "speech Q1 <Kay Green> (witness) Kay Green: Yes.",
      "speech Q1 <Andrew Sel> Andrew Sel: Thank you.",
      "speech Q1 <Several hon. Members> Several hon. Members: He",
    ]);
  });

  test("a deposition: the witness sworn at length, the examiner on a line of its own", () => {
    const { short } = read([
      "JOHN A. SMITH, having been first duly sworn, testified as follows:",
      "BY MS. JONES:",
      "Q. Where do you work?",
      "A. At Acme.",
      "MR. BROWN: Objection.",
      "Q. Since when?",
    ]);
    assert.deepEqual(short.slice(1), [
      "paragraph BY MS. JONES:",
      "question <MS. JONES> (counsel) Q. Where do you work?",
      "speech <JOHN A. SMITH> (witness) A. At Acme.",
      "speech <MR. BROWN> MR. BROWN: Objection.",
      "question <MS. JONES> (counsel) Q. Since when?",
    ]);
  });
});

describe("captions", () => {
  const cue = (words: string, time: string, speaker: string | null = null): BlockLike => ({
    words,
    kind: "caption",
    time,
    speaker,
  });

  test("keep their times; a voice of the file is the speaker of its cue alone", () => {
    const { short } = read([cue("Welcome.", "00:00:01.000", "Ann Lee"), cue("Thanks.", "00:00:03.500")]);
    assert.deepEqual(short, ["speech <Ann Lee> @00:00:01.000 Welcome.", "caption @00:00:03.500 Thanks."]);
  });

  test("a label printed in a cue holds until the next", () => {
    const { short } = read([
      cue("CHAIR: Welcome", "00:00:01.000"),
      cue("to the meeting.", "00:00:02.000"),
      cue("Cllr Lee: Thanks: really.", "00:00:03.000"),
    ]);
    assert.deepEqual(short, [
      "speech <CHAIR> (chair) @00:00:01.000 CHAIR: Welcome",
      "speech <CHAIR> (chair) @00:00:02.000 to the meeting.",
      "speech <Cllr Lee> @00:00:03.000 Cllr Lee: Thanks: really",
    ]);
  });
});
