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
});
