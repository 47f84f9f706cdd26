/** Which parts of an edited quotation stand in the text, letter for letter, with the editor's marks between. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf, searched } from "../../../../storage/model/quote/placement.js";
import { partsFault, quotedWords } from "../../../../storage/model/quoted-parts.js";

const text =
  "The Chair: We heard in January that the force’s cameras were bought with no vote of the council, and that they were used.\n\nDr Vale: The force deployed them twice, on 3 May and on 9 June; it was not asked to.";

/** The quotation as it is kept, and its parts; null when it is kept whole. */
function kept(quote: string) {
  const [place] = placesOf(quote, searched(text));
  const quoted = place?.parts ?? null;
  if (!quoted) return null;
  const [start, end] = [quoted.parts[0]?.start ?? 0, quoted.parts.at(-1)?.end ?? 0];
  const span = { exact: text.slice(start, end), start, end };
  assert.equal(partsFault(span, quoted), null);
  return {
    words: quotedWords(span, quoted),
    parts: quoted.parts.map((part) => text.slice(part.start, part.end)),
  };
}

test("an ellipsis divides a quotation into parts, also over passages", () => {
  assert.deepEqual(
    kept("the force's  cameras were bought … and that they were used ... The force deployed them"),
    {
      words: "the force’s cameras were bought … and that they were used ... The force deployed them",
      parts: ["the force’s cameras were bought", "and that they were used", "The force deployed them"],
    },
  );
});

test("the marks of the sentence at the ends belong to the parts", () => {
  assert.deepEqual(kept("the force’s cameras were bought … and that they were used.")?.parts, [
    "the force’s cameras were bought",
    "and that they were used.",
  ]);
});

test("brackets are the editor's, whole words or letters of one", () => {
  assert.deepEqual(kept("[t]he force deployed [the cameras] twice"), {
    words: "[t]he force deployed [the cameras] twice",
    parts: ["he force deployed", "twice"],
  });
  assert.deepEqual(
    kept("the force’s cameras were b[r]ought [sic] with no vote")?.words.includes("[sic]"),
    true,
  );
  assert.deepEqual(kept("it was not ask[ed] to")?.parts, ["it was not ask", "to"]);
});

test("open ends leave nothing out between the words, and whole words have no parts", () => {
  assert.equal(kept("… the force’s cameras were bought with no vote…"), null);
  assert.equal(kept("the force’s cameras were bought"), null);
});

test("what is altered has no parts", () => {
  assert.equal(kept("the force’s cameras were bought … and that they were never used"), null);
  assert.equal(kept("they were used … the force’s cameras were bought"), null, "the order is the text's");
});

test("parts that do not fit are refused with the reason", () => {
  const span = { exact: "one two three four", start: 10, end: 28 };
  const part = (start: number, end: number, before = "") => ({ before, start, end });
  const fault = (parts: ReturnType<typeof part>[], after = "") => partsFault(span, { parts, after });
  assert.equal(fault([part(10, 13), part(18, 28, " … ")]), null);
  assert.equal(fault([part(10, 28)], " [sic]"), null);
  assert.match(fault([part(10, 13), part(24, 27, " … ")]) ?? "", /begin and end/);
  assert.match(fault([part(10, 20), part(18, 28, " … ")]) ?? "", /order of the text/);
  assert.match(fault([part(10, 13), part(18, 28, " never ")]) ?? "", /“ never ”/);
  assert.match(fault([part(10, 13), part(18, 28, "")]) ?? "", /neither an ellipsis/);
  assert.match(fault([part(10, 28)], " not") ?? "", /After the parts stands “ not”/);
  assert.match(fault([part(10, 28)]) ?? "", /needs no marks/);
  assert.match(fault([]) ?? "", /begin and end/);
});
