import assert from "node:assert/strict";
import test from "node:test";
import { pastedText } from "../../../ingest/quotes/pasted-text.js";
import { quotationsIn } from "../../../ingest/quotes/quotations-in.js";

/** The quotations found, each with the words that stand at its place in what was pasted. */
function found(pasted: string): [quote: string, given: string][] {
  const { text, before } = pastedText(pasted);
  return quotationsIn(text).map(({ start, end }) => [
    text.slice(start, end),
    pasted.slice(before(start), before(end)),
  ]);
}

test("markup and entities are read as what they stand for, and lead back to where they were pasted", () => {
  const pasted =
    "<!-- <p>“no” --><script>var a = “not this one here”;</script><p class='a'>Mr Osei said: &ldquo;We don&rsquo;t <em>know</em> &amp; never will.&rdquo;</p><p>She wrote: <q>It was 5 &lt; 6 all along</q>.</p>";
  assert.deepEqual(found(pasted), [
    ["We don’t know & never will.", "We don&rsquo;t <em>know</em> &amp; never will."],
    ["It was 5 < 6 all along", "It was 5 &lt; 6 all along"],
  ]);
  assert.deepEqual(found("The chair said &quot;we shall not do it again&quot; and left."), [
    ["we shall not do it again", "we shall not do it again"],
  ]);
  assert.equal(pastedText("5 < 6 and a <b and &nothing; AT&T").text, "5 < 6 and a <b and &nothing; AT&T");
});

test("quoted lines of an e-mail lose their signs, and block quotations of Markdown have marks put round them", () => {
  assert.deepEqual(
    found("On Monday Ida wrote:\n> He said “we shall\n> not do it again” to me.\n>> Older words.\n\nIndeed."),
    [["we shall\nnot do it again", "we shall\n> not do it again"]],
  );
  assert.deepEqual(
    found(
      "The report says:\n\n> The cameras were switched\n> off in March.\n> — The Commissioner\n\nSo it is.",
    ).map(([quote]) => quote),
    ["The cameras were switched\noff in March."],
  );
  assert.deepEqual(
    found("It says:\n\n> The cameras were switched off.\n>\n> Nobody was told of it.\n\nSo it is.").map(
      ([quote]) => quote.trim(),
    ),
    ["The cameras were switched off.", "Nobody was told of it."],
  );
});

test("dialogue that dashes open is found where somebody is said to say it, and lists stay lists", () => {
  assert.deepEqual(
    found("— We shall not do it again, said Ida Roth.\n— Nobody asked you to do it.").map(([quote]) => quote),
    ["We shall not do it again,", "Nobody asked you to do it."],
  );
  assert.deepEqual(
    found("— No lo vamos a hacer nunca más —dijo Ida—. Nadie lo pidió en el pleno.").map(([quote]) => quote),
    ["No lo vamos a hacer nunca más", "Nadie lo pidió en el pleno."],
  );
  const list = "We ask for:\n— Fewer cameras in the street\n— More officers on the beat";
  assert.equal(pastedText(list).text, list);
});

test("millions of characters of broken markup take no more than a moment", () => {
  for (const strain of ["<!--", "<script>", "<a '", '<a x="', "&#1", "> ", "— A ", "— , ", "</p>"]) {
    const started = performance.now();
    pastedText(`</p>${strain.repeat(1_000_000 / strain.length)}`);
    assert.ok(performance.now() - started < 5_000, strain);
  }
});
