/** Of the dates that the head of a document prints, the one that is the document's own. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { documentKinds } from "../../../storage/model/kind.js";
import { projectRoot } from "../../project-root.js";
import { buildExtraction } from "./build-extraction.js";

/** What comes after each head; the dates in it are others'. */
const bodies: Readonly<Record<string, string[]>> = {
  transcript: [
    "Q1 The Chair: Welcome. You wrote to us on 1 April 2001.",
    "Mr Lee: I did.",
    "Q2 The Chair: Why?",
    "Mr Lee: I forget.",
  ],
  motion: [
    "1. Apologies",
    "There were none.",
    "2. Benches",
    "RESOLVED that a bench be bought before 1 April 2001.",
  ],
  article: [
    "The boat will sail only twice a day from 1 April 2001, its owner said on Thursday, and nobody was asked about it.",
  ],
  other: [
    "What was decided on 1 April 2001 was that nothing should be decided, and this paper tells how that came about.",
  ],
};

const cases = readFileSync(join(projectRoot, "tests", "fixtures", "dates", "own-dates.txt"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

describe("a document’s own date", () => {
  for (const line of cases)
    test(line, () => {
      const [wanted, kindName = "", ...rest] = line.split(" | ");
      const kind = documentKinds.find((one) => one === kindName);
      assert.ok(kind);
      const extraction = buildExtraction([...rest.join(" | ").split(" // "), ...(bodies[kind] ?? [])]);
      const { date } = structure(extraction, { name: "a", mediaType: "text/plain", kind });
      assert.equal(String(date?.value ?? null), wanted);
      // Without words that say so there is no date.
      if (date) assert.match(extraction.text.slice(date.start, date.end), /\d{4}|\b\d{1,2}\b/);
    });
});
