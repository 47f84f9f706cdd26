import assert from "node:assert/strict";
import { test } from "node:test";
import { improvedVersion, madeBy, versionToday } from "../../../ingest/extract/made-by.js";

test("an extraction names its extractor as it is today, with what read its scans", () => {
  const today = versionToday("pdf");
  assert.deepEqual(madeBy("pdf"), { extractor: "pdf", extractorVersion: `${today}` });
  assert.equal(madeBy("pdf", "tesseract 5.3.0 eng").extractorVersion, `${today}, tesseract 5.3.0 eng`);
  assert.throws(() => madeBy("toString"), TypeError);
});

test("a text is known to be older than its extractor, whatever read its scans", () => {
  const today = versionToday("pdf") ?? 0;
  assert.equal(improvedVersion("pdf", `${today - 1}`), today);
  assert.equal(improvedVersion("pdf", `${today - 1}, tesseract 5.3.0 eng`), today);
  assert.equal(improvedVersion("pdf", `${today}, another reader`), null);
  assert.equal(improvedVersion("pdf", "of old"), null);
  assert.equal(improvedVersion("an extractor that is gone", "1"), null);
});
