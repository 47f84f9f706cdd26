import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { divisionsOf } from "../../../ingest/structure/transcript-divisions.js";
import { buildExtraction } from "./build-extraction.js";

describe("divisions", () => {
  test("a tally that does not equal the names listed is told and not corrected", () => {
    const { text, ...rest } = buildExtraction([
      "The Committee divided: Ayes 3, Noes 1.",
      "Division No. 7",
      "AYES",
      "Adey, Ms Joan\nByrne, Colin",
      "NOES",
      "Gale, Sir Piers",
      "Question accordingly agreed to.",
      "Stone, Mrs. Anne",
    ]);
    const [division, ...others] = divisionsOf({ text, ...rest });
    assert.equal(others.length, 0);
    assert.equal(division?.number?.value, "7");
    assert.deepEqual([division?.tally.for?.value, division?.tally.against?.value], [3, 1]);
    assert.deepEqual(
      division?.votes.map(({ side, name }) => [side, text.slice(name.start, name.end)]),
      [
        ["for", "Adey, Ms Joan"],
        ["for", "Byrne, Colin"],
        ["against", "Gale, Sir Piers"],
      ],
    );
    assert.deepEqual(
      division?.flags.map(({ code, sentence, start, end }) => [code, sentence, text.slice(start, end)]),
      [["tally-names", "The record counts 3 for, and lists 2 names.", "3"]],
    );
    assert.ok(text.slice(division?.start, division?.end).endsWith("Gale, Sir Piers"));
  });

  test("counts without names, and names without counts, are kept as they are", () => {
    const counted = divisionsOf(
      buildExtraction(["The result of the division is: For 62, Against 59, Abstentions 2."]),
    );
    assert.deepEqual(
      counted.map(({ tally, votes }) => [
        tally.for?.value,
        tally.against?.value,
        tally.abstained?.value,
        votes,
      ]),
      [[62, 59, 2, []]],
    );
    const listed = divisionsOf(
      buildExtraction(["Division No. 2", "Ayes", "Bell, Tom; Carr, Jill", "Noes", "Dent, H"]),
    );
    assert.deepEqual(
      listed.map(({ tally, votes }) => [tally.for, votes.length]),
      [[null, 3]],
    );
  });

  test("prose about a divided house and long runs make no division, and take no time", () => {
    const from = Date.now();
    assert.deepEqual(divisionsOf(buildExtraction(["I think that a house divided cannot stand."])), []);
    divisionsOf(buildExtraction([`The House divided: ${"Ayes ".repeat(50_000)}`, "A ".repeat(200_000)]));
    assert.ok(Date.now() - from < 2_000);
  });
});
