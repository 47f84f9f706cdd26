import assert from "node:assert/strict";
import { before, test } from "node:test";
import { checkHandMade, type HandMadeAnswer } from "../../eval/hand-made-quotations.js";

let answers: HandMadeAnswer[];
before(async () => {
  answers = await checkHandMade();
});

test("no reworded, spliced or mistaken quotation is ever called verbatim, and no true one anything else", () => {
  assert.ok(answers.length >= 90);
  for (const { quote, verdict, answer } of answers)
    assert.equal(answer.verdict === "verbatim", verdict.includes("verbatim"), `${answer.verdict}: ${quote}`);
});

test("97 of 100 at least are answered as a fair judge would", () => {
  const wrong = answers.filter(({ isRight }) => !isRight);
  const said = wrong.map(
    ({ made, verdict, answer }) => `${made}: ${answer.verdict}, not ${verdict.join(" or ")}`,
  );
  assert.ok(wrong.length <= 0.03 * answers.length, said.join("; "));
});

test("an altered number, a negation and a letter of another script are named as what they are", () => {
  const named = (made: RegExp) =>
    answers
      .filter((each) => made.test(each.made) && each.answer.verdict === "altered")
      .map(({ made, answer }) => ({ made, kinds: answer.differences.map(({ kind }) => kind) }));
  for (const { made, kinds } of named(
    /^(never|no|not|negation|do not|nobody)\b.*(dropped|left out|put in|made)/,
  ))
    assert.ok(kinds.includes("negation"), `${made}: ${kinds.join(", ")}`);
  for (const { made, kinds } of named(/^(a digit turned|the other number|decimal point|a year changed)/))
    assert.ok(kinds.includes("number"), `${made}: ${kinds.join(", ")}`);
  for (const { made, kinds } of named(/^(Cyrillic|Greek)/))
    assert.ok(kinds.includes("look-alike letters"), `${made}: ${kinds.join(", ")}`);
});
