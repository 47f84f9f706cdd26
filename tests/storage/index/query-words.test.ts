import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { queryToSend } from "../../../storage/index/query-words.js";

describe("the words sent to the engine", () => {
  it("are those typed when there are ten or fewer, a phrase being one", () => {
    const phrase = '"that this council notes with concern the growing use of live facial recognition"';
    for (const typed of [
      "",
      "vote ",
      'the "live facial" -drone',
      "a b c d e f g h i j",
      `${phrase} police`,
    ]) {
      assert.equal(queryToSend(typed), typed);
    }
  });

  it("are the ten longest of a long query, each once and in the order typed", () => {
    assert.equal(
      queryToSend(
        "It is a view of the committee and a committee of police which deployed biometric recognition cameras to explain it fully",
      ),
      "view committee police which deployed biometric recognition cameras explain fully ",
    );
  });

  it("keep a phrase whole, in as many terms as its commas make of it", () => {
    assert.equal(
      queryToSend('aa bb cc dd ee ff gg hh ii jj "to be, or not to be" questions'),
      'aa bb cc dd ee ff gg "to be, or not to be" questions ',
    );
  });

  it("leave out a phrase of more than ten parts when there are other words, and send it when there are none", () => {
    const long = '"one, two, three, four, five, six, seven, eight, nine, ten, eleven"';
    assert.equal(queryToSend(`${long} watchlist`), "watchlist ");
    assert.equal(queryToSend(long), long);
  });

  it("keep the sign of a word that must not stand, but make none of a hyphen inside a word", () => {
    assert.equal(queryToSend("-withdrawn a b c d e f g h i re-use"), "-withdrawn a b c d e f g re use ");
  });
});
