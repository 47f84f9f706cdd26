/** Where it is easy to give somebody the words of another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { type BlockLike, buildExtraction, inShort } from "./build-extraction.js";

function turns(blocks: readonly BlockLike[]): string[] {
  const extraction = buildExtraction(blocks);
  const file = { kind: "transcript", name: "x.txt", mediaType: "text/plain" } as const;
  return inShort(extraction.text, structure(extraction, file).passages);
}

test("a caption’s sign for a new voice bears its label out, and ends the turn above where it has none", () => {
  const cue = (words: string, time: string): BlockLike => ({ words, kind: "caption", time });
  assert.deepEqual(
    turns([
      cue(">> MEMBER COLT: May I ask", "00:00:01.000"),
      cue("about the lamps?", "00:00:02.000"),
      cue(">> Please do.", "00:00:03.000"),
    ]),
    [
      "speech <MEMBER COLT> @00:00:01.000 >> MEMBER COLT: May I as",
      "speech <MEMBER COLT> @00:00:02.000 about the lamps?",
      "caption @00:00:03.000 >> Please do.",
    ],
  );
});

test("who made a transcript says nothing in it", () => {
  const said = [
    "Ann Wetherby: Please do.",
    "Bernard Colt: Twelve of them carry cameras.",
    "Ann Wetherby: Thank you.",
  ];
  const last = turns([...said, ...said, "Transcribed by https://otter.example"]).at(-1);
  assert.equal(last, "paragraph Transcribed by https://o");
});

test("a name on a line of its own that nothing bears out ends the turn above it", () => {
  const read = turns([
    "Mr Colt",
    "May I ask what the council spends?",
    "Mrs Puw",
    "And who reads the meters?",
    "Iorwerth Penn",
    "Nobody has read one since 2009.",
    "Mr Colt",
    "Thank you.",
  ]);
  assert.deepEqual(read.slice(3, 6), [
    "speech <Mrs Puw> And who reads the meters",
    "paragraph Iorwerth Penn",
    "paragraph Nobody has read one sinc",
  ]);
  assert.equal(read.at(-1), "speech <Mr Colt> Thank you.");
});
