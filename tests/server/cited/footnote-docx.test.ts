import assert from "node:assert/strict";
import test from "node:test";
import mammoth from "mammoth";
import { footnoteDocx } from "../../../server/cited/footnote-docx.js";
import { aCited } from "./a-cited.js";

const evidence = aCited(
  {
    kind: "transcript",
    title: "Policing & <us>",
    source: "Home Affairs Committee",
    date: "2013-09-10",
    isEvidence: true,
  },
  { question: "12" },
  "Dr Calloway",
);

test("the Word file holds the words and a footnote with the reference, its title in italics", async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: await footnoteDocx(evidence) });
  assert.match(value, /^<p>“the words”<sup><a href="#footnote-1"/);
  assert.match(
    value,
    /<li id="footnote-1"><p> ?Home Affairs Committee, <em>Policing &amp; &lt;us&gt;<\/em> \(10 September 2013\) Q12 \(Dr Calloway\)/,
  );
  assert.deepEqual(
    messages.filter(({ type }) => type === "error"),
    [],
  );
});

test("lines stay lines, and what XML cannot hold is left out", async () => {
  const cited = aCited({ title: "T" }, {}, null, "one\u0000\u0008\ntwo \u{1F600}");
  const { value } = await mammoth.convertToHtml({ buffer: await footnoteDocx(cited) });
  assert.match(value, /<p>“one +<br \/>two \u{1F600}”/u);
});

test("of a whole document the file holds the title", async () => {
  const { value } = await mammoth.extractRawText({
    buffer: await footnoteDocx({ ...evidence, words: null }),
  });
  assert.match(value, /^Policing & <us>/);
});
