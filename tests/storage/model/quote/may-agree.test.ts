import assert from "node:assert/strict";
import test from "node:test";
import { mayAgree } from "../../../../storage/model/quote/may-agree.js";
import { placesOf, searched } from "../../../../storage/model/quote/placement.js";
import { tokensOf } from "../../../../storage/model/quote/tokens.js";
import { randomFrom } from "../../../eval/random.js";

test("what is passed over by counting words would never have agreed so much", () => {
  const draw = randomFrom(7);
  const word = () => "abcdefgh".charAt(draw.int(8));
  const words = (count: number) => Array.from({ length: count }, word).join(" ");
  let [passedOver, near] = [0, 0];
  for (let round = 0; round < 400; round++) {
    const quote = words(3 + draw.int(8));
    const text = words(5 + draw.int(60));
    for (const least of [0.4, 0.62, 0.9]) {
      const best = placesOf(quote, searched(text))[0]?.agreement ?? 0;
      if (best >= least) near += 1;
      if (mayAgree(tokensOf(quote), tokensOf(text), least)) continue;
      passedOver += 1;
      assert.ok(best < least, `“${quote}” in “${text}” agrees ${best}, passed over at ${least}`);
    }
  }
  assert.ok(passedOver > 50 && near > 50, `${passedOver} passed over, ${near} near`);
});
