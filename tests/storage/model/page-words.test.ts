import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsInText } from "../../../storage/model/page-words.js";

/** What stands in the text for each word of the page; null where none does. */
function found(page: string, text: string): (string | null)[] {
  return wordsInText(page.split(" "), text).map((span) => span && text.slice(span.start, span.end));
}

test("words in their order are found with the signs printed with them", () => {
  const text = "The force said “watchlists, too,” were under review; nobody asked why.";
  assert.deepEqual(found(text, text), text.split(" "));
});

test("words of a line that was broken are both parts of the joined word", () => {
  const text = "They spoke of surveillance in public places and of self-control at night.";
  const page = "They spoke of surveil- lance in public places and of self- control at night.";
  const words = found(page, text);
  assert.deepEqual(words.slice(3, 5), ["surveil", "lance"]);
  assert.deepEqual(words.slice(10, 12), ["self-", "control"]);
  assert.equal(words[11], "control");
});

test("running heads and page numbers have no place, and columns in another order keep theirs", () => {
  const text = "The first column speaks of bells that ring.\n\nThe second column speaks of birds that sing.";
  const page =
    "Quarterly Review 47 The second column speaks of birds that sing. The first column speaks of bells that ring. 47";
  const words = found(page, text);
  assert.deepEqual(words.slice(0, 3), [null, null, null]);
  assert.deepEqual(words.slice(3, 7), ["The", "second", "column", "speaks"]);
  assert.equal(words.at(-1), null);
  const [second] = wordsInText(page.split(" "), text).slice(3);
  assert.equal(second?.start, text.indexOf("The second"));
});

test("marks of notes are passed over, and a running head takes no word away from a sentence", () => {
  const text =
    "the same. In Tamworth nobody knew of it. The inquiry heard of preparedness for whatever may come.";
  const page =
    "Preparedness for the inquiry the same. 9 In Tamworth 10 nobody knew of it. 11 The inquiry heard of preparedness for whatever may come.";
  const words = found(page, text);
  assert.deepEqual(words.slice(4, 8), ["the", "same.", null, "In"]);
  assert.equal(words[1], null);
  assert.deepEqual(words.slice(-5), ["preparedness", "for", "whatever", "may", "come."]);
});

test("the same sentence printed twice is found in both places", () => {
  const text = "It shall be done at once. Nobody objected to it. It shall be done at once.";
  const spans = wordsInText(text.split(" "), text);
  assert.deepEqual(
    spans.map((span) => span?.start),
    [...text.matchAll(/\S+/g)].map(({ index }) => index),
  );
});

test("ligatures, pieces of words and letters beyond the first plane are found", () => {
  const text = "The ﬁrst oﬃce of 𝒳-ray pictures, Ångström & Sons, was ﬁlled.";
  assert.deepEqual(found("The first office of", text).slice(0, 4), ["The", "ﬁrst", "oﬃce", "of"]);
  const pieces = found("pic tures, Ångs tröm & Sons, was", text);
  assert.deepEqual(pieces.slice(0, 4), ["pic", "tures,", "Ångs", "tröm"]);
  assert.equal(pieces.at(-1), "was");
});

test("a word read otherwise has a place where its beginning and end agree, and none where nothing does", () => {
  const text = "The committee heard evidence from seven witnesses in the spring of that year.";
  const page = "The committee heard xxxxxxxx from seven witnesses in the spr1ng of that year.";
  const words = found(page, text);
  assert.deepEqual(words.slice(2, 5), ["heard", null, "from"]);
  assert.equal(words[9], "spring");
  assert.equal(words.at(-1), "year.");
});

test("a page of nothing but one letter, and no text, take no time and harm nobody", () => {
  const page = Array.from({ length: 3000 }, () => "aaaa");
  const text = page.join(" ");
  assert.equal(wordsInText(page, text).filter((span) => span === null).length, 0);
  assert.deepEqual(wordsInText(["word"], ""), [null]);
  assert.deepEqual(wordsInText(["bells"], "The bells"), [{ start: 4, end: 9 }]);
  assert.deepEqual(wordsInText([], "word"), []);
});
