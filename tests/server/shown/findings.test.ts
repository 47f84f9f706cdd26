import assert from "node:assert/strict";
import test from "node:test";
import { findingsShown } from "../../../server/shown/findings.js";
import { outsideText } from "../../../storage/model/finding.js";
import type { Page } from "../../../storage/model/passage.js";

test("a finding's page is named by its label, with its number in the file beside it, and leads there", () => {
  const pages = [null, "ii", "1"].map(
    (label, index): Page => ({
      number: index + 1,
      label,
      start: 0,
      end: 0,
      characters: 0,
      method: "text",
    }),
  );
  const findings = [1, 3].map((number) => outsideText("covered text", `page ${number}`, "low water"));
  const comment = outsideText("covered text", "comment 2", "low water");
  const [kind] = findingsShown([...findings, comment], {
    document: "abc",
    version: 2,
    passageStarts: [],
    pages,
  });
  assert.deepEqual(kind?.groups[0]?.places, [
    { label: "page 1", href: "/documents/abc/versions/2/pages/1" },
    { label: "page 1 (3rd in the file)", href: "/documents/abc/versions/2/pages/3" },
    { label: "comment 2", href: null },
  ]);
});
