import assert from "node:assert/strict";
import { test } from "node:test";
import { isSaidBy } from "../../../ingest/quotes/said-by.js";
import type { TranscriptFacts } from "../../../storage/model/facts/transcript-facts.js";

const read = (value: string) => ({ value, start: 0, end: value.length });

function participant(name: string, role: "chair" | "witness" | "member", post: string | null = null) {
  return { name: read(name), role, post: post === null ? null : read(post), body: null, panel: null };
}

const facts: TranscriptFacts = {
  chair: read("Baroness Thistlewaite of Ambermoor"),
  witnesses: [],
  membersPresent: [],
  participants: [
    participant("Baroness Thistlewaite of Ambermoor", "chair"),
    participant("Dr Corwin Aldersyke", "witness", "Principal Metrologist"),
    participant("Ann Wetherby", "witness", "Chair of the Harbour Trust"),
  ],
  questions: 3,
  divisions: [],
};

test("words given to the Chair are hers under her name or her office, and nobody else’s whom the record declares", () => {
  for (const claimed of ["the Chair", "Madam Chair", "The Chairman"]) {
    assert.equal(isSaidBy(claimed, "The Chair", facts), true);
    assert.equal(isSaidBy(claimed, "Baroness Thistlewaite", facts), true);
    assert.equal(isSaidBy(claimed, "Dr Corwin Aldersyke", facts), false);
  }
});

test("whether the Chair said them stays unknown where no chair is declared, or the speaker chairs something else", () => {
  assert.equal(isSaidBy("the Chair", "Dr Corwin Aldersyke", { ...facts, chair: null }), null);
  assert.equal(isSaidBy("the Chair", "Dr Corwin Aldersyke", null), null);
  assert.equal(isSaidBy("the chair", "Ann Wetherby", facts), null);
  assert.equal(isSaidBy("the chair", "The Witness", facts), null);
});
