import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

const prose = "The committee met and looked at what had been said of the cameras in the spring.";

/** The date of a paper, and the words that it was read from. */
function dateOf(blocks: readonly BlockLike[]): [string, string] | null {
  const extraction = buildExtraction(["# Cameras in the town", ...blocks, prose]);
  const { date } = structure(extraction, { name: "a", mediaType: "application/pdf" });
  return date && [date.value, extraction.text.slice(date.start, date.end)];
}

describe("when a paper was published", () => {
  const ordered = "This Report was Ordered by the House of Commons, on 1 April 2025, to be printed.";

  test("is what its imprint says, not when it was ordered to be printed", () => {
    const words = `${ordered} It was published on 14 April 2025 by authority of the House of Commons.`;
    assert.deepEqual(dateOf([words]), ["2025-04-14", "14 April 2025"]);
    assert.deepEqual(dateOf(["Ordered to be printed 11 July 2011 and published 19 July 2011"]), [
      "2011-07-19",
      "19 July 2011",
    ]);
  });

  test("is the month that stands alone on its cover", () => {
    const presented =
      "Presented to Parliament, and ordered by the House of Commons to be printed 18 July 2024";
    assert.deepEqual(dateOf(["July 2024", presented]), ["2024-07", "July 2024"]);
    assert.deepEqual(dateOf([presented]), ["2024-07-18", "18 July 2024"]);
  });

  test("is not chosen between several, nor taken from what is told of another paper", () => {
    assert.equal(dateOf(["July 2024", "June 2023"]), null);
    assert.equal(
      dateOf(["The Committee's first report on the cameras of the town was published on 14 April 2025."]),
      null,
    );
    assert.equal(dateOf(["In July 2024 the cameras of the town were counted."]), null);
  });
});
